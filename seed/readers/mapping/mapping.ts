import { readFile, stat } from 'node:fs/promises';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { Failure } from '#graph/failure.ts';
import type { Table } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import { tableNames } from '#graph/model/vocabulary.ts';
import { columnsOf } from '../chain-package/layout.ts';
import { parseDay, parseKey } from '../cells.ts';
import { isPersonalColumn } from '../personal-data.ts';

/** How the name of a file with a mapping ends. */
export const mappingEnding = '.mapping.yaml';

export const dateFormats = ['yyyy-mm-dd', 'mm/dd/yyyy', 'dd/mm/yyyy', 'dd.mm.yyyy', 'dd-mmm-yyyy', 'yyyymmdd'] as const;
export type DateFormat = (typeof dateFormats)[number];

/** Limits of a mapping. */
const mostBlocks = 50;
const mostBytes = 256 * 1024;

const header = z.string().trim().min(1).max(1000);
const text = z.string().trim().min(1).max(1000);

/** The columns that identify an organization. The first that is filled decides: UEI, LEI, CAGE, name. */
const organization = z.strictObject({
  uei: header.optional(),
  lei: header.optional(),
  cage: header.optional(),
  name: header.optional(),
});

/** Where a value of a row comes from. A text alone is the name of a column. */
const value = z.union([
  header,
  z.strictObject({
    column: header,
    /** What cells are to be read as, in any case: `{ Y: yes }`. */
    values: z.record(z.string(), z.string()).optional(),
    /** Whether it has 0.25 for 25 percent. */
    fraction: z.literal(true).optional(),
  }),
  z.strictObject({ constant: text }),
  z.strictObject({ join: z.array(header).min(1).max(10), with: z.string().max(10).default('-') }),
  z.strictObject({ organization }),
]);

const condition = z.union([
  z.strictObject({ column: header, is: z.array(z.string()).min(1) }),
  z.strictObject({ column: header, isNot: z.array(z.string()).min(1) }),
  z.strictObject({ column: header, filled: z.boolean() }),
]);

const stated = tableNames.filter((name) => name !== 'sources');

const block = z.strictObject({
  table: z.enum(stated),
  /** The conditions on a row that must all be met. */
  when: z.array(condition).max(10).default([]),
  /** A column with several values in a cell: each makes an entity or hop of its own. */
  each: header.optional(),
  columns: z.record(z.string(), value),
});

const shape = z.strictObject({
  version: z.literal(1),
  sheet: text.optional(),
  headerRow: z.int().min(1).optional(),
  source: z.strictObject({
    id: text.refine((id) => 'value' in parseKey(id), 'has control characters'),
    title: text.optional(),
    publisher: text.optional(),
    url: z.url().optional(),
    publishedOn: z
      .string()
      .refine((day) => 'value' in parseDay(day), 'is not a day (yyyy-mm-dd)')
      .optional(),
  }),
  confidence: z.int().min(0).max(100).default(50),
  class: z.enum(['documented', 'reported', 'inferred', 'synthetic']).default('reported'),
  dateFormat: z.enum(dateFormats).default('yyyy-mm-dd'),
  decimal: z.enum(['point', 'comma']).default('point'),
  listSeparator: z.string().min(1).max(10).default(';'),
  /** Whether every name is of an organization, also those that may be of persons. */
  organizationsOnly: z.literal(true).optional(),
  rows: z.array(block).min(1).max(mostBlocks),
  leftOut: z.array(header).default([]),
});

/** What the columns of a spreadsheet become. */
export type Mapping = z.infer<typeof shape>;
export type Block = Mapping['rows'][number];
export type Value = z.infer<typeof value>;
export type Condition = z.infer<typeof condition>;

/** Reads a file with a mapping. @throws BAD_USER_INPUT */
export async function readMapping(path: string): Promise<Mapping> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true) throw new Failure('BAD_USER_INPUT', `${path}: no such file with a mapping.`);
  if (found.size > mostBytes) throw new Failure('BAD_USER_INPUT', `${path}: too long for a mapping.`);
  return parseMapping(await readFile(path, 'utf8'), path);
}

/** @param file as messages name it @throws BAD_USER_INPUT */
export function parseMapping(written: string, file: string): Mapping {
  if (Buffer.byteLength(written) > mostBytes) throw new Failure('BAD_USER_INPUT', `${file}: too long for a mapping.`);
  const result = shape.safeParse(parseYaml(written, file));
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = issue?.path.join('.') ?? '';
    throw new Failure(
      'BAD_USER_INPUT',
      `${file}${place === '' ? '' : `, ${place}`}: ${issue?.message ?? 'not a mapping'}.`,
    );
  }
  for (const [at, each] of result.data.rows.entries()) checkBlock(each, `${file}, rows.${at}`);
  return result.data;
}

function parseYaml(written: string, file: string): unknown {
  try {
    return parse(written, { maxAliasCount: 10 });
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : '';
    throw new Failure('BAD_USER_INPUT', `${file}: not YAML (${why.replace(/[:.]$/, '')}).`, { cause: error });
  }
}

/** Returns a mapping as its file has it. */
export function writeMapping(mapping: Mapping): string {
  const rows = mapping.rows.map(({ when, ...each }) => (when.length === 0 ? each : { ...each, when }));
  return stringify({ ...mapping, rows }, { lineWidth: 120, aliasDuplicateObjects: false });
}

/** Checks a block against the table that it fills. */
function checkBlock({ table: name, columns, each }: Block, place: string): void {
  const table: Table = tables[name];
  const known = columnsOf(table).map((field) => field.name);
  for (const [column, from] of Object.entries(columns)) {
    if (column === 'source' || !known.includes(column))
      throw new Failure(
        'BAD_USER_INPUT',
        `${place}: ${name} has no column ${column} to be filled; it has ${known.filter((other) => other !== 'source').join(', ')}.`,
      );
    const personal = isPersonId(table, column)
      ? undefined
      : headersOf(from).find((one) => isPersonalColumn(one, name === 'people'));
    if (personal !== undefined)
      throw new Failure(
        'BAD_USER_INPUT',
        `${place}: the column ${JSON.stringify(personal)} seems to have personal data, which is never stored; leave it out, under leftOut.`,
      );
  }
  const missing = table.fields.find((field) => field.required === true && columns[field.name] === undefined);
  if (missing !== undefined)
    throw new Failure(
      'BAD_USER_INPUT',
      `${place}: ${name} needs the column ${missing.name}: say which column it comes from.`,
    );
  if (each !== undefined && !Object.values(columns).some((from) => headersOf(from).includes(each)))
    throw new Failure('BAD_USER_INPUT', `${place}: no column takes the values of ${JSON.stringify(each)}.`);
}

function isPersonId(table: Table, column: string): boolean {
  const refers = table.foreignKeys.some(({ field, references }) => field === column && references === 'people');
  return refers || (table.name === 'people' && column === 'id');
}

/** Returns the columns of the spreadsheet that a value comes from. */
export function headersOf(from: Value): readonly string[] {
  if (typeof from === 'string') return [from];
  if ('column' in from) return [from.column];
  if ('join' in from) return from.join;
  const named = 'organization' in from ? Object.values(from.organization) : [];
  return named.filter((one) => one !== undefined);
}

/** Returns every column of the spreadsheet that a mapping reads. */
export function readColumns({ rows }: Mapping): ReadonlySet<string> {
  return new Set(
    rows.flatMap(({ columns, when, each }) => [
      ...Object.values(columns).flatMap(headersOf),
      ...when.map(({ column }) => column),
      ...(each === undefined ? [] : [each]),
    ]),
  );
}

/**
 * Returns the columns of a header that a mapping says nothing about.
 * @throws BAD_USER_INPUT if the header lacks a column that the mapping reads
 */
export function checkHeader(mapping: Mapping, columns: readonly string[], place: string): readonly string[] {
  const read = readColumns(mapping);
  const left = new Set(mapping.leftOut);
  const fresh = columns.filter((column) => column !== '' && !read.has(column) && !left.has(column));
  const missing = [...read].filter((column) => !columns.includes(column));
  if (missing.length === 0) return fresh;
  const named = (names: readonly string[]) => names.map((name) => JSON.stringify(name)).join(', ');
  const news = fresh.length === 0 ? '' : `; the mapping says nothing about ${named(fresh)}`;
  throw new Failure(
    'BAD_USER_INPUT',
    `${place}: the mapping reads the ${missing.length === 1 ? 'column' : 'columns'} ${named(missing)}, which the header no longer has${news}.`,
  );
}
