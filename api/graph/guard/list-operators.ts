import type { Plan, Value } from '../driver/database.ts';
import type { PlanOperator } from './plan-operator.ts';

/** The operators of a plan, each before those that feed it. Without recursion: a plan may be deep. */
export function listOperators(plan: Plan): readonly PlanOperator[] {
  const operators: PlanOperator[] = [];
  const pending = [{ node: plan, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, depth } = next;
    const { operator, rows, dbHits } = node;
    const { Details: details, EstimatedRows: estimated } = node.arguments;
    operators.push({ depth, operator, details: textOf(details), estimatedRows: numberOf(estimated), rows, dbHits });
    pending.push(...node.children.map((child) => ({ node: child, depth: depth + 1 })).reverse());
  }
  return operators;
}

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function numberOf(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
