import { z } from 'zod';
import { withoutByteOrderMark } from '../csv.ts';
import { peeked, readJsonValues } from '../json.ts';

/** A part of a file of pages of SAM.gov's answer to a search for subcontracts: a record, or the end of a page. */
export type PagePart = { readonly record: unknown } | { readonly page: SearchPage } | { readonly why: string };

/** Which page of its search a page is. */
export interface SearchPage {
  /** Equal for the pages of one search. */
  readonly search: string;
  readonly number: number;
  readonly of: number;
}

const page = z.object({
  data: z.array(z.unknown()),
  totalPages: z.number().optional(),
  totalRecords: z.number().optional(),
  pageNumber: z.number().optional(),
  nextPageLink: z.string().nullish(),
  previousPageLink: z.string().nullish(),
});

/**
 * Reads a file with one page, or with an array of pages, in constant memory: the records of each page, then the page. A part that is not of
 * such a file says why, as the end of a sentence.
 * @throws BAD_USER_INPUT with its line if the file is not JSON in UTF-8, or a record is too large
 */
export async function* readPages(
  chunks: AsyncIterable<Buffer>,
  file: string,
): AsyncGenerator<PagePart, void, undefined> {
  const { first, rest } = await peeked(withoutByteOrderMark(chunks, file, 'JSON'));
  if (first === '') {
    yield { why: 'it is empty' };
    return;
  }
  const depth = first === '[' ? 1 : 0;
  const pagePath = first === '[' ? '$.*' : '$';
  let pages = 0;
  for await (const values of readJsonValues(rest, file, [pagePath, `${pagePath}.data.*`])) {
    for (const { value, keys } of values) {
      // The root has a key that is empty.
      const isRecord = keys.length > depth + 1;
      if (!isRecord) pages++;
      yield isRecord ? { record: value } : pageOf(value);
    }
  }
  if (pages === 0) yield { why: noList };
}

const noList = 'it has no list "data"';

function pageOf(value: unknown): PagePart {
  const found = page.safeParse(value);
  if (!found.success) return { why: noList };
  const { totalPages, totalRecords, pageNumber, nextPageLink, previousPageLink } = found.data;
  const isOfDeleted = [nextPageLink, previousPageLink].some((link) => /[?&]status=deleted/i.test(link ?? ''));
  if (isOfDeleted) return { why: 'it lists deleted subawards' };
  const search = `${totalPages ?? ''}/${totalRecords ?? ''}`;
  return { page: { search, number: pageNumber ?? 0, of: totalPages ?? 1 } };
}
