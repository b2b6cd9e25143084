import type { z } from 'zod';
import { Failure, refused } from './failure.ts';

/** Encodes a position in a list as an opaque cursor. */
export function encodeCursor(position: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * Decodes a cursor that `encodeCursor` wrote.
 * @param shape of the position
 * @throws BAD_USER_INPUT if the cursor does not have this shape
 */
export function decodeCursor<T>(cursor: string, shape: z.ZodType<T>): T {
  const decoded = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!decoded.success) throw invalidCursor();
  return decoded.data;
}

/** BAD_USER_INPUT for a cursor that does not belong to the list. @param reason a clause that says why */
export function invalidCursor(reason = 'pass the endCursor of the previous page'): Failure {
  return refused('after', `invalid cursor in “after”: ${reason}.`);
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
