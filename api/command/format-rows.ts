import { styleText } from 'node:util';
import Table from 'cli-table3';
import { stringify } from 'csv-stringify/sync';
import type { Row, Value } from '#graph/driver/database.ts';
import { plainJson } from '#serve/resolvers/plain-json.ts';
import { columnWidths } from './column-widths.ts';
import type { OutputFormat } from './output-format.ts';
import { printable, printableJson } from './printable.ts';

/**
 * Rows as text that ends with a line break. `table`: for a terminal, without the control characters that data may hold;
 * `csv`: RFC 4180 with a header, formulas disarmed, and other text as it is; `json`: one array of objects; `ndjson`: one object a line.
 * @param width columns that a table may take; null: any
 */
export function formatRows(
  columns: readonly string[],
  rows: readonly Row[],
  format: OutputFormat,
  width = process.stdout.isTTY ? process.stdout.columns : null,
): string {
  switch (format) {
    case 'table':
      return formatTable(columns, rows, width);
    case 'csv':
      return stringify(
        rows.map((row) => columns.map((column) => csvValue(row[column] ?? null))),
        {
          header: true,
          columns: [...columns],
          escape_formulas: true,
          // A negative number is no formula.
          cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
          record_delimiter: 'windows',
        },
      );
    case 'ndjson':
      return rows.map((row) => `${printableJson(JSON.stringify(plainJson(row)))}\n`).join('');
    case 'json':
      return `${printableJson(JSON.stringify(plainJson(rows), null, 2))}\n`;
  }
}

/** Only a terminal, and only one whose user wants it: NO_COLOR is heeded. */
function inColour(): boolean {
  return process.stdout.isTTY && process.stdout.hasColors();
}

function csvValue(value: Value): string | number {
  if (typeof value === 'number') return value;
  // A file holds what the data say; a terminal shows it.
  return process.stdout.isTTY ? printable(cellText(value)) : cellText(value);
}

function formatTable(columns: readonly string[], rows: readonly Row[], width: number | null): string {
  const head = columns.map(printable);
  const cells = rows.map((row) => columns.map((column) => printable(cellText(row[column] ?? null))));
  const colWidths = columnWidths([head, ...cells], width);
  const table = new Table({
    head: inColour() ? head.map((name) => styleText('bold', name, { validateStream: false })) : head,
    ...(colWidths === null ? {} : { colWidths, wordWrap: true }),
    style: { head: [], border: [], compact: true },
  });
  table.push(...cells);
  return `${table.toString()}\n`;
}

/** A value in one cell: lists are joined, nodes named, paths drawn, other nested values are JSON. */
function cellText(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return value.map(cellText).join(', ');
  switch (value['$type']) {
    case 'node':
      return cellText(value['caption'] ?? value['key'] ?? null);
    case 'relationship':
      return cellText(value['key'] ?? value['type'] ?? null);
    case 'path':
      return pathText(value['nodes'] ?? null, value['relationships'] ?? null);
    default:
      return JSON.stringify(plainJson(value));
  }
}

/** `Microsoft –EMPLOYS– Engineers`; which way each goes, the JSON tells. */
function pathText(nodes: Value, relationships: Value): string {
  if (!isList(nodes) || !isList(relationships)) return '';
  return nodes
    .map((node, index) => {
      const relationship = relationships[index];
      return relationship === undefined ? cellText(node) : `${cellText(node)} –${typeText(relationship)}– `;
    })
    .join('');
}

function typeText(relationship: Value): string {
  const isMap = relationship !== null && typeof relationship === 'object' && !isList(relationship);
  return isMap ? cellText(relationship['type'] ?? null) : '';
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
