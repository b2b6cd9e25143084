import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database } from '../database/database.ts';
import { compareKeys } from '../exposure/exposure.ts';

/** What sources and people wrote, in which they may mention persons. */
export interface Texts {
  /** Texts with ids of persons among other words. */
  readonly texts: readonly string[];
  /** Values that name somebody, perhaps by an id alone. */
  readonly values: readonly string[];
}

const row = z.object({ key: z.string() });
/** Keys in one statement. */
const batch = 10_000;

/**
 * Returns the ids of persons of the graph that texts mention, in order. Whatever in the texts could be an id is looked up by key, so the time
 * follows from the length of the texts, not from the number of persons.
 */
export async function readMentioned(
  database: Pick<Database, 'read'>,
  { texts, values }: Texts,
): Promise<readonly string[]> {
  const candidates = new Set(values);
  for (const text of new Set(texts))
    for (const candidate of candidatesIn(text)) if (isDistinctive(candidate)) candidates.add(candidate);
  const keys = [...candidates];
  const found: string[] = [];
  for (let start = 0; start < keys.length; start += batch) {
    const rows = await database.read(`UNWIND $keys AS key ${byKey('p', 'Person', 'key')} RETURN key`, {
      keys: keys.slice(start, start + batch),
    });
    found.push(...rows.map((one) => row.parse(one).key));
  }
  return found.sort(compareKeys);
}

/** Whether an id is recognized in a text: a number or one or two letters there may be anything. */
export function isDistinctive(id: string): boolean {
  return /\p{L}/u.test(id) && (id.length > 2 || /\p{N}/u.test(id));
}

/** An id with more parts, spaces or characters is not recognized in a text. A part is a run of letters and digits, or another sign. */
const most = { parts: 16, spaces: 3, characters: 200 };

/** Yields the parts of a text that could be ids: those that no letter or digit adjoins. */
function* candidatesIn(text: string): Generator<string, void, undefined> {
  const parts = [...text.matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu)].map(({ 0: part, index }) => ({
    start: index,
    end: index + part.length,
    isWord: /^[\p{L}\p{N}]/u.test(part),
  }));
  for (const [first, { start, isWord }] of parts.entries()) {
    const before = parts[first - 1];
    if (!isWord && before?.isWord === true && before.end === start) continue;
    let [spaces, reached] = [0, start];
    for (const [at, part] of parts.slice(first, first + most.parts).entries()) {
      spaces += part.start > reached ? 1 : 0;
      if (spaces > most.spaces || part.end - start > most.characters) break;
      reached = part.end;
      const after = parts[first + at + 1];
      if (!part.isWord && after?.isWord === true && after.start === part.end) continue;
      yield text.slice(start, part.end);
    }
  }
}
