import { z } from 'zod';
import type { Row, Transaction } from '../driver/database.ts';
import type { EdgeType, TableName } from '../model/vocabulary.ts';
import { labelPersons } from './person-roles.ts';
import { createStatements, supersedeStatements } from './statement-cypher.ts';
import type { Statement } from './statement.ts';
import { byEdge, byKind, type StatementPlan } from './statement-plan.ts';
import type { Change } from './touched-keys.ts';

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
