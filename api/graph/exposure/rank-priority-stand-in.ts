import type { Priority, PriorityInput } from '../priority/priority.ts';

/** Until the decision table is there. */
export function rankPriority(input: PriorityInput): Priority {
  return {
    low: 'LOW',
    high: input.origin === 'covered' ? 'CRITICAL' : 'HIGH',
    vector: JSON.stringify(input),
    reasons: [],
  };
}
