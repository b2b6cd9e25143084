import { decodeCursor } from './cursor.ts';
import { dayNumber } from './day-number.ts';
import type { ExposureRequest } from './find-exposures.ts';
import { FirstOf } from './first-of.ts';
import { makeQuery } from './query.ts';
import { comparePositions } from './rank-states.ts';
import { rankedChain, type RankedChain } from './ranked-chain.ts';
import { scan } from './scan.ts';
import type { Snapshot } from './snapshot.ts';

export interface Ranking {
  /** One more than asked for, where there are more. */
  readonly positions: readonly RankedChain[];
  readonly totalCount: number;
  readonly accessCount: number;
}

/** The first chains under a filter that stand behind a cursor, and how many there are in all. @throws BadInput */
export function rankExposures(snapshot: Snapshot, { filter, orderBy, first, after }: ExposureRequest): Ranking {
  const last = after === null ? null : decodeCursor(orderBy, after);
  const best = new FirstOf<RankedChain>(first + 1, comparePositions);
  let totalCount = 0;
  let accessCount = 0;
  scan(snapshot, makeQuery(snapshot, filter), dayNumber(filter.asOf), (match) => {
    accessCount += 1;
    totalCount += match.count;
    for (let at = 0; at < match.count; at += 1) {
      const position = rankedChain(match, match.states[at] ?? -1, orderBy);
      if (last === null || comparePositions(position, last) > 0) best.add(position);
    }
  });
  return { positions: best.inOrder(), totalCount, accessCount };
}
