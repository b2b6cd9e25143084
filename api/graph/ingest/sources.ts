import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database, Row, Transaction } from '../database/database.ts';
import { defaultValue, parseInstant, withDefault } from '../evidence/resolved-values.ts';
import type { CellValue } from '../model/table.ts';
import { propertyFields, tables } from '../model/tables.ts';
import type { ImportWarning, ParsedRow } from './input.ts';
import { unresolved } from './statement-cypher.ts';

interface SourcePlan {
  readonly created: readonly ParsedRow[];
  readonly changed: readonly ParsedRow[];
  /** The properties of known sources before the import, by key. */
  readonly before: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

const fields = propertyFields(tables.sources);

/** Compares sources with those in the graph. A source describes itself, so its latest row decides its values. */
export async function planSources(
  database: Database,
  stated: readonly ParsedRow[],
  { sourcesByName = false }: { readonly sourcesByName?: boolean },
): Promise<SourcePlan> {
  const keys = stated.map(keyOf);
  const found = await database.read(
    `UNWIND $keys AS key ${byKey('s', 'Source', 'key')} RETURN key, properties(s) AS properties`,
    { keys },
  );
  const present = new Map(found.map((row) => [z.string().parse(row['key']), propertiesOf(row)]));
  const rows = sourcesByName ? stated.map((row) => withKnownRetrieval(row, present.get(keyOf(row)))) : stated;
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

/** Keeps the recorded `retrieved_at` of a file with the same content: copying or touching a file does not retrieve it again. */
function withKnownRetrieval(row: ParsedRow, before: Readonly<Record<string, unknown>> | undefined): ParsedRow {
  const { sha256, retrievedAt } = before ?? {};
  if (typeof retrievedAt !== 'string' || sha256 !== row.values['sha256']) return row;
  return { ...row, values: { ...row.values, retrieved_at: retrievedAt } };
}

/** Writes new and changed sources, and records for their import what a rollback needs: the keys of the new ones, the values of the others before. */
export async function writeSources(
  transaction: Transaction,
  importId: string,
  { created, changed, before }: SourcePlan,
): Promise<void> {
  await writeValues(transaction, [...created, ...changed].map(valuesOf), changed.map(keyOf));
  await transaction.run(
    `MATCH (i:Import {id: $importId})
     SET i.newSources = coalesce(i.newSources, []) + $created, i.formerSources = coalesce(i.formerSources, []) + $former`,
    {
      importId,
      created: created.map(keyOf),
      former: changed.map((row) => JSON.stringify(before.get(keyOf(row)) ?? {})),
    },
  );
}

const recordedSources = z.object({ created: z.array(z.string()), former: z.array(z.string()) });
const formerValues = z.object({ key: z.string() }).loose();

/** Gives the sources that an import changed their former values, and deletes those that it brought and that nothing refers to. Returns the keys of the former. */
export async function restoreSources(transaction: Transaction, importId: string): Promise<readonly string[]> {
  const [row] = await transaction.run(
    `MATCH (i:Import {id: $importId}) RETURN coalesce(i.newSources, []) AS created, coalesce(i.formerSources, []) AS former`,
    { importId },
  );
  const { created, former } = recordedSources.parse(row);
  await transaction.run(`UNWIND $created AS key ${byKey('s', 'Source', 'key')} WHERE NOT EXISTS { (s)--() } DELETE s`, {
    created,
  });
  const values = former.map((text) => formerValues.parse(JSON.parse(text)));
  const keys = values.map(({ key }) => key);
  await writeValues(transaction, values, keys);
  return keys;
}

async function writeValues(
  transaction: Transaction,
  sources: readonly Readonly<Record<string, unknown>>[],
  changed: readonly string[],
): Promise<void> {
  const sets = fields.map(({ property, type }) => {
    const value =
      property === 'retrievedAt'
        ? parseInstant('s.retrievedAt')
        : type === 'date'
          ? `date(s.${property})`
          : `s.${property}`;
    return `n.${property} = ${withDefault(value, defaultValue(tables.sources, property))}`;
  });
  await transaction.run(`UNWIND $sources AS s MERGE (n:Source {key: s.key}) SET ${sets.join(', ')}`, { sources });
  if (changed.length === 0) return;
  // Their dates can decide between statements, so nodes that they describe along with other sources are resolved again.
  await transaction.run(
    `UNWIND $keys AS key
     MATCH (s:Source {key: key})<-[:DESCRIBED_BY]-(n) USING INDEX SEEK s:Source(key)
     WHERE COUNT { (n)-[:DESCRIBED_BY]->() } > 1
     SET n:${unresolved}`,
    { keys: changed },
  );
}

export function keyOf(row: ParsedRow): string {
  return String(row.values['id'] ?? '');
}

function valuesOf(row: ParsedRow): Readonly<Record<string, CellValue | null>> {
  const values = fields.map(({ name, property, default: otherwise }): readonly [string, CellValue | null] => {
    const value = row.values[name] ?? otherwise?.toUpperCase() ?? null;
    return [property, name === 'retrieved_at' && typeof value === 'string' ? normalizeInstant(value) : value];
  });
  return { ...Object.fromEntries(values), key: keyOf(row) };
}

/** Formats an instant as the graph returns it: without trailing zeros in its fraction. */
function normalizeInstant(instant: string): string {
  return instant.replace(/\.(\d*?)0+Z$/, (_, digits: string) => (digits === '' ? 'Z' : `.${digits}Z`));
}

function propertiesOf(row: Row): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).parse(row['properties']);
}

/**
 * Warns about a known source that has a different title, URL or publisher now and no longer makes some statements: it may be
 * a different source with the same id, which then closes the other's statements.
 * @param closed the number of its statements that are no longer made
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
    message: `The source ${String(row.values['id'])} had a different ${column} before (${old}, now ${now}), and ${closed === 1 ? 'one of its statements is' : `${closed} of its statements are`} no longer made: if it is a different source, give it a different id`,
  };
}
