import { z } from 'zod';
import { compareKeys } from '../model/keys.ts';

/** The words of a source behind what it states. */
export interface Passage {
  readonly key: string;
  readonly source: string;
  readonly text: string;
  /** Where in the source it is. */
  readonly locator: string | null;
  /** SHA-256 of the page that has it. */
  readonly pageSha256: string | null;
  /** Day or instant at which it was read. */
  readonly readAt: string | null;
}

/** The columns that a Cypher statement returns for a passage `c` that an edge `about` leads from, for `passageRow`; `key` and `text` are among those of claims. */
export const passageColumns =
  'about.source AS source, c.locator AS locator, c.pageSha256 AS pageSha256, c.readAt AS readAt';

export const passageRow = z.object({
  key: z.string(),
  source: z.string(),
  text: z.string(),
  locator: z.string().nullable(),
  pageSha256: z.string().nullable(),
  readAt: z.string().nullable(),
});

/** Orders passages by source, then by key. */
export function comparePassages(a: Passage, b: Passage): number {
  return compareKeys(a.source, b.source) || compareKeys(a.key, b.key);
}

/** Says where a passage is and when it was read, such as “page 3, read 2026-12-01, SHA-256 of the page 0f…”. */
export function describePlace({ locator, readAt, pageSha256 }: Passage): string {
  return [
    locator,
    readAt === null ? null : `read ${readAt}`,
    pageSha256 === null ? null : `SHA-256 of the page ${pageSha256}`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
