import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '#graph/failure.ts';
import { hashed, withoutByteOrderMark } from '../csv.ts';
import type { InputFile } from '../files.ts';

/** A page of SAM.gov's answer to a search for subcontracts, or several in one file. */
export interface SubawardPages {
  readonly records: readonly unknown[];
  readonly pages: readonly PageOfSearch[];
}

/** Which page of its search a page is. */
interface PageOfSearch {
  /** Equal for the pages of one search. */
  readonly search: string;
  readonly number: number;
  readonly of: number;
}

/** The API's pages have at most 1,000 records, about 3 MB. */
const maxBytes = 64 * 1024 * 1024;

const page = z.object({
  data: z.array(z.unknown()),
  totalPages: z.number().optional(),
  totalRecords: z.number().optional(),
  pageNumber: z.number().optional(),
  nextPageLink: z.string().nullish(),
  previousPageLink: z.string().nullish(),
});

/**
 * Reads a file with one page, or with an array of pages.
 * @returns why it is not such a file, as the end of a sentence
 * @throws BAD_USER_INPUT if the file is too large, or not UTF-8 text
 */
export async function readPages(file: InputFile): Promise<(SubawardPages & { readonly sha256: string }) | string> {
  const { text, sha256 } = await readText(file);
  if (text === '') return 'it is empty';
  const json = parseJson(text);
  if (json === undefined) return 'it is not JSON';
  const found = z
    .array(page)
    .min(1)
    .safeParse(Array.isArray(json) ? json : [json]);
  if (!found.success) return 'it has no list "data"';
  const links = found.data.flatMap(({ nextPageLink, previousPageLink }) => [
    nextPageLink ?? '',
    previousPageLink ?? '',
  ]);
  if (links.some((link) => /[?&]status=deleted/i.test(link))) return 'it lists deleted subawards';
  return {
    sha256,
    records: found.data.flatMap(({ data }) => data),
    pages: found.data.map(({ totalPages, totalRecords, pageNumber }) => ({
      search: `${totalPages ?? ''}/${totalRecords ?? ''}`,
      number: pageNumber ?? 0,
      of: totalPages ?? 1,
    })),
  };
}

async function readText(file: InputFile): Promise<{ readonly text: string; readonly sha256: string }> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let bytes = 0;
  try {
    for await (const chunk of withoutByteOrderMark(hashed(await file.open(), hash), file.name, 'JSON')) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(file.name);
      parts.push(decoder.decode(chunk, { stream: true }));
    }
    parts.push(decoder.decode());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Failure('BAD_USER_INPUT', `${file.name}: not UTF-8 text; save the file as UTF-8.`, { cause: error });
  }
  return { text: parts.join('').trim(), sha256: hash.digest('hex') };
}

function tooLarge(name: string): Failure {
  return new Failure(
    'BAD_USER_INPUT',
    `${name}: more than ${maxBytes / 1024 / 1024} MiB in one file; give the pages as SAM.gov sends them, one a file.`,
  );
}

/** Undefined: not JSON, or nested too deep to be read. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}
