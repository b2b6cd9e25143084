import { z } from 'zod';
import { decodePosition, encodePosition, invalidCursor, outdatedCursor } from '../cursor.ts';
import type { Day } from '../model/day.ts';
import { compareKeys } from '../model/keys.ts';

/** A position in an order by a count, such as of statements, highest first, then by name. */
export interface Rank {
  readonly count: number;
  readonly name: string;
}

/** What an order depends on. A cursor is valid only in the order for which it was made. */
export interface RankBasis {
  /** The name of the list. */
  readonly list: string;
  /** The edition of what is counted and ranked, as text. */
  readonly edition: string;
  /** The day whose exposures rank the nodes; null: no day does. */
  readonly day: Day | null;
}

/** Negative if the first comes first. */
export function compareRanks(a: Rank, b: Rank): number {
  return b.count - a.count || compareKeys(a.name, b.name);
}

const shape = z.tuple([z.string(), z.string().nullable(), z.number(), z.string()]);

/** @param basis of the order in which the rank was read */
export function encodeRank({ count, name }: Rank, { list, edition, day }: RankBasis): string {
  return encodePosition(list, [edition, day, count, name]);
}

/**
 * Decodes a cursor that `encodeRank` wrote.
 * @param basis of the order now
 * @throws BAD_USER_INPUT for any other cursor, and one of another list or order; CURSOR_OUTDATED if the order may have changed since, or while the graph is
 *   being written.
 */
export function decodeRank(cursor: string, basis: RankBasis, isBeingWritten: boolean): Rank {
  const [edition, day, count, name] = decodePosition(basis.list, cursor, shape);
  if ((day === null) !== (basis.day === null)) throw invalidCursor('it belongs to another order');
  if (isBeingWritten) throw outdatedCursor('An import is changing the graph, and with it the order of this list');
  if (edition !== basis.edition)
    throw outdatedCursor('An import changed the graph, and with it the order of this list');
  if (day !== basis.day)
    throw outdatedCursor(`The list is ordered by the exposures of ${basis.day}, and the cursor is of another day`);
  return { count, name };
}
