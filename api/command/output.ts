import { once } from 'node:events';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { styleText } from 'node:util';
import Table from 'cli-table3';
import { Option } from 'commander';
import type { CypherResult } from '#graph/cypher/result.ts';
import type { Row, Value } from '#graph/database/database.ts';
import { Failure, codeOf, isDiskFull } from '#graph/failure.ts';
import { removing, unlessInterrupted } from '#graph/interruption.ts';
import { syntheticNotice, syntheticPrefix } from '#graph/model/vocabulary.ts';
import { cellText, formatCsv } from '#serve/csv.ts';
import { plainJson } from '#serve/resolvers/scalars.ts';
import { counted, hasColor, jsonText, printable, printableJson, reportProgress } from './terminal.ts';

const outputFormats = ['table', 'csv', 'json', 'ndjson'] as const;
/** How rows are written: for people, for spreadsheets, or for programs as one document or line by line. */
export type OutputFormat = (typeof outputFormats)[number];

/** The result of a Cypher statement can also be written as its nodes and edges. */
const resultFormats = [...outputFormats, 'graph'] as const;
export type ResultFormat = (typeof resultFormats)[number];

export function outputFormatOption(): Option {
  return new Option('--format <format>', 'how rows are written').choices(outputFormats).default('table');
}

export function resultFormatOption(): Option {
  return new Option('--format <format>', 'how rows are written; graph: the nodes and edges in them, as JSON')
    .choices(resultFormats)
    .default('table');
}

/**
 * Writes a file that an option names, as JSON, completely or not at all.
 * @throws BAD_USER_INPUT if it can't be written; a full disk is reported as such
 */
export async function writeJsonFile(path: string, value: unknown): Promise<void> {
  try {
    await replaceFile(path, `${JSON.stringify(value, null, 2)}\n`);
  } catch (error) {
    if (isDiskFull(error)) throw error;
    throw new Failure('BAD_USER_INPUT', `Can't write ${path.slice(0, 200)} (${codeOf(error)}).`, { cause: error });
  }
}

/** Replaces a file, or the one that a link leads to; a failure or a signal leaves what was there. Writes to any other kind of file, such as a pipe. */
async function replaceFile(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const found = await stat(target).catch(() => null);
  if (found !== null && !found.isFile()) {
    await writeFile(target, text);
    return;
  }
  const partial = `${target}.partial-${process.pid}`;
  try {
    await unlessInterrupted(removing(partial), async () => {
      await writeFile(partial, text, found === null ? {} : { mode: found.mode });
      await rename(partial, target);
    });
  } catch (error) {
    // Where nothing can be written, nothing can be removed either; the reason is the first error.
    await rm(partial, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Writes the result of a Cypher statement to stdout, and its size and what was left out to stderr. */
export function writeResult(result: CypherResult, format: ResultFormat, first: number): void {
  const { columns, rows, rowsCut, graphCut } = result;
  process.stdout.write(format === 'graph' ? formatGraph(result) : formatRows(columns, namedRows(result), format));
  const count = counted(rows.length, 'row');
  reportProgress(rowsCut ? `${count}; --first ${first} left out the rest.` : `${count}.`);
  if (graphCut && format === 'graph') reportProgress('Some nodes and edges of the rows were left out.');
  if (isSynthetic(rows)) reportProgress(syntheticNotice);
  reportWarnings(result);
}

/** Writes the warnings about a statement to stderr. */
export function reportWarnings({ warnings }: Pick<CypherResult, 'warnings'>): void {
  for (const { message, line, column } of warnings)
    reportProgress(`Warning: line ${line}, column ${column}: ${printable(message)}`);
}

/** Whether a value contains synthetic data: the data class, or an id that the generator made. */
export function isSynthetic(value: Value): boolean {
  if (typeof value === 'string') return value === 'SYNTHETIC' || value.startsWith(syntheticPrefix);
  return typeof value === 'object' && value !== null && Object.values(value).some(isSynthetic);
}

/** Returns a result's rows as objects, by column name. */
export function namedRows({ columns, rows }: Pick<CypherResult, 'columns' | 'rows'>): readonly Row[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
}

/**
 * Returns rows as text that ends with a line break. `table`: without control characters; `csv`: RFC 4180 with a header, with
 * formulas escaped and other text unchanged; `json`: one array of objects; `ndjson`: one object per line.
 * @param width the greatest width of a table, in columns of a terminal; null: unlimited
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
      return formatCsv(columns, rows, true, csvText);
    case 'ndjson':
      return rows.map((row) => `${printableJson(JSON.stringify(plainJson(row)))}\n`).join('');
    case 'json':
      return jsonText(plainJson(rows));
  }
}

/**
 * Writes rows as `formatRows` does, part by part, and takes the next part only when the output has taken the one before it, so that memory does not
 * grow with the number of rows. Each part of a table is a table of its own. Stops early if the reader of the output does.
 */
export async function writeRows(
  columns: readonly string[],
  parts: AsyncIterable<readonly Row[]>,
  format: OutputFormat,
  output: Writable = process.stdout,
): Promise<void> {
  let isFirst = true;
  for await (const rows of parts) {
    if (rows.length === 0) continue;
    await writeText(output, formatPart(columns, rows, format, isFirst));
    if (!output.writable) return;
    isFirst = false;
  }
  if (isFirst) await writeText(output, formatRows(columns, [], format));
  else if (format === 'json') await writeText(output, '\n]\n');
}

function formatPart(columns: readonly string[], rows: readonly Row[], format: OutputFormat, isFirst: boolean): string {
  switch (format) {
    case 'table':
    case 'ndjson':
      return formatRows(columns, rows, format);
    case 'csv':
      return formatCsv(columns, rows, isFirst, csvText);
    case 'json': {
      const items = formatRows(columns, rows, 'json').slice('['.length, -'\n]\n'.length);
      return (isFirst ? '[' : ',') + items;
    }
  }
}

async function writeText(output: Writable, text: string): Promise<void> {
  if (output.write(text)) return;
  const isOver = new AbortController();
  const { signal } = isOver;
  // A reader that stops early closes the output, which then never drains. A failure is reported where the program starts.
  const closed = once(output, 'close', { signal }).catch(() => undefined);
  await Promise.race([once(output, 'drain', { signal }).catch(() => undefined), closed]);
  isOver.abort();
}

/** A file gets the data unchanged. */
function csvText(value: Value): string {
  return process.stdout.isTTY ? printable(cellText(value)) : cellText(value);
}

function formatTable(columns: readonly string[], rows: readonly Row[], width: number | null): string {
  const head = columns.map(printable);
  const cells = rows.map((row) => columns.map((column) => printable(cellText(row[column] ?? null))));
  const colWidths = columnWidths([head, ...cells], width);
  const table = new Table({
    head: hasColor() ? head.map((name) => styleText('bold', name, { validateStream: false })) : head,
    ...(colWidths === null ? {} : { colWidths, wordWrap: true }),
    style: { head: [], border: [], compact: true },
  });
  table.push(...cells);
  return `${table.toString()}\n`;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/**
 * Returns the nodes and edges in a result as JSON: `{ nodes: [{ id, label, key, caption }], edges: [{ type, from, to,
 * under, statements }] }`. An `id` is `Label/key`; `from` and `to` are ids.
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
  return jsonText(plainJson({ nodes, edges }));
}

function collectCaptions(value: Value, captions: Map<string, string>): void {
  if (value === null || typeof value !== 'object') return;
  if (isList(value)) {
    for (const item of value) collectCaptions(item, captions);
    return;
  }
  switch (value['$type']) {
    case 'node':
      collectCaption(value, captions);
      return;
    case 'relationship':
      collectCaption(value['from'] ?? null, captions);
      collectCaption(value['to'] ?? null, captions);
      return;
    default:
      for (const inner of Object.values(value)) collectCaptions(inner, captions);
  }
}

function collectCaption(node: Value, captions: Map<string, string>): void {
  if (node === null || typeof node !== 'object' || isList(node)) return;
  const { label, key, caption } = node;
  if (typeof label === 'string' && typeof key === 'string' && typeof caption === 'string')
    captions.set(`${label}/${key}`, caption);
}

/** Space on both sides of a cell. */
const padding = 2;
/** Narrower where an id needs the room. */
const minimumWidths = { usual: 10 + padding, besideId: 7 + padding };
/** The column of ids, which is never narrowed: a cut id cannot be copied. */
const idColumn = 'id';

/**
 * Returns the widths of a table's columns, padding included, so that the table fits a terminal: each as wide as its widest
 * cell, the widest narrowed down to a readable minimum, but for a column of ids. Null if the table fits without narrowing.
 * @param rows the names of the columns, then the cells
 * @param available columns of the terminal; null: unlimited
 */
export function columnWidths(rows: readonly (readonly string[])[], available: number | null): number[] | null {
  const [first = []] = rows;
  const widths = first.map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, (row[column]?.length ?? 0) + padding), 0),
  );
  const borders = widths.length + 1;
  let excess = available === null ? 0 : widths.reduce((sum, width) => sum + width, borders) - available;
  if (excess <= 0) return null;
  const hasId = first.includes(idColumn);
  const minimum = hasId ? minimumWidths.besideId : minimumWidths.usual;
  while (excess > 0) {
    const widest = Math.max(...widths.filter((_, column) => first[column] !== idColumn));
    if (widest <= minimum) break;
    widths[widths.findIndex((width, column) => width === widest && first[column] !== idColumn)] = widest - 1;
    excess -= 1;
  }
  return widths;
}
