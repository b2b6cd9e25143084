import { styleText } from 'node:util';
import Table from 'cli-table3';
import { Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import type { CypherResult } from '#graph/cypher/result.ts';
import type { Row, Value } from '#graph/database/database.ts';
import { plainJson } from '#serve/resolvers/scalars.ts';

const outputFormats = ['table', 'csv', 'json', 'ndjson'] as const;
/** How rows are written: for people, for spreadsheets, for programs as one document or line by line. */
export type OutputFormat = (typeof outputFormats)[number];

/** Those of a statement's result, whose nodes and edges can be written instead of its rows. */
const resultFormats = [...outputFormats, 'graph'] as const;
export type ResultFormat = (typeof resultFormats)[number];

export function outputFormatOption(): Option {
  return new Option('--format <format>', 'how rows are written').choices(outputFormats).default('table');
}

export function resultFormatOption(): Option {
  return new Option('--format <format>', 'how rows are written; graph: the nodes and edges that they mention, as JSON')
    .choices(resultFormats)
    .default('table');
}

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

/**
 * The nodes and edges that a result mentions, as JSON: `{ nodes: [{ id, label, key, caption }], edges: [{ type, from, to,
 * under, statements }] }`. `id` is `Label/key`, and is what `from` and `to` name.
 */
function formatGraph({ graph, rows }: CypherResult): string {
  const captions = new Map<string, string>();
  rows.forEach((row) => {
    row.forEach((value) => {
      collectCaptions(value, captions);
    });
  });
  const idOf = ({ label, key }: { readonly label: string; readonly key: string }) => `${label}/${key}`;
  const nodes = graph.nodes.map((node) => ({
    id: idOf(node),
    label: node.label,
    key: node.key,
    caption: captions.get(idOf(node)) ?? node.key,
  }));
  const edges = graph.hops.map(({ type, from, to, under, statements }) => ({
    type,
    from: idOf(from),
    to: idOf(to),
    under,
    statements,
  }));
  return `${printableJson(JSON.stringify(plainJson({ nodes, edges }), null, 2))}\n`;
}

function collectCaptions(value: Value, captions: Map<string, string>): void {
  if (value === null || typeof value !== 'object') return;
  if (isListValue(value)) {
    for (const item of value) collectCaptions(item, captions);
    return;
  }
  switch (value['$type']) {
    case 'node':
      noteCaption(value, captions);
      return;
    case 'relationship':
      noteCaption(value['from'] ?? null, captions);
      noteCaption(value['to'] ?? null, captions);
      return;
    default:
      for (const inner of Object.values(value)) collectCaptions(inner, captions);
  }
}

function noteCaption(node: Value, captions: Map<string, string>): void {
  if (node === null || typeof node !== 'object' || isListValue(node)) return;
  const { label, key, caption } = node;
  if (typeof label === 'string' && typeof key === 'string' && typeof caption === 'string')
    captions.set(`${label}/${key}`, caption);
}

function isListValue(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Space on both sides of a cell. */
const padding = 2;
const narrowest = 10 + padding;

/**
 * Widths of a table's columns, padding included, that fit a terminal: as wide as their widest cell, the widest ones cut
 * down to a readable least. Null where all fits as it is.
 * @param available columns of the terminal; null: no terminal, any width fits
 */
export function columnWidths(rows: readonly (readonly string[])[], available: number | null): number[] | null {
  const [first = []] = rows;
  const widths = first.map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, (row[column]?.length ?? 0) + padding), 0),
  );
  const borders = widths.length + 1;
  let excess = available === null ? 0 : widths.reduce((sum, width) => sum + width, borders) - available;
  if (excess <= 0) return null;
  while (excess > 0) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) break;
    widths[widths.indexOf(widest)] = widest - 1;
    excess -= 1;
  }
  return widths;
}

/** Data must not steer the terminal: text without control characters and invisible marks. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => (/\s/.test(character) ? ' ' : '\uFFFD'));
}

/** JSON escapes control characters up to U+001F alone; the others and invisible marks are escaped here, for the same value when it is read. */
export function printableJson(json: string): string {
  return json.replace(/[\u007F-\u009F\u2028\u2029]|\p{Cf}/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** Writes what a statement answered; how much it is, and whether it was cut, goes to stderr. */
export function writeResult(result: CypherResult, format: ResultFormat, first: number): void {
  const { columns, rows, rowsCut, graphCut } = result;
  process.stdout.write(format === 'graph' ? formatGraph(result) : formatRows(columns, namedRows(result), format));
  const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  reportProgress(rowsCut ? `${count}, and more that --first ${first} left out.` : `${count}.`);
  if (graphCut && format === 'graph')
    reportProgress('Some of the nodes and edges that the rows mention were left out.');
}

/** A result's rows by the names of their columns. */
export function namedRows({ columns, rows }: Pick<CypherResult, 'columns' | 'rows'>): readonly Row[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
}

/**
 * Tells the user how things go, a line at a time, apart from the data. Everything that is said on stderr goes through here, since names of files,
 * columns and sources may hold what steers a terminal or forges a line.
 */
export function reportProgress(message: string): void {
  process.stderr.write(`${printable(message)}\n`);
}
