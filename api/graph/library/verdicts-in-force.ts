import { CalendarDay } from '../driver/calendar-day.ts';
import type { CypherResult } from '../guard/cypher-result.ts';
import type { SavedQuery } from './saved-query.ts';

/** What a check answers of a subject. Who meets the rule need not be listed. */
export type Verdict = 'MET' | 'VIOLATED' | 'CANNOT_TELL' | 'NOT_IN_FORCE';

/** Whether the rule of a check is in force on the day that it is asked about; of a question without one: true. */
export function isInForce({ rule }: Pick<SavedQuery, 'rule'>, values: Readonly<Record<string, unknown>>): boolean {
  const { asOf } = values;
  if (rule === null || !(asOf instanceof CalendarDay)) return true;
  return rule.from <= asOf.day && (rule.to === null || asOf.day < rule.to);
}

/** A check's rows; on a day on which its rule was not in force, nobody met or violated it: then every verdict says so. */
export function verdictsInForce(
  query: Pick<SavedQuery, 'rule'>,
  values: Readonly<Record<string, unknown>>,
  result: CypherResult,
): CypherResult {
  const column = result.columns.indexOf('verdict');
  if (column < 0 || isInForce(query, values)) return result;
  const verdict: Verdict = 'NOT_IN_FORCE';
  return { ...result, rows: result.rows.map((row) => row.map((value, index) => (index === column ? verdict : value))) };
}
