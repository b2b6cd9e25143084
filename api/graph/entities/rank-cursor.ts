import { z } from 'zod';
import { BadInput } from '../failure/bad-input.ts';

/** A place in an order by number of statements, most first, then by name. */
export interface Rank {
  readonly statements: number;
  readonly name: string;
}

/** Negative when the first comes first. */
export function compareRanks(a: Rank, b: Rank): number {
  return b.statements - a.statements || (a.name === b.name ? 0 : a.name < b.name ? -1 : 1);
}

const rank = z.tuple([z.number(), z.string()]);

export function writeRank({ statements, name }: Rank): string {
  return Buffer.from(JSON.stringify([statements, name])).toString('base64url');
}

/** @throws BadInput for what `writeRank` did not write. */
export function readRank(cursor: string): Rank {
  const read = rank.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (read.success) return { statements: read.data[0], name: read.data[1] };
  throw new BadInput('after is no cursor of this list: give the endCursor of the page before.', {
    extensions: { argument: 'after' },
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
