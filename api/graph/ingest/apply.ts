import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Database, Row, Transaction, Value } from '../database/database.ts';
import type { Change } from '../derive/touched.ts';
import { groupBy } from '../exposure/exposure.ts';
import { openFrom, openTo } from '../model/day.ts';
import { personRoles } from '../model/vocabulary.ts';
import type { EdgeType, TableName } from '../model/vocabulary.ts';
import type { ParsedRow } from './input.ts';
import { createStatements, findStatements, supersedeStatements } from './statement-cypher.ts';
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
  const parameters = { statements: statements.map(parametersOf), now, importId };
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

function parametersOf({ key, from, to, properties, row }: Statement): Readonly<Record<string, unknown>> {
  return { key, from, to, properties, ...recordOf(row) };
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
  properties: z.record(z.string(), z.unknown()),
});

/** Properties of a relationship that are about the record, not part of the statement. */
const bookkeeping: ReadonlySet<string> = new Set(['key', 'recordedAt', 'importId']);

/** Compares statements with those in the graph under the same keys. */
export async function planStatements(database: Database, statements: readonly Statement[]): Promise<StatementPlan> {
  const create: Statement[] = [];
  const replaced = new Map<string, StatedContent>();
  for (const [edge, group] of groupBy(statements, ({ kind }) => kind.edge)) {
    const present = await contentsInGraph(database, edge, group);
    for (const statement of group) {
      const before = present.get(statement.key);
      if (before !== undefined && textOf(edge, before) === textOf(edge, contentOf(statement))) continue;
      create.push(statement);
      if (before !== undefined) replaced.set(statement.key, before);
    }
  }
  return { create, replaced };
}

async function contentsInGraph(
  database: Database,
  edge: EdgeType,
  statements: readonly Statement[],
): Promise<ReadonlyMap<string, StatedContent>> {
  const rows = await database.read(findStatements(edge), { keys: statements.map(({ key }) => key) });
  return new Map(
    rows.map((row) => {
      const { key, from, to, properties } = foundRow.parse(row);
      const stated = Object.entries(properties).filter(([name]) => !bookkeeping.has(name));
      return [key, { from, to, properties: Object.fromEntries(stated) }];
    }),
  );
}

function contentOf({ from, to, properties, row }: Statement): StatedContent {
  return { from, to, properties: { ...properties, ...recordOf(row) } };
}

/** Returns a content as text: equal texts are equal contents. */
function textOf(edge: EdgeType, { from, to, properties }: StatedContent): string {
  const given = Object.entries(properties).filter(([, value]) => value !== null && value !== undefined);
  const end = edge === 'HOLDS' ? '' : to;
  return JSON.stringify([from, end, given.sort(([a], [b]) => (a < b ? -1 : 1))], (_, value: Value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

/** The greatest length of a value in the words of `changesOf`. */
const shownLength = 60;

/** Describes how a statement differs from the one that it replaces: `value: 1000 → 2000`, by column. */
export function changesOf(before: StatedContent, statement: Statement): readonly string[] {
  const now = contentOf(statement);
  const ends = statement.kind.edge === 'HOLDS' ? {} : { to: [before.to, now.to] };
  const names = [...new Set([...Object.keys(before.properties), ...Object.keys(now.properties)])].filter(
    (name) => name !== 'to',
  );
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['from', before.from, now.from],
    ...Object.entries(ends).map(([name, [old, other]]) => [name, old, other] as const),
    ...names.map((name) => [name, before.properties[name], now.properties[name]] as const),
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
    await transaction.run(`UNWIND $keys AS key MATCH (p:Person {key: key}) WHERE NOT p:${role} SET p:${role}`, {
      keys,
    });
  }
}

/**
 * Moves the ESCORTS statements of other sources about some accesses to the person who has the access now. A relationship
 * cannot be moved, so the statement is recreated with the same properties.
 */
export async function moveEscorts(transaction: Transaction, accesses: readonly string[]): Promise<void> {
  await transaction.run(
    `UNWIND $accesses AS access
     MATCH (person:Person)-[a:ACCESSES {access: access}]->()
     WITH DISTINCT access, person
     MATCH (escort)-[r:ESCORTS {access: access}]->(before) WHERE before <> person
     WITH escort, person, r, properties(r) AS properties
     DELETE r
     CREATE (escort)-[moved:ESCORTS]->(person) SET moved = properties`,
    { accesses },
  );
}
