import { inspectAwardCsv, missingColumns, readAwardFiles } from '../awards/files.ts';
import type { FileFilter, InputFile } from '../files.ts';
import type { NoticeLog, ParsedInput } from '../format.ts';
import { columns, parseAward, requiredColumns, requiredParties, transactionColumn } from './award.ts';

const name = 'usaspending-awards';
const rowTable = 'contracts';

/**
 * Reads USAspending's prime awards of contracts as downloaded, or their transactions: CSV files, or .zip archives or folders of them.
 * Each file is a source, identified by its name: a file of the same name is its newer version.
 * @throws BAD_USER_INPUT if a path contains no such file, or one of them can't be read as a whole.
 */
export function readUsaspendingAwards(paths: readonly string[], filter?: FileFilter): Promise<ParsedInput> {
  const csv = {
    format: name,
    columns,
    title: 'Prime awards',
    whyUnfit,
    oneRowEach: (header: readonly string[]) => !header.includes(transactionColumn),
    rowTable,
    parse: parseAward,
    identifying: {
      award: 'contract_award_unique_key',
      agencies: ['awarding_agency_code', 'awarding_sub_agency_code'],
      companies: [
        {
          uei: 'recipient_uei',
          duns: 'recipient_duns',
          parent: { uei: 'recipient_parent_uei', duns: 'recipient_parent_duns' },
        },
      ],
      names: { prime: 'recipient_name' },
    },
  } as const;
  const format = {
    name,
    what: 'a file of prime awards of USAspending',
    extension: '.csv',
    rowTable,
    inspect: (file: InputFile, notices: NoticeLog) => inspectAwardCsv(file, csv, notices),
  } as const;
  return readAwardFiles(paths, format, filter);
}

/** Returns why a header is not that of a file of contracts; null if it is. */
function whyUnfit(header: readonly string[]): string | null {
  if (header.includes('prime_award_unique_key')) return 'it is a file of subawards: use usaspending-subawards';
  // Its deletions do not name the award, so what they take back would remain.
  if (header.includes('correction_delete_ind')) return 'it holds only changes: download the full file';
  if (header.includes('assistance_award_unique_key')) return 'it is a file of assistance awards, not of contracts';
  return missingColumns(header, requiredColumns, requiredParties);
}
