import { z } from 'zod';
import type { Database, Row, Transaction } from '../database/database.ts';
import { tables } from '../model/tables.ts';
import type { CellValue, ImportWarning, ParsedRow } from './input.ts';
import { defaultValue, unresolved, withDefault } from './statement-cypher.ts';
import { describedFields } from './statements.ts';

interface SourcePlan {
  readonly created: readonly ParsedRow[];
  readonly changed: readonly ParsedRow[];
  /** What the changed ones were, by key. */
  readonly before: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

const fields = describedFields(tables.sources);

/** Compares sources with those in the graph: a source describes itself, so that its latest row is what it is. */
export async function planSources(
  database: Database,
  stated: readonly ParsedRow[],
  { sourcesByName = false }: { readonly sourcesByName?: boolean },
): Promise<SourcePlan> {
  const keys = stated.map(keyOf);
  const found = await database.read(
    `UNWIND $keys AS key MATCH (s:Source {key: key}) RETURN key, properties(s) AS properties`,
    { keys },
  );
  const present = new Map(found.map((row) => [z.string().parse(row['key']), propertiesOf(row)]));
  const rows = sourcesByName ? stated.map((row) => keepingRetrieval(row, present.get(keyOf(row)))) : stated;
  const isSame = (row: ParsedRow) => {
    const before = present.get(keyOf(row));
    return fields.every(({ property }) => (before?.[property] ?? null) === (valuesOf(row)[property] ?? null));
  };
  return {
    created: rows.filter((row) => !present.has(keyOf(row))),
    changed: rows.filter((row) => present.has(keyOf(row)) && !isSame(row)),
    before: present,
  };
}

/** The same bytes were not retrieved anew because their file was copied or touched. */
function keepingRetrieval(row: ParsedRow, before: Readonly<Record<string, unknown>> | undefined): ParsedRow {
  const { sha256, retrievedAt } = before ?? {};
  if (typeof retrievedAt !== 'string' || sha256 !== row.values['sha256']) return row;
  return { ...row, values: { ...row.values, retrieved_at: retrievedAt } };
}

export async function writeSources(
  transaction: Transaction,
  { created, changed }: Pick<SourcePlan, 'created' | 'changed'>,
): Promise<void> {
  const sets = fields.map(({ property, type }) => {
    const value = property === 'retrievedAt' ? instant : type === 'date' ? `date(s.${property})` : `s.${property}`;
    return `n.${property} = ${withDefault(value, defaultValue(tables.sources, property))}`;
  });
  await transaction.run(`UNWIND $sources AS s MERGE (n:Source {key: s.key}) SET ${sets.join(', ')}`, {
    sources: [...created, ...changed].map(valuesOf),
  });
  // Their dates decide between statements: what they and another describe is resolved anew.
  await transaction.run(
    `UNWIND $keys AS key
     MATCH (s:Source {key: key})<-[:DESCRIBED_BY]-(n)
     WHERE COUNT { (n)-[:DESCRIBED_BY]->() } > 1
     SET n:${unresolved}`,
    { keys: changed.map(keyOf) },
  );
}

/** A day stays a day; an instant has a time. */
const instant = `CASE WHEN s.retrievedAt CONTAINS 'T' THEN datetime(s.retrievedAt) ELSE date(s.retrievedAt) END`;

export function keyOf(row: ParsedRow): string {
  return String(row.values['id'] ?? '');
}

function valuesOf(row: ParsedRow): Readonly<Record<string, CellValue | null>> {
  const values = fields.map(({ name, property, default: otherwise }): readonly [string, CellValue | null] => {
    const value = row.values[name] ?? otherwise?.toUpperCase() ?? null;
    return [property, name === 'retrieved_at' && typeof value === 'string' ? shortest(value) : value];
  });
  return { ...Object.fromEntries(values), key: keyOf(row) };
}

/** An instant as the graph gives it back: without zeros at the end of its fraction. */
function shortest(instant: string): string {
  return instant.replace(/\.(\d*?)0+Z$/, (_, digits: string) => (digits === '' ? 'Z' : `.${digits}Z`));
}

function propertiesOf(row: Row): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).parse(row['properties']);
}

/**
 * A known source that comes with another title, address or publisher may be another source with the same id: then what it closes
 * was another's.
 * @param closed how many statements of it are no longer made
 */
export function sourceConflict(
  row: ParsedRow,
  before: Readonly<Record<string, unknown>>,
  closed: number,
): ImportWarning | null {
  if (closed === 0) return null;
  const column = ['title', 'url', 'publisher'].find((name) => (before[name] ?? null) !== (row.values[name] ?? null));
  if (column === undefined) return null;
  const [old, now] = [before[column], row.values[column]].map((text) =>
    typeof text === 'string' ? `“${text}”` : 'none',
  );
  const { file, line } = row.at;
  return {
    file,
    column,
    line,
    message: `The source ${String(row.values['id'])} is known with another ${column} (${old}, now ${now}), and ${closed === 1 ? 'a statement of it is' : `${closed} statements of it are`} no longer made: another source needs another id`,
  };
}
