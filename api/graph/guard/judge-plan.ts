import type { Plan } from '../driver/database.ts';
import { StatementRefused } from '../failure/statement-refused.ts';
import { allowedOperators } from './allowed-operators.ts';
import { allowedProcedures } from './allowed-procedures.ts';
import { listOperators } from './list-operators.ts';

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

function refuse(kind: string, name: string, reason: string): StatementRefused {
  return new StatementRefused(`The ${kind} ${name} in the statement's plan may not be used here: ${reason}.`, {
    extensions: { kind, name, reason },
  });
}
