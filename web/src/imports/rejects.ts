import { counted } from '../words.ts';
import type { ImportJob } from './use-imports.ts';

/** A row is counted once, though it may be rejected for several reasons; with more reasons than are shown, these are counted. */
export function rejectedInWords({ rejects, rejectCount }: Pick<ImportJob, 'rejects' | 'rejectCount'>): string {
  if (rejects.length < rejectCount) return `Rows were rejected for ${counted(rejectCount, 'reason')}`;
  const rows = new Set(rejects.map(({ file, line }) => `${line} ${file}`));
  return `${counted(rows.size, 'row was', 'rows were')} rejected`;
}

/** What becomes of the rows that are not rejected. */
export function otherRowsInWords({ dryRun, strict, wentIn }: ImportJob): string {
  const because = 'because “Import nothing if a row is rejected” is on.';
  if (dryRun) return strict ? `Nothing would be imported, ${because}` : 'All other rows can be imported.';
  return wentIn === true ? 'All other rows were imported.' : `Nothing was imported, ${because}`;
}
