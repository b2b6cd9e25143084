import type { Plan as DriverPlan } from 'neo4j-driver';
import { StatementFailed } from '../failure/statement-failed.ts';
import type { Plan } from './database.ts';
import { decodeValue } from './decode-value.ts';

/** @throws StatementFailed when the server gave none: there is no plan of a schema or an administration statement. */
export function decodePlan(plan: DriverPlan | false): Plan {
  if (plan === false) throw new StatementFailed('Neo4j gives no plan of this statement: only queries have one.');
  return {
    operator: plan.operatorType.replace(/@.*$/, ''),
    arguments: Object.fromEntries(Object.entries(plan.arguments).map(([name, value]) => [name, decodeValue(value)])),
    children: plan.children.map(decodePlan),
  };
}
