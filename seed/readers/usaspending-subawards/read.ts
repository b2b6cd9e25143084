import { inspectAwardCsv, missingColumns, readAwardFiles } from '../awards/files.ts';
import type { FileFilter, InputFile } from '../files.ts';
import type { NoticeLog, ParsedInput } from '../format.ts';
import { columns, parseSubaward, requiredColumns, requiredParties } from './subaward.ts';

const name = 'usaspending-subawards';
const rowTable = 'subcontracts';

/**
 * Reads USAspending's contract subawards as downloaded: CSV files, or .zip archives or folders of them. Each file is a source,
 * identified by its name: a file of the same name is its newer version.
 * @throws BAD_USER_INPUT if a path contains no such file, or one of them can't be read as a whole.
 */
export function readUsaspendingSubawards(paths: readonly string[], filter?: FileFilter): Promise<ParsedInput> {
  const csv = {
    format: name,
    columns,
    title: 'Contract subawards',
    whyUnfit,
    oneRowEach: () => false,
    rowTable,
    parse: parseSubaward,
    identifying: {
      award: 'prime_award_unique_key',
      report: 'subaward_sam_report_id',
      agencies: ['prime_award_awarding_agency_code', 'prime_award_awarding_sub_agency_code'],
      companies: [
        {
          uei: 'prime_awardee_uei',
          duns: 'prime_awardee_duns',
          parent: { uei: 'prime_awardee_parent_uei', duns: 'prime_awardee_parent_duns' },
        },
        {
          uei: 'subawardee_uei',
          duns: 'subawardee_duns',
          parent: { uei: 'subawardee_parent_uei', duns: 'subawardee_parent_duns' },
        },
      ],
      names: { prime: 'prime_awardee_name', subawardee: 'subawardee_name' },
    },
  } as const;
  const format = {
    name,
    what: 'a contract subawards file of USAspending',
    extension: '.csv',
    rowTable,
    inspect: (file: InputFile, notices: NoticeLog) => inspectAwardCsv(file, csv, notices),
  } as const;
  return readAwardFiles(paths, format, filter);
}

/** Returns why a header is not that of a contract subawards file; null if it is. */
function whyUnfit(header: readonly string[]): string | null {
  if (header.includes('prime_award_fain')) return 'it is the file of assistance subawards, not of contracts';
  return missingColumns(header, requiredColumns, requiredParties);
}
