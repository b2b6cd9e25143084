import { z } from 'zod';
import { Failure, refused } from './failure.ts';

/** Encodes a position in a list as an opaque cursor. */
export function encodeCursor(position: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * Decodes a cursor that `encodeCursor` wrote.
 * @param shape of the position
 * @param argument the one that has it
 * @throws BAD_USER_INPUT if the cursor does not have this shape
 */
export function decodeCursor<T>(cursor: string, shape: z.ZodType<T>, argument: CursorArgument = 'after'): T {
  const decoded = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!decoded.success) throw invalidCursor(undefined, argument);
  return decoded.data;
}

/** The arguments that take a cursor. A field with several lists has one for each. */
type CursorArgument = 'after' | 'openedAfter' | 'closedAfter' | 'systemsFreedAfter';

/** BAD_USER_INPUT for a cursor that does not belong to the list. @param reason a clause that says why */
export function invalidCursor(
  reason = 'pass the cursor with which the previous page ended',
  argument: CursorArgument = 'after',
): Failure {
  return refused(argument, `invalid cursor in “${argument}”: ${reason}.`);
}

const namedShape = z.tuple([z.string(), z.unknown()]);

/** Encodes a position in a named list: its cursors are refused by other lists. */
export function encodePosition(list: string, position: unknown): string {
  return encodeCursor([list, position]);
}

/**
 * Decodes a cursor that `encodePosition` wrote for this list.
 * @throws BAD_USER_INPUT for any other cursor
 */
export function decodePosition<T>(
  list: string,
  cursor: string,
  shape: z.ZodType<T>,
  argument: CursorArgument = 'after',
): T {
  const [listOfCursor, position] = decodeCursor(cursor, namedShape, argument);
  if (listOfCursor !== list) throw invalidCursor(`it belongs to ${listOfCursor.slice(0, 100)}, not ${list}`, argument);
  const decoded = shape.safeParse(position);
  if (!decoded.success) throw invalidCursor(undefined, argument);
  return decoded.data;
}

/** Returns the position after which a list continues; empty: from the start. @throws BAD_USER_INPUT for a cursor of another list */
export function readAfter(cursor: string | null, list: string, argument: CursorArgument = 'after'): string {
  return cursor === null ? '' : decodePosition(list, cursor, z.string(), argument);
}

/**
 * Returns the cursor to continue a list after a page; null if there is no more.
 * @param found the items after the page before, at least one more than the page has if there are so many
 * @param first the number of items on the page
 */
export function endCursor(found: readonly { readonly position: string }[], first: number, list: string): string | null {
  const last = found[first - 1];
  return last !== undefined && found.length > first ? encodePosition(list, last.position) : null;
}

/** CURSOR_OUTDATED for a cursor of a list whose order has changed. @param reason the reason: a sentence without its period */
export function outdatedCursor(reason: string): Failure {
  return new Failure('CURSOR_OUTDATED', `${reason}: start again from the first page.`, {
    extensions: { argument: 'after' },
  });
}

/** @throws BAD_USER_INPUT for a number of items on a page that is out of range */
export function checkFirst(first: number, max: number): void {
  if (Number.isInteger(first) && first >= 0 && first <= max) return;
  throw refused('first', `“first” must be a whole number from 0 to ${max}.`);
}

/** Parses JSON of others; null if it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
