import Table from 'cli-table3';
import { stringify } from 'csv-stringify/sync';
import type { Row, Value } from '#graph/driver/database.ts';
import type { OutputFormat } from './output-format.ts';

/**
 * Rows as text that ends with a line break. `table`: for a terminal, without the control characters that data may hold;
 * `csv`: RFC 4180 with a header, formulas disarmed; `json`: one array of objects.
 */
export function formatRows(columns: readonly string[], rows: readonly Row[], format: OutputFormat): string {
  switch (format) {
    case 'table':
      return formatTable(columns, rows);
    case 'csv':
      return stringify(
        rows.map((row) => columns.map((column) => cellText(row[column] ?? null))),
        { header: true, columns: [...columns], escape_formulas: true, record_delimiter: 'windows' },
      );
    case 'json':
      return `${JSON.stringify(rows, jsonValue, 2)}\n`;
  }
}

function formatTable(columns: readonly string[], rows: readonly Row[]): string {
  const table = new Table({ head: columns.map(printable), style: { head: [], border: [], compact: true } });
  for (const row of rows) table.push(columns.map((column) => printable(cellText(row[column] ?? null))));
  return `${table.toString()}\n`;
}

/** A value in one cell: lists are joined, nodes named, other nested values are JSON. */
function cellText(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return value.map(cellText).join(', ');
  if (value['$type'] === 'node') return nodeText(value);
  return JSON.stringify(value, jsonValue);
}

function nodeText(node: { readonly [name: string]: Value }): string {
  const properties = node['properties'];
  if (properties === null || typeof properties !== 'object' || isList(properties))
    return JSON.stringify(node, jsonValue);
  return cellText(properties['name'] ?? properties['title'] ?? properties['key'] ?? node['elementId'] ?? null);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** JSON has no integers beyond 53 bits: they are written as text, not falsified. */
function jsonValue(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

/** Data must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => (/\s/.test(character) ? ' ' : '\uFFFD'));
}
