import { z } from 'zod';
import { decodeCursor, encodeCursor, outdatedCursor } from '../cursor.ts';
import { editionKey } from '../derive/graph-state.ts';
import type { Edition } from '../derive/graph-state.ts';

/** A position in an order by number of statements, most first, then by name. */
export interface Rank {
  readonly statements: number;
  readonly name: string;
}

/** Negative if the first comes first. */
export function compareRanks(a: Rank, b: Rank): number {
  return b.statements - a.statements || (a.name === b.name ? 0 : a.name < b.name ? -1 : 1);
}

const shape = z.tuple([z.string(), z.number(), z.string()]);

/** @param edition in which the rank was read: an import changes the counts */
export function encodeRank({ statements, name }: Rank, edition: Edition): string {
  return encodeCursor([editionKey(edition), statements, name]);
}

/**
 * Decodes a cursor that `encodeRank` wrote.
 * @param edition of the graph now
 * @throws BAD_USER_INPUT for any other cursor; CURSOR_OUTDATED for one of another edition, or while the graph is being written.
 */
export function decodeRank(cursor: string, edition: Edition, isBeingWritten: boolean): Rank {
  const [writtenIn, statements, name] = decodeCursor(cursor, shape);
  if (isBeingWritten || writtenIn !== editionKey(edition)) throw outdatedCursor(isBeingWritten);
  return { statements, name };
}
