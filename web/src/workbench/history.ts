import { z } from 'zod/mini';
import { KeptList } from './kept-list.ts';
import { givenForm } from './given-form.ts';
import type { GivenByName } from './parameter-kinds.ts';

/** A statement that was run in this browser. */
export interface PastRun {
  readonly statement: string;
  readonly given: GivenByName;
  /** ISO date and time, in UTC. */
  readonly ranAt: string;
}

/** The most statements that are kept, and the longest of them, in characters. */
export const MOST_RUNS = 50;
const LONGEST = 20_000;

const form = z.array(z.object({ statement: z.string(), given: givenForm, ranAt: z.iso.datetime() }));

export const history = new KeptList<PastRun>('subtier.history', form, MOST_RUNS);

/** Puts a statement on top; one that was run before moves up. */
export function remember(statement: string, given: GivenByName): void {
  if (statement.length > LONGEST) return;
  const others = history.get().filter((past) => past.statement !== statement);
  history.set([{ statement, given, ranAt: new Date().toISOString() }, ...others]);
}
