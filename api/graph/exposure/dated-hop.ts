import type { Day } from '../model/day.ts';
import type { Hop, Statement } from './exposure.ts';

/** A hop, with the days on which its best statement becomes another one, or none. */
export interface DatedHop {
  readonly hop: Hop;
  readonly changes: readonly Day[];
}

/** @param hop with its statements best first */
export function dateHop(hop: Hop): DatedHop {
  const days = new Set<Day>();
  for (const { validFrom, validTo } of hop.statements) {
    if (validFrom !== null) days.add(validFrom);
    if (validTo !== null) days.add(validTo);
  }
  if (hop.statements.length === 1) return { hop, changes: [...days] };
  // Before every day: what is open at its start is valid then.
  let before = hop.statements.find(({ validFrom }) => validFrom === null) ?? null;
  const changes: Day[] = [];
  for (const day of [...days].sort()) {
    const best = bestOn(hop, day);
    if (best !== before) changes.push(day);
    before = best;
  }
  return { hop, changes };
}

/** The statement that counts for a hop on a day; null: the hop does not hold. */
export function bestOn(hop: Hop, day: Day): Statement | null {
  for (const statement of hop.statements) if (isValidOn(statement, day)) return statement;
  return null;
}

export function isValidOn({ validFrom, validTo }: Pick<Statement, 'validFrom' | 'validTo'>, day: Day): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}
