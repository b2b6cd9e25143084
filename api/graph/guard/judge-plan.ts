import type { Plan } from '../driver/database.ts';
import { StatementRefused } from '../failure/statement-refused.ts';
import { allowedOperators } from './allowed-operators.ts';
import { allowedProcedures } from './allowed-procedures.ts';
import { listOperators } from './list-operators.ts';
import type { ExpectedColumns } from './statement-facts.ts';

/**
 * The second half of the guard: every operator of the plan must be on the list of the Neo4j version.
 * @throws StatementRefused
 */
export function judgePlan(plan: Plan, version: string): void {
  const allowed = allowedOperators(version);
  if (allowed === null)
    throw new StatementRefused(
      `Statements of users are not run on Neo4j ${version}: what its plans may do is not known. Use 5.26 or a version of 2025 or 2026.`,
      { extensions: { kind: 'version', name: version } },
    );
  for (const { operator, details } of listOperators(plan)) {
    const name = operator.replace(/\(.*$/, '');
    if (!allowed.has(name)) throw refuse('operator', operator, 'it is not one of those known to only read');
    if (name === 'ProcedureCall') {
      const procedure = details?.slice(0, Math.max(details.indexOf('('), 0)) ?? '';
      if (!allowedProcedures.has(procedure))
        throw refuse('procedure', procedure, 'it is not one of those known to only read the graph');
    }
  }
}

/**
 * Compares the columns that Neo4j names with those in the parse tree: where they differ, Neo4j read another statement than the
 * one that was judged, and its answer is not given.
 * @throws StatementRefused
 */
export function judgeColumns(columns: readonly string[], expected: ExpectedColumns): void {
  if (expected === null || isExpected(columns, expected)) return;
  const reason = 'Neo4j reads the statement differently from the check of statements';
  process.emitWarning(
    `A statement was refused because ${reason}: expected ${JSON.stringify(expected.names)}, Neo4j has ${JSON.stringify(columns)}.`,
    'Subtier',
  );
  throw new StatementRefused(`The statement may not be run here: ${reason}, by the columns of its answer.`, {
    extensions: { kind: 'columns', name: columns.join(', '), reason },
  });
}

function isExpected(columns: readonly string[], expected: NonNullable<ExpectedColumns>): boolean {
  const starred = expected.kind === 'all' ? [] : columns.slice(0, Math.max(0, columns.length - expected.names.length));
  const all = [...starred, ...expected.names];
  return (
    columns.length === all.length &&
    columns.every((column, at) => column === all[at]) &&
    (expected.kind === 'all' || starred.every((column) => expected.variables.includes(column)))
  );
}

function refuse(kind: string, name: string, reason: string): StatementRefused {
  return new StatementRefused(`The ${kind} ${name} in the statement's plan may not be used here: ${reason}.`, {
    extensions: { kind, name, reason },
  });
}
