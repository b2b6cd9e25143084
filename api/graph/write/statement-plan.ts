import { z } from 'zod';
import type { Database, Value } from '../driver/database.ts';
import type { EdgeType } from '../model/vocabulary.ts';
import type { Statement } from './statement.ts';
import { findStatements } from './statement-cypher.ts';
import type { StatementKind } from './statement-kind.ts';

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

export function byEdge(statements: readonly Statement[]): ReadonlyMap<EdgeType, readonly Statement[]> {
  return grouped(statements, ({ kind }) => kind.edge);
}

export function byKind(statements: readonly Statement[]): ReadonlyMap<StatementKind, readonly Statement[]> {
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
