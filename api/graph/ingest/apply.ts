import { z } from 'zod';
import type { Database, Row, Transaction, Value } from '../database/database.ts';
import type { Change } from '../derive/touched.ts';
import { personRoles } from '../model/vocabulary.ts';
import type { EdgeType, TableName } from '../model/vocabulary.ts';
import { createStatements, findStatements, supersedeStatements } from './statement-cypher.ts';
import type { Statement, StatementKind } from './statements.ts';

/** An import job as its statements record it. */
export interface Recording {
  readonly importId: string;
  readonly now: Date;
}

/** Carries a plan out, and returns the changes that the analysis may care for. */
export async function applyPlan(
  transaction: Transaction,
  plan: StatementPlan,
  { importId, now }: Recording,
): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (const [edge, statements] of byEdge(plan.create.filter(({ key }) => plan.replaced.has(key)))) {
    const keys = statements.map(({ key }) => key);
    const [first] = statements;
    if (first !== undefined) changes.push(...(await supersede(transaction, first.kind.table, edge, keys, now)));
  }
  for (const [kind, statements] of byKind(plan.create)) {
    const [row] = await transaction.run(createStatements(kind), {
      statements: statements.map(parametersOf),
      now,
      importId,
    });
    const count = z.number().parse(row?.['count']);
    if (count !== statements.length) {
      throw new Error(
        `Of ${statements.length} ${kind.edge} statements of ${kind.table} only ${count} found their ends`,
      );
    }
    if (kind.edge === 'EMPLOYS') await labelPersons(transaction, statements);
    for (const { from, to, properties } of statements) {
      changes.push({ table: kind.table, edge: kind.edge, from, to, properties });
    }
  }
  return changes;
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
  const { source, validFrom, validTo, confidence, dataClass } = row;
  return { key, from, to, properties, source, row: row.row, validFrom, validTo, confidence, dataClass };
}

/** What must happen for a batch of statements to be in the graph. */
export interface StatementPlan {
  readonly create: readonly Statement[];
  /** Those of them whose key an older statement with other content has. */
  readonly replaced: ReadonlySet<string>;
}

const foundRow = z.object({ key: z.string(), from: z.string(), to: z.string() });

/** Of a relationship's properties, those that are about the record, not of the statement. */
const bookkeeping: ReadonlySet<string> = new Set(['key', 'recordedAt', 'supersededAt', 'importId']);

/** Compares statements with those that the graph has under the same keys. */
export async function planStatements(database: Database, statements: readonly Statement[]): Promise<StatementPlan> {
  const create: Statement[] = [];
  const replaced = new Set<string>();
  for (const [edge, group] of byEdge(statements)) {
    const present = await contentsInGraph(database, edge, group);
    for (const statement of group) {
      const content = present.get(statement.key);
      if (content === contentOf(statement)) continue;
      create.push(statement);
      if (content !== undefined) replaced.add(statement.key);
    }
  }
  return { create, replaced };
}

function byEdge(statements: readonly Statement[]): ReadonlyMap<EdgeType, readonly Statement[]> {
  return grouped(statements, ({ kind }) => kind.edge);
}

function byKind(statements: readonly Statement[]): ReadonlyMap<StatementKind, readonly Statement[]> {
  return grouped(statements, ({ kind }) => kind);
}

function grouped<K>(
  statements: readonly Statement[],
  of: (statement: Statement) => K,
): ReadonlyMap<K, readonly Statement[]> {
  const groups = new Map<K, Statement[]>();
  for (const statement of statements) {
    const group = groups.get(of(statement));
    if (group === undefined) groups.set(of(statement), [statement]);
    else group.push(statement);
  }
  return groups;
}

async function contentsInGraph(
  database: Database,
  edge: EdgeType,
  statements: readonly Statement[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await database.read(findStatements(edge), { keys: statements.map(({ key }) => key) });
  return new Map(
    rows.map((row) => {
      const { key, from, to } = foundRow.parse(row);
      const properties = z.record(z.string(), z.unknown()).parse(row['properties']);
      const stated = Object.entries(properties).filter(([name]) => !bookkeeping.has(name));
      return [key, canonical(from, edge === 'HOLDS' ? '' : to, stated)];
    }),
  );
}

function contentOf({ kind, from, to, properties, row }: Statement): string {
  const { source, validFrom, validTo, confidence, dataClass } = row;
  const all = { ...properties, source, row: row.row, validFrom, validTo, confidence, dataClass };
  return canonical(from, kind.edge === 'HOLDS' ? '' : to, Object.entries(all));
}

function canonical(from: string, to: string, properties: readonly (readonly [string, unknown])[]): string {
  const given = properties.filter(([, value]) => value !== null && value !== undefined);
  return JSON.stringify([from, to, given.sort(([a], [b]) => (a < b ? -1 : 1))], (_, value: Value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

/** Gives the persons of new employment statements the labels of their roles. */
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
 * Lets the escorts that other sources state of these accesses end on the person whose access it is now. A relationship can't be
 * moved, so the statement is made again as it was.
 */
export async function moveEscorts(transaction: Transaction, accesses: readonly string[]): Promise<void> {
  await transaction.run(
    `UNWIND $accesses AS access
     MATCH (person:Person)-[a:ACCESSES {access: access}]->() WHERE a.supersededAt IS NULL
     WITH DISTINCT access, person
     MATCH (escort)-[r:ESCORTS {access: access}]->(before) WHERE r.supersededAt IS NULL AND before <> person
     WITH escort, person, r, properties(r) AS stated
     DELETE r
     CREATE (escort)-[moved:ESCORTS]->(person) SET moved = stated`,
    { accesses },
  );
}
