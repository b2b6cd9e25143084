import { createHash } from 'node:crypto';
import { z } from 'zod';
import { bounds } from '../bounds.ts';
import { parseKey } from '../cells.ts';
import { hashed, shownValue, withoutByteOrderMark } from '../csv.ts';
import type { FileFilter, InputFile } from '../files.ts';
import type { Notice, NoticeLog, ParsedInput } from '../format.ts';
import { isObject, peeked, readJsonValues } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { awardConfidence, parseAmount, requireParty } from './award.ts';
import type { AwardCells, AwardRow } from './award.ts';
import { readAwardFiles, readAwardRow } from './files.ts';
import type { AwardFile, ReadRow } from './source.ts';

const name = 'sam-subawards';
const rowTable = 'subcontracts';

/**
 * Reads the JSON pages of SAM.gov's Acquisition Subaward Reporting Public API: files with a page or an array of pages, or .zip archives
 * or folders of them. Each file is a source, identified by its name. In messages, the line is the number of the record in the file.
 * @throws BAD_USER_INPUT if a path contains no such file, or one of them can't be read as a whole.
 */
export async function readSamSubawards(paths: readonly string[], filter?: FileFilter): Promise<ParsedInput> {
  const searches = new Map<string, Search>();
  const format = {
    name,
    what: 'a page of SAM.gov’s subaward reporting API',
    extension: '.json',
    rowTable,
    inspect: (file: InputFile, notices: NoticeLog) => inspect(file, notices, searches),
  } as const;
  const input = await readAwardFiles(paths, format, filter);
  return { ...input, notices: () => [...input.notices(), ...missingPages(searches)] };
}

interface Search {
  readonly file: string;
  readonly pages: number;
  readonly given: Set<number>;
}

const valuableFields = ['primeEntityUei', 'subEntityUei', 'subAwardAmount'] as const;
/** What it means if no record of a file has a field without which it can be read. */
const valuable: Readonly<Record<(typeof valuableFields)[number], string>> = {
  primeEntityUei: 'primes are identified by one report only, so that one company becomes several',
  subEntityUei: 'subcontractors are identified by one report only, so that one company becomes several',
  subAwardAmount: 'all amounts are unknown',
};

async function inspect(
  file: InputFile,
  notices: NoticeLog,
  searches: Map<string, Search>,
): Promise<AwardFile | string> {
  const hash = createHash('sha256');
  const personal = new Set<string>();
  const pages: SearchPage[] = [];
  let why: string | null = null;
  let [records, isOfContracts, isOfAssistance] = [0, false, false];
  const given = new Set<string>();
  for await (const part of readPages(hashed(await file.open(), hash), file.name)) {
    if ('why' in part) why ??= part.why;
    else if ('page' in part) pages.push(part.page);
    else {
      records++;
      const fields = fieldsOf(part.record);
      isOfContracts ||= fields === null || fields('primeContractKey') !== '';
      for (const field of valuableFields)
        if (!given.has(field) && fields !== null && fields(field) !== '') given.add(field);
      if (records === 1) isOfAssistance = isObject(part.record) && 'fain' in part.record;
      for (const field of personalFieldsOf(part.record)) personal.add(field);
    }
  }
  if (why !== null) return why;
  if (records > 0 && !isOfContracts)
    return isOfAssistance ? 'it lists subawards of assistance, not of contracts' : 'no record has a primeContractKey';
  if (records === 0) {
    const message = 'A page without records: the statements of an earlier file of this name are closed';
    notices.add({ kind: 'doubtful-value', file: file.name, column: null, line: null, message });
  }
  if (records > 0) notices.addMissingColumns(file.name, valuable, (field) => given.has(field));
  notices.addDroppedColumns(file.name, [...personal]);
  addPages(searches, file.name, pages);
  return {
    source: `${name}:${file.name}`,
    file,
    title: `Contract subawards: ${file.name}`,
    publisher: 'SAM.gov',
    sha256: hash.digest('hex'),
    rowTable,
    oneRowEach: false,
    read: () => readRows(file, notices),
  };
}

async function* readRows(file: InputFile, notices: NoticeLog): AsyncGenerator<ReadRow, void, undefined> {
  let line = 0;
  for await (const part of readPages(await file.open(), file.name)) {
    if (!('record' in part)) continue;
    const { record } = part;
    line++;
    const at = { file: file.name, line };
    const fields = fieldsOf(record);
    if (fields === null) {
      const reason = `Not an object with at most ${bounds.columns} fields`;
      yield { ...at, column: null, reason, value: shownValue(JSON.stringify(record)) };
      continue;
    }
    yield readAwardRow(fields, parseSamSubaward, identifying, at, notices);
  }
}

const identifying = {
  award: 'primeContractKey',
  parent: { piid: 'referencedIDVPIID', agency: 'referencedIDVAgencyId' },
  report: 'subAwardReportId',
  agencies: ['primeOrganizationInfo.contractingAgency.code'],
  companies: [{ uei: 'primeEntityUei' }, { uei: 'subEntityUei', parent: { uei: 'subParentUei' } }],
  names: { prime: 'primeEntityName', subawardee: 'subEntityLegalBusinessName' },
  tradingNames: ['subEntityDoingBusinessAsName'],
} as const;

function addPages(searches: Map<string, Search>, file: string, pages: readonly SearchPage[]): void {
  for (const { search, number, of } of pages) {
    const known = searches.get(search) ?? { file, pages: of, given: new Set() };
    known.given.add(number);
    searches.set(search, known);
  }
}

/** Reports missing pages, so that a partial download is not mistaken for a complete one. */
function missingPages(searches: ReadonlyMap<string, Search>): readonly Notice[] {
  return [...searches.values()]
    .filter(({ pages, given }) => given.size < pages)
    .map(({ file, pages, given }) => ({
      kind: 'doubtful-value',
      file,
      column: null,
      line: null,
      count: 1,
      message: `Its search has ${pages} pages, and ${given.size} of them ${given.size === 1 ? 'is' : 'are'} here`,
    }));
}

/** A part of a file of pages of SAM.gov's answer to a search for subcontracts: a record, or the end of a page. */
type PagePart = { readonly record: unknown } | { readonly page: SearchPage } | { readonly why: string };

/** Which page of its search a page is. */
interface SearchPage {
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

/** Parses a record. @throws CellRefused for the first unreadable value */
function parseSamSubaward(cells: AwardCells<SubawardField>): AwardRow {
  const {
    award: key,
    vehicle,
    day,
    number,
    report,
    amount,
    name,
    soleProprietor,
    ids,
  } = cells.subaward({
    ...identifying,
    day: 'subAwardDate',
    number: 'subAwardNumber',
    amount: 'subAwardAmount',
    name: 'subEntityLegalBusinessName',
    businessTypes: 'subBusinessType',
  });
  const unknown = { duns: '', soleProprietor: false };
  const noParent = { uei: '', name: '', ...unknown };
  const prime = requireParty(
    cells.party(
      'primeEntityUei',
      { uei: cells.text('primeEntityUei'), name: cells.text('primeEntityName'), ...unknown, unnamed: `${key}/prime` },
      null,
      noParent,
    ),
    'primeEntityUei',
  );
  const subawardee = requireParty(
    cells.party(
      'subEntityUei',
      { uei: cells.text('subEntityUei'), duns: '', name, soleProprietor, unnamed: ids.unnamed },
      cells.country('entityPhysicalAddress.country.code'),
      { uei: cells.text('subParentUei'), name: cells.text('subEntityParentLegalBusinessName'), ...unknown },
    ),
    'subEntityUei',
  );
  const rankingDay = cells.rankingDay('subAwardDate');
  return {
    award: {
      key,
      piid: cells.optional('piid', parseKey),
      title: cells.text('descriptionOfRequirement') || null,
      amount: cells.optional('totalContractValue', parseAmount),
      // The day of signature is not the first day of performance.
      start: null,
      end: null,
      performedIn: null,
      vehicle,
    },
    confidence: awardConfidence.repeatedAward,
    // Departments have other codes here than on USAspending; the agencies' codes are the same.
    agency: null,
    subAgency: cells.coded(
      'primeOrganizationInfo.contractingAgency.code',
      'primeOrganizationInfo.contractingAgency.name',
    ),
    prime,
    day: rankingDay,
    subaward: {
      contractor: prime,
      subawardee,
      number,
      amount,
      performedIn: null,
      day,
      reportedOn: rankingDay,
      report,
      row: ids.row(prime.key, subawardee.key, null),
    },
  };
}

/** A value of a record, by its path; SAM.gov does not write the names in the same case everywhere. */
type SubawardField =
  | 'primeContractKey'
  | 'piid'
  | 'referencedIDVPIID'
  | 'referencedIDVAgencyId'
  | 'subAwardReportId'
  | 'subAwardNumber'
  | 'subAwardAmount'
  | 'subAwardDate'
  | 'subEntityUei'
  | 'subEntityLegalBusinessName'
  | 'subEntityDoingBusinessAsName'
  | 'subParentUei'
  | 'subEntityParentLegalBusinessName'
  | 'subBusinessType'
  | 'entityPhysicalAddress.country.code'
  | 'primeEntityUei'
  | 'primeEntityName'
  | 'totalContractValue'
  | 'descriptionOfRequirement'
  | 'primeOrganizationInfo.contractingAgency.code'
  | 'primeOrganizationInfo.contractingAgency.name';

/** Other names of the fields, from the documentation of the API, whose table and examples differ. */
const aliases: Readonly<Record<string, string>> = {
  subentityphysicaladdress: 'entityphysicaladdress',
  subtoppayemployee: 'subcontractortoppayemployee',
};

/** Returns the texts of a record by field; null if it is not an object with a number of fields that can be read. */
function fieldsOf(record: unknown): ((field: SubawardField) => string) | null {
  if (!hasFields(record)) return null;
  return (field) => textOf(field.split('.').reduce(valueOf, record));
}

/** Returns the names of the fields about private persons, and of addresses, that a record has. */
function personalFieldsOf(record: unknown): readonly string[] {
  if (!hasFields(record)) return [];
  const personal = ['subContractorTopPayEmployee', 'entityPhysicalAddress.streetAddress'];
  return personal.filter((field) => (field.split('.').reduce(valueOf, record) ?? null) !== null);
}

function hasFields(value: unknown): value is JsonObject {
  return isObject(value) && Object.keys(value).length <= bounds.columns;
}

function valueOf(value: unknown, name: string): unknown {
  if (!hasFields(value)) return undefined;
  const wanted = name.toLowerCase();
  const found = Object.entries(value).find(([key]) => {
    const lower = key.toLowerCase();
    return (aliases[lower] ?? lower) === wanted;
  });
  return found?.[1];
}

/** A list, such as that of business types, becomes the codes and names of its members. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (!Array.isArray(value)) return '';
  return value.flatMap((item: unknown) => [valueOf(item, 'code'), valueOf(item, 'name')].map(textOf)).join(';');
}
