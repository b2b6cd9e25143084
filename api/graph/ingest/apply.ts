import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database, Row, Transaction } from '../database/database.ts';
import { CalendarDay } from '../database/values.ts';
import type { Change, TouchedKeys } from '../derive/touched.ts';
import { openFrom, openTo } from '../model/day.ts';
import { groupBy } from '../model/keys.ts';
import { indexedNames } from '../model/organization-names.ts';
import type { EdgeTable } from '../model/table.ts';
import { tablesOfAccess } from '../model/tables.ts';
import { personRoles } from '../model/vocabulary.ts';
import type { EdgeType, TableName } from '../model/vocabulary.ts';
import type { ParsedRow } from './input.ts';
import type { Lease } from './lease.ts';
import {
  comparedProperties,
  countStatementsUnder,
  createStatements,
  describesOrganization,
  findStatementKeys,
  findStatements,
  supersedeStatements,
} from './statement-cypher.ts';
import type { Statement, StatementKind } from './statements.ts';

/** The import that a statement records as its origin. */
export interface Recording {
  readonly importId: string;
  readonly now: Date;
}

/** Applies a plan, and returns the changes, from which the caller finds what to derive again. */
export async function applyPlan(
  transaction: Transaction,
  plan: StatementPlan,
  recording: Recording,
): Promise<readonly Change[]> {
  const changes: Change[] = [];
  const replacements = plan.create.filter(({ key }) => plan.replaced.has(key));
  for (const [edge, statements] of groupBy(replacements, ({ kind }) => kind.edge)) {
    const keys = statements.map(({ key }) => key);
    const [first] = statements;
    if (first !== undefined)
      changes.push(...(await supersede(transaction, first.kind.table, edge, keys, recording.now)));
  }
  const created: Promise<void>[] = [];
  for (const [kind, statements] of groupBy(plan.create, ({ kind }) => kind)) {
    for (const part of inParts(statements)) {
      created.push(create(transaction, kind, part, recording));
      // Awaited at the end; until then, a rejection must not count as unhandled.
      created.at(-1)?.catch(() => undefined);
      // Neo4j runs the part while the next one is encoded.
      await setImmediate();
    }
    if (kind.edge === 'EMPLOYS') {
      // A failed transaction refuses the next statement, which would hide the error that decides whether to retry.
      await Promise.all(created);
      await labelPersons(transaction, statements);
    }
    for (const { from, to, properties } of statements) {
      changes.push({ table: kind.table, edge: kind.edge, from, to, properties });
    }
  }
  await Promise.all(created);
  return changes;
}

/** The most statements that are sent to Neo4j at once. */
const maxPart = 2500;

/** Splits statements into parts of about the same size: Neo4j plans a statement again for a list of another order of magnitude. */
function inParts(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  const count = Math.ceil(statements.length / maxPart);
  const size = Math.ceil(statements.length / count);
  return Array.from({ length: count }, (_, at) => statements.slice(at * size, (at + 1) * size));
}

async function create(
  transaction: Transaction,
  kind: StatementKind,
  statements: readonly Statement[],
  { importId, now }: Recording,
): Promise<void> {
  const names = kind.properties.map(({ name }) => name);
  const values = statements.map(({ key, from, to, properties, row }) => {
    const { source, row: own, validFrom, validTo, confidence, dataClass } = row;
    const recorded = [source, own, validFrom, validTo, confidence, dataClass];
    const stated = names.map((name) => properties[name] ?? null);
    if (!describesOrganization(kind)) return [key, from, to, ...recorded, ...stated];
    const { name } = properties;
    const indexed = typeof name === 'string' ? indexedNames([name]) : [];
    return [key, from, to, ...recorded, ...stated, indexed.length === 0 ? null : indexed];
  });
  const open = { openFrom: new CalendarDay(openFrom), openTo: new CalendarDay(openTo) };
  const parameters = { statements: values, now, importId, ...open };
  const [row] = await transaction.run(createStatements(kind), parameters);
  const count = z.number().parse(row?.['count']);
  if (count === statements.length) return;
  throw new Error(
    `Only ${count} of ${statements.length} ${kind.edge} statements of ${kind.table} found their end nodes`,
  );
}

export async function supersede(
  transaction: Transaction,
  table: TableName,
  edge: EdgeType,
  keys: readonly string[],
  now: Date,
): Promise<readonly Change[]> {
  const rows = await transaction.run(supersedeStatements(edge), { keys, now });
  return rows.map((row) => changeOf(table, edge, row));
}

const changedRow = z.object({ from: z.string(), to: z.string(), properties: z.record(z.string(), z.unknown()) });

function changeOf(table: TableName, edge: EdgeType, row: Row): Change {
  return { table, edge, ...changedRow.parse(row) };
}

/** Returns the properties that every statement has, as in the graph: with days for an open start or end. */
function recordOf({ source, row, validFrom, validTo, confidence, dataClass }: ParsedRow) {
  return { source, row, validFrom: validFrom ?? openFrom, validTo: validTo ?? openTo, confidence, dataClass };
}

/** The changes that bring a batch of statements into the graph. */
export interface StatementPlan {
  readonly create: readonly Statement[];
  /** By key, the older statements with different content in place of which some in `create` come. */
  readonly replaced: ReadonlyMap<string, StatedContent>;
}

/** What a statement says, between which nodes. */
interface StatedContent {
  readonly from: string;
  readonly to: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

const foundRow = z.object({
  key: z.string(),
  from: z.string(),
  to: z.string(),
  values: z.array(z.unknown()),
  isNameDropped: z.boolean(),
});
type FoundRow = z.infer<typeof foundRow>;

/** Compares statements with those in the graph under the same keys. */
export async function planStatements(database: Database, statements: readonly Statement[]): Promise<StatementPlan> {
  const create: Statement[] = [];
  const replaced = new Map<string, StatedContent>();
  for (const [kind, group] of groupBy(statements, (statement) => statement.kind)) {
    const rows = await database.read(findStatements(kind), { keys: group.map(({ key }) => key) });
    const present = new Map(rows.map((row) => foundRow.parse(row)).map((found) => [found.key, found]));
    const names = comparedProperties(kind).map(({ name }) => name);
    for (const statement of group) {
      const before = present.get(statement.key);
      if (before !== undefined && isSame(before, statement, names)) continue;
      create.push(statement);
      if (before === undefined) continue;
      const { from, to, values } = before;
      const properties = Object.fromEntries(names.map((name, index) => [name, values[index]]));
      replaced.set(statement.key, { from, to, properties });
    }
  }
  return { create, replaced };
}

/** @param names those of the values */
function isSame(
  { from, to, values, isNameDropped }: FoundRow,
  statement: Statement,
  names: readonly string[],
): boolean {
  if (from !== statement.from || (to !== statement.to && statement.kind.edge !== 'HOLDS')) return false;
  const { properties } = contentOf(statement);
  return names.every(
    (name, index) => (name === 'name' && isNameDropped) || isSameValue(values[index], properties[name] ?? null),
  );
}

function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return Array.isArray(one) && Array.isArray(other) && JSON.stringify(one) === JSON.stringify(other);
}

/** Returns the number of current statements whose keys begin with a prefix of `statementPrefix`. */
export async function countStatements(database: Database, edge: EdgeType, prefix: string): Promise<number> {
  const [row] = await database.read(countStatementsUnder(edge), { prefix });
  return z.number().parse(row?.['count']);
}

const maxKeys = 10_000;

/**
 * Yields the keys of current statements that begin with a prefix of `statementPrefix`, in parts. Each part is read by itself, so that the
 * caller can supersede its statements.
 */
export async function* statementKeys(
  database: Database,
  edge: EdgeType,
  prefix: string,
): AsyncGenerator<readonly string[], void, undefined> {
  // The next character after the slash with which the prefix ends.
  const before = `${prefix.slice(0, -1)}0`;
  for (let after = prefix; ;) {
    const rows = await database.read(findStatementKeys(edge), { after, before, limit: maxKeys });
    const keys = rows.map(({ key }) => z.string().parse(key));
    if (keys.length > 0) yield keys;
    const last = keys.at(-1);
    if (last === undefined || keys.length < maxKeys) return;
    after = last;
  }
}

function contentOf({ from, to, properties, row }: Statement): StatedContent {
  return { from, to, properties: { ...properties, ...recordOf(row) } };
}

/** The greatest length of a value in the words of `changesOf`. */
const shownLength = 60;

/** Describes how a statement differs from the one that it replaces: `value: 1000 → 2000`, by column. */
export function changesOf(before: StatedContent, statement: Statement): readonly string[] {
  const now = contentOf(statement);
  const names = new Set([...Object.keys(before.properties), ...Object.keys(now.properties)]);
  names.delete('to');
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['from', before.from, now.from],
    ...(statement.kind.edge === 'HOLDS' ? [] : [['to', before.to, now.to] as const]),
    ...[...names].map((name) => [name, before.properties[name], now.properties[name]] as const),
  ];
  return pairs.flatMap(([name, old, other]) => {
    const [a, b] = [shown(old), shown(other)];
    return a === b ? [] : [`${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}: ${a} → ${b}`];
  });
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === openFrom || value === openTo) return 'none';
  const text = typeof value === 'string' ? value : Array.isArray(value) ? value.join(';') : JSON.stringify(value);
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}

/** Adds to the persons of new employment statements the labels of their roles. */
async function labelPersons(transaction: Transaction, statements: readonly Statement[]): Promise<void> {
  for (const role of personRoles) {
    const inRole = statements.filter(({ properties }) => properties['role'] === role.toUpperCase());
    const keys = [...new Set(inRole.map(({ to }) => to))];
    if (keys.length === 0) continue;
    await transaction.run(`UNWIND $keys AS key ${byKey('p', 'Person', 'key')} WHERE NOT p:${role} SET p:${role}`, {
      keys,
    });
  }
}

/** The types of the statements that name an access and end on its engineer. */
const typesOfAccess = tablesOfAccess.map(({ edge }) => edge).join('|');

/**
 * Returns the accesses with an escort or a credential whose statement ends on a person other than the one who has the access now. This is read from
 * the graph alone, so that it also finds what an interrupted import or undo has left. Scans all such statements, with an index seek for each.
 */
export async function findMisplaced(database: Database): Promise<readonly string[]> {
  const rows = await database.read(
    `MATCH ()-[r:${typesOfAccess}]->(before)
     WITH r.access AS access, before
     MATCH (person:Person)-[a:ACCESSES {access: access}]->() USING INDEX SEEK a:ACCESSES(access)
     WHERE person <> before
     RETURN DISTINCT access`,
  );
  return rows.map(({ access }) => z.string().parse(access));
}

/** Accesses whose statements move, per transaction. */
const movedBatch = 10_000;

/**
 * Moves the escorts and credentials of some accesses whose statements end on a person without the access to the person who has it now. A
 * relationship cannot be moved, so the statement is recreated with the same properties.
 */
export async function moveToEngineers(lease: Lease, accesses: readonly string[], touched: TouchedKeys): Promise<void> {
  for (const table of tablesOfAccess)
    for (let at = 0; at < accesses.length; at += movedBatch)
      await moveStatements(lease, table, accesses.slice(at, at + movedBatch), touched);
}

async function moveStatements(
  lease: Lease,
  { name, edge }: EdgeTable,
  accesses: readonly string[],
  touched: TouchedKeys,
): Promise<void> {
  const rows = await lease.write((transaction) =>
    transaction.run(
      // While imports are undone one after the other, an access may have two persons for a while.
      `UNWIND $accesses AS access
         MATCH (person:Person)-[a:ACCESSES {access: access}]->() USING INDEX SEEK a:ACCESSES(access)
         WITH access, collect(DISTINCT person) AS persons
         MATCH (other)-[r:${edge} {access: access}]->(before) USING INDEX SEEK r:${edge}(access) WHERE NOT before IN persons
         WITH other, head(persons) AS person, r, properties(r) AS properties
         DELETE r
         CREATE (other)-[moved:${edge}]->(person) SET moved = properties
         RETURN other.key AS from, person.key AS to, properties`,
      { accesses },
    ),
  );
  for (const row of rows) touched.touch(changeOf(name, edge, row));
}
