import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Database } from '#graph/database/database.ts';
import { Failure, isDiskFull, isFailure } from '#graph/failure.ts';
import type { ImportReport, Reject } from '#graph/ingest/input.ts';
import type { RollbackReport } from '#graph/ingest/undo.ts';
import { exceeded } from '#graph/limits.ts';
import { runImport } from '#seed/import/import.ts';
import { rollBack } from '#seed/import/rollback.ts';
import { noticeInWords } from '#seed/readers/format.ts';
import type { Notice } from '#seed/readers/format.ts';
import { requestLimits } from '../limits.ts';
import { Latest } from '../live.ts';
import { UploadedSheets } from './sheets.ts';
import type { Upload } from './upload.ts';

const maxRejects = 100;
const maxWaiting = requestLimits.imports.most;
const maxRemembered = 100;

/** An import of an uploaded file, with its progress. */
export interface ImportJob {
  readonly id: string;
  /** The name of the format; `auto` until it is recognized. */
  readonly format: string;
  /** The sender's name of the file. */
  readonly file: string;
  readonly dryRun: boolean;
  readonly strict: boolean;
  /** WAITING: for an earlier import on this server. */
  readonly state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';
  readonly receivedAt: Date;
  readonly finishedAt: Date | null;
  /** Latest progress message. */
  readonly progress: string | null;
  /** Null until it is DONE. */
  readonly report: ImportReport | null;
  /** Null unless FAILED. */
  readonly failure: Failure | null;
  readonly rejectCount: number;
  /** The first rejects, at most 100. */
  readonly rejects: readonly Reject[];
  /** Path of a CSV file with all rejects, which exists as long as the job is remembered; null if there are none, or until it is DONE. */
  readonly rejectsFile: string | null;
  /** Notices that did not cause a reject; empty until it is DONE. */
  /** What its files are taken for, where an earlier download of their series is on record. */
  readonly editions: readonly string[];
  readonly notices: readonly string[];
}

/** The imports of uploaded files: runs one at a time, and remembers the latest ones. */
export class ImportJobs {
  /** The spreadsheets whose columns are being mapped. */
  readonly sheets = new UploadedSheets();
  readonly #database: Database;
  readonly #log: Logger;
  readonly #readPersonIdKey: () => Promise<string>;
  readonly #jobs = new Map<string, Latest<ImportJob>>();
  /** The uploads whose folders exist: of waiting imports, and of remembered ones with rejects. */
  readonly #uploads = new Map<string, Upload>();
  /** Uploads that are waiting or running. */
  #waiting = 0;
  #isClosed = false;
  #last: Promise<void> = Promise.resolve();

  /** @param readKey returns the key for hashing ids of persons, for uploads that request it */
  constructor(database: Database, log: Logger, readKey: () => Promise<string>) {
    this.#database = database;
    this.#readPersonIdKey = readKey;
    this.#log = log;
  }

  /** Finds an import; null if the id is unknown or the import no longer remembered. */
  find(id: string): Latest<ImportJob> | null {
    return this.#jobs.get(id) ?? null;
  }

  /** The latest import of a format that has succeeded, even if it was only a preview; null if none is remembered. */
  latestOf(format: string): ImportJob | null {
    const jobs = [...this.#jobs.values()].map(({ value }) => value);
    return jobs.filter((job) => job.format === format && job.state === 'DONE').at(-1) ?? null;
  }

  /**
   * Receives a file and queues its import. It counts from its last byte on, so that slow uploads do not hold up others; `Receiving` limits those.
   * @returns the job's id
   * @throws TOO_MANY_IMPORTS before anything is received; what `receiveFile` throws; SERVICE_UNAVAILABLE if the server is shutting down by then
   */
  async receive(receiveFile: () => Promise<Upload>): Promise<string> {
    if (this.#waiting >= maxWaiting)
      throw new Failure(
        'TOO_MANY_IMPORTS',
        `${this.#waiting} imports are already waiting or running; ${maxWaiting} are allowed. Try again later.`,
        {
          extensions: { ...exceeded(requestLimits.imports, this.#waiting + 1) },
        },
      );
    const upload = await receiveFile();
    if (!this.#isClosed) return this.#start(upload);
    await upload.remove();
    throw new Failure('SERVICE_UNAVAILABLE', 'The server is shutting down: upload the file again when it runs.');
  }

  /** Queues an import and removes its file afterwards, whatever the outcome. @returns the job's id */
  #start(upload: Upload): string {
    const id = randomBytes(12).toString('base64url');
    const { format, file, dryRun, strict } = upload;
    const job = new Latest<ImportJob>({
      id,
      format,
      file,
      dryRun,
      strict,
      state: 'WAITING',
      receivedAt: new Date(),
      finishedAt: null,
      progress: null,
      report: null,
      failure: null,
      rejectCount: 0,
      rejects: [],
      rejectsFile: null,
      editions: [],
      notices: [],
    });
    this.#jobs.set(id, job);
    this.#uploads.set(id, upload);
    for (const [oldest, { value }] of this.#jobs) {
      if (this.#jobs.size <= maxRemembered) break;
      if (value.finishedAt !== null) this.#forget(oldest);
    }
    this.#waiting += 1;
    this.#last = this.#last.then(() => this.#run(job, upload));
    return id;
  }

  /** Rolls back a finished import, whoever imported it; waits for other writers. @throws what `rollBack` throws */
  async rollBack(id: string): Promise<RollbackReport> {
    const report = await rollBack(this.#database, id, () => undefined);
    this.#log.info({ import: id, ...report }, 'import rolled back');
    return report;
  }

  #forget(id: string): void {
    this.#jobs.delete(id);
    this.#uploads.get(id)?.remove().catch(this.#warn);
    this.#uploads.delete(id);
  }

  /** Files that can't be removed are left to the next server: see `removeAbandoned`. */
  readonly #warn = (error: unknown): void => {
    this.#log.warn({ err: error }, 'the files of an import could not be removed');
  };

  /** Removes the remaining files. An interrupted import can be completed by running it again. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#jobs.values()) job.end();
    await Promise.all([...this.#uploads.values()].map((upload) => upload.remove().catch(this.#warn)));
    await this.sheets.close().catch(this.#warn);
  }

  async #run(job: Latest<ImportJob>, upload: Upload): Promise<void> {
    const update = (changes: Partial<ImportJob>): void => {
      job.set({ ...job.value, ...changes });
    };
    const onReject = (reject: Reject): void => {
      const { rejects, rejectCount } = job.value;
      const shown = rejects.length < maxRejects ? [...rejects, shortened(reject)] : rejects;
      update({ rejectCount: rejectCount + 1, rejects: shown });
    };
    update({ state: 'RUNNING' });
    try {
      const { format, path, dryRun, strict, allowShrink, hashPersonIds, edition, mapping } = upload;
      const personIdKey = hashPersonIds ? await this.#readPersonIdKey() : null;
      const onProgress = (progress: string): void => {
        update({ progress });
      };
      const options = { dryRun, strict, allowShrink, edition, personIdKey, onProgress, onReject };
      const report = await runImport(this.#database, { format, paths: [path], mapping, ...options });
      const isEdition = ({ kind }: Notice) => kind === 'edition';
      const editions = report.notices.filter(isEdition).map(noticeInWords);
      const notices = report.notices.filter((notice) => !isEdition(notice)).map(noticeInWords);
      update({ state: 'DONE', format: report.format, report, editions, notices, rejectsFile: report.rejectsFile });
    } catch (error) {
      update({ state: 'FAILED', failure: this.#failureOf(error, upload) });
    } finally {
      const { id, rejectsFile } = job.value;
      if (rejectsFile !== null) await upload.removeFile().catch(this.#warn);
      else await upload.remove().then(() => this.#uploads.delete(id), this.#warn);
      this.#waiting -= 1;
      update({ finishedAt: new Date() });
      job.end();
    }
  }

  /** The failure to show, with the sender's name of the file in place of the temporary path. */
  #failureOf(error: unknown, { path, file }: Upload): Failure {
    if (isDiskFull(error) || isFailure(error, 'DISK_FULL'))
      return new Failure('DISK_FULL', "The server's disk is too full for the import: free some space there.", {
        cause: error,
      });
    if (!(error instanceof Failure) || error.exitCode === 4) {
      this.#log.error({ err: error }, 'import failed');
      return new Failure('INTERNAL_SERVER_ERROR', 'Internal error in Subtier: see its log.', { cause: error });
    }
    return Object.assign(error, { message: error.message.replaceAll(path, file) });
  }
}

/** The most cells of a rejected row, and the most characters of each, that are remembered: the file of the rejects has all. */
const [maxCells, maxCharacters] = [200, 200];

function shortened({ file, line, column, reason, value, content }: Reject): Reject {
  const reject = { file, line, column, reason, value };
  if (content === undefined) return reject;
  const cells = Object.entries(content).slice(0, maxCells);
  const cut = (value: string) => (value.length > maxCharacters ? `${value.slice(0, maxCharacters)}…` : value);
  return { ...reject, content: Object.fromEntries(cells.map(([column, value]) => [column, cut(value)])) };
}
