import type { Failure } from '#graph/failure/failure.ts';
import type { ImportReport } from '#graph/write/import-report.ts';
import type { Reject } from '#graph/write/stated-row.ts';

/** An import that this server was given a file for, as far as it has come. */
export interface ImportJob {
  readonly id: string;
  readonly format: string;
  /** Name of the file, as its sender called it. */
  readonly file: string;
  readonly dryRun: boolean;
  readonly strict: boolean;
  /** WAITING: for another import that this server was given before. */
  readonly state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';
  readonly receivedAt: Date;
  readonly finishedAt: Date | null;
  /** What it said last of its progress. */
  readonly progress: string | null;
  /** Null until it is DONE. */
  readonly report: ImportReport | null;
  /** Null unless FAILED. */
  readonly failure: Failure | null;
  readonly rejectCount: number;
  /** The first ones. */
  readonly rejects: readonly Reject[];
  /** What was noticed that kept no row out; none until it is DONE. */
  readonly notices: readonly string[];
}
