import { z } from 'zod';
import { Failure } from '../failure.ts';

/** A place in an order by number of statements, most first, then by name. */
export interface Rank {
  readonly statements: number;
  readonly name: string;
}

/** Negative when the first comes first. */
export function compareRanks(a: Rank, b: Rank): number {
  return b.statements - a.statements || (a.name === b.name ? 0 : a.name < b.name ? -1 : 1);
}

const place = z.tuple([z.string(), z.number(), z.string()]);

/** @param edition of the graph in which the place is that one: a count is another after an import */
export function writeRank({ statements, name }: Rank, edition: string): string {
  return Buffer.from(JSON.stringify([edition, statements, name])).toString('base64url');
}

/**
 * The place that a cursor names.
 * @param edition of the graph now; null: it is being changed
 * @throws BAD_USER_INPUT for what `writeRank` did not write; CURSOR_OUTDATED for a place in another edition.
 */
export function readRank(cursor: string, edition: string | null): Rank {
  const read = place.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!read.success)
    throw new Failure('BAD_USER_INPUT', 'after is no cursor of this list: give the endCursor of the page before.', {
      extensions: { argument: 'after' },
    });
  const [of, statements, name] = read.data;
  if (of === edition) return { statements, name };
  const changed = edition === null ? 'is being changed by an import' : 'was changed by an import';
  throw new Failure(
    'CURSOR_OUTDATED',
    `The graph ${changed} since the page before, and the order of this list with it: begin with the first page again.`,
    { extensions: { argument: 'after' } },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
