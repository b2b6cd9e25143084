import { csvLimits } from '../csv/csv-limits.ts';
import type { Parsed } from './parsed.ts';

/** A key that names a node, a row or a source: of bounded length, and of characters that can be seen. */
export function parseKey(text: string): Parsed<string> {
  if (text.length > csvLimits.keyCharacters) {
    return { reason: `a key longer than ${csvLimits.keyCharacters} characters (it has ${text.length})` };
  }
  return /\p{Cc}/u.test(text) ? { reason: 'a key with control characters in it' } : { value: text };
}
