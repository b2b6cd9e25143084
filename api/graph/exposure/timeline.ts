import type { Day } from '../model/day.ts';

/** Something that changes on some days only. */
export interface Timeline<T> {
  /** In order, without repetition; there may be days among them on which nothing changes after all. */
  readonly changes: readonly Day[];
  on(day: Day): T;
}

/** @param compute gives the same for any two days between which there is no change; called once for each such piece */
export function makeTimeline<T>(changes: Iterable<Day>, compute: (day: Day) => T): Timeline<T> {
  const days = [...new Set(changes)].sort();
  const pieces = new Map<number, { readonly value: T }>();
  return {
    changes: days,
    on(day) {
      const at = countUpTo(days, day);
      let piece = pieces.get(at);
      if (piece === undefined) pieces.set(at, (piece = { value: compute(day) }));
      return piece.value;
    },
  };
}

/** How many of some days, in order, are not after a day. */
function countUpTo(days: readonly Day[], day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = days[middle];
    if (found !== undefined && found <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
