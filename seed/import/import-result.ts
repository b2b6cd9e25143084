import type { ImportReport } from '#graph/write/import-report.ts';
import type { Notice } from '../readers/notice.ts';

export interface ImportResult extends ImportReport {
  /** What was noticed that kept no row out. */
  readonly notices: readonly Notice[];
  /** The CSV file of the rejects; null when there are none. */
  readonly rejectsFile: string | null;
}
