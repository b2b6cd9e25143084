import { z } from 'zod/mini';
import { questionLimits } from '../generated/limits.ts';
import { StoredList } from '../server/stored-list.ts';
import { draftStore } from './draft.ts';
import type { Draft, Input } from './draft.ts';
import { givenSchema, givenToAddress, parameterNames } from './parameters.ts';
import type { GivenByName } from './parameters.ts';

/** A statement that was run in this browser, or that was typed and replaced by another one before it ran. */
interface PastStatement {
  readonly statement: string;
  readonly given: GivenByName;
  /** ISO date and time, in UTC; null if it did not run. */
  readonly ranAt: string | null;
}

/** The maximum number of statements in the history. */
export const MOST_PAST = 50;

const historySchema = z.array(
  z.object({ statement: z.string(), given: givenSchema, ranAt: z.nullable(z.iso.datetime()) }),
);

export const history = new StoredList<PastStatement>('subtier.history', historySchema, MOST_PAST);

/** Adds a statement that runs to the top of the history; a repeated statement moves to the top, with the values of now. */
export function recordRun(statement: string, given: GivenByName): void {
  record({ statement, given, ranAt: new Date().toISOString() });
}

/** Puts another draft into the editor. What was typed there, and neither run nor saved, goes to the top of the history. */
export function replaceDraft(next: Draft): void {
  const { statement, given, isTyped = false } = draftStore.get();
  const typed = { statement, given, ranAt: null };
  const isKept = isSameInput(typed, next) || history.get().some((past) => isSameInput(typed, past));
  if (isTyped && statement.trim() !== '' && !isKept) record(typed);
  draftStore.set(next);
}

function record(past: PastStatement): void {
  if (past.statement.length > questionLimits.statementLength) return;
  const isReplaced = (one: PastStatement): boolean =>
    isSameInput(one, past) || (one.statement === past.statement && one.ranAt !== null && past.ranAt !== null);
  history.set([past, ...history.get().filter((one) => !isReplaced(one))]);
}

/** Whether two statements are the same, and the values that they use. */
export function isSameInput(a: Input, b: Input): boolean {
  if (a.statement !== b.statement) return false;
  const [valuesOfA, valuesOfB] = [a, b].map(({ statement, given }) =>
    JSON.stringify(givenToAddress(parameterNames(statement), given)),
  );
  return valuesOfA === valuesOfB;
}
