import type { DiffRequest } from './diff-exposures.ts';
import { dayNumber } from './day-number.ts';
import { FirstOf } from './first-of.ts';
import { makeQuery } from './query.ts';
import { comparePositions } from './rank-states.ts';
import { rankedChain, type RankedChain } from './ranked-chain.ts';
import { makeMatch, matchAccess, mayMatch, type Match } from './scan.ts';
import type { Snapshot } from './snapshot.ts';

export interface RankedDifference {
  /** The first of them, by PRIORITY. */
  readonly ranked: readonly RankedChain[];
  readonly count: number;
}

export interface DayDifference {
  readonly opened: RankedDifference;
  readonly closed: RankedDifference;
  readonly unchangedCount: number;
}

/** The chains that hold under a filter on one of two days only. @throws BadInput for lists that can't be asked for. */
export function compareDays(snapshot: Snapshot, { from, to, filter, first }: DiffRequest): DayDifference {
  const query = makeQuery(snapshot, filter);
  const [before, after] = [dayNumber(from), dayNumber(to)];
  const opened = new Difference(first);
  const closed = new Difference(first);
  let unchangedCount = 0;
  snapshot.chunks.forEach((chunk, at) => {
    const [was, is] = [makeMatch(chunk), makeMatch(chunk)];
    for (let access = 0; access < chunk.accesses.length; access += 1) {
      if (snapshot.outdated[at]?.[access] === 1 || !mayMatch(chunk, query, access)) continue;
      const held = matchAccess(chunk, query, access, before, was) ? chainsOf(was) : none;
      const holds = matchAccess(chunk, query, access, after, is) ? chainsOf(is) : none;
      for (const [chain, state] of holds)
        if (held.has(chain)) unchangedCount += 1;
        else opened.add(is, state);
      for (const [chain, state] of held) if (!holds.has(chain)) closed.add(was, state);
    }
  });
  return { opened, closed, unchangedCount };
}

const none: ReadonlyMap<number, number> = new Map();

/** The states that match, by chain. */
function chainsOf({ chunk, states, count }: Match): ReadonlyMap<number, number> {
  const chains = new Map<number, number>();
  for (let at = 0; at < count; at += 1) {
    const state = states[at] ?? -1;
    chains.set(chunk.chain[state] ?? -1, state);
  }
  return chains;
}

class Difference implements RankedDifference {
  readonly #best: FirstOf<RankedChain>;
  count = 0;

  constructor(first: number) {
    this.#best = new FirstOf<RankedChain>(first, comparePositions);
  }

  get ranked(): readonly RankedChain[] {
    return this.#best.inOrder();
  }

  add(match: Match, state: number): void {
    this.count += 1;
    this.#best.add(rankedChain(match, state, 'PRIORITY'));
  }
}
