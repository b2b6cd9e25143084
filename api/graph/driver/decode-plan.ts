import type { ResultSummary } from 'neo4j-driver';
import { StatementFailed } from '../failure/statement-failed.ts';
import type { Plan } from './database.ts';
import { decodeValue } from './decode-value.ts';

/** @throws StatementFailed when the server gave none: there is no plan of a schema or an administration statement. */
export function decodePlan(plan: ResultSummary['plan'] | ResultSummary['queryProfile']): Plan {
  if (plan === false) throw new StatementFailed('Neo4j gives no plan of this statement: only queries have one.');
  const { rows, dbHits } = 'dbHits' in plan ? plan : { rows: null, dbHits: null };
  return {
    operator: plan.operatorType.replace(/@.*$/, ''),
    arguments: Object.fromEntries(Object.entries(plan.arguments).map(([name, value]) => [name, decodeValue(value)])),
    rows,
    dbHits,
    children: plan.children.map(decodePlan),
  };
}
