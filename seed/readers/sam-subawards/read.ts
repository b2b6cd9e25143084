import { createHash } from 'node:crypto';
import { readAwardFiles, readAwardRow } from '../awards/files.ts';
import type { AwardFile, ReadRow } from '../awards/source.ts';
import { hashed, shownValue } from '../csv.ts';
import type { FileFilter, InputFile } from '../files.ts';
import type { Notice, NoticeLog, ParsedInput } from '../format.ts';
import { isObject } from '../json.ts';
import { readPages } from './page.ts';
import type { SearchPage } from './page.ts';
import { fieldsOf, parseSamSubaward, personalFieldsOf } from './subaward.ts';

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
  for await (const part of readPages(hashed(await file.open(), hash), file.name)) {
    if ('why' in part) why ??= part.why;
    else if ('page' in part) pages.push(part.page);
    else {
      records++;
      const fields = fieldsOf(part.record);
      isOfContracts ||= fields === null || fields('primeContractKey') !== '';
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
  notices.addDroppedColumns(file.name, [...personal]);
  addPages(searches, file.name, pages);
  return {
    source: `${name}:${file.name}`,
    name: file.name,
    file,
    title: `Contract subawards: ${file.name}`,
    publisher: 'SAM.gov',
    sha256: hash.digest('hex'),
    modified: file.modified,
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
      yield { ...at, column: null, reason: 'Not an object with fields', value: shownValue(JSON.stringify(record)) };
      continue;
    }
    yield readAwardRow(fields, parseSamSubaward, identifying, at, notices);
  }
}

const identifying = {
  award: 'primeContractKey',
  report: 'subAwardReportId',
  agencies: ['primeOrganizationInfo.contractingAgency.code'],
  companies: [{ uei: 'primeEntityUei' }, { uei: 'subEntityUei', parent: { uei: 'subParentUei' } }],
  names: { prime: 'primeEntityName', subawardee: 'subEntityLegalBusinessName' },
} as const;

function addPages(searches: Map<string, Search>, file: string, pages: readonly SearchPage[]): void {
  for (const { search, number, of } of pages) {
    const known = searches.get(search) ?? { file, pages: of, given: new Set() };
    known.given.add(number);
    searches.set(search, known);
  }
}

/** What a download lacks, so that nobody takes a part for the whole. */
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
