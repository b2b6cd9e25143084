import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Database } from '#graph/database/database.ts';
import { Failure, codeOf, diskFullCodes } from '#graph/failure.ts';
import type { ImportReport, Reject } from '#graph/ingest/input.ts';
import { exceeded } from '#graph/limits.ts';
import { runImport } from '#seed/import/import.ts';
import { requestLimits } from '../limits.ts';
import { Latest } from '../live.ts';
import type { Upload } from './upload.ts';

const mostRejects = 100;
const mostWaiting = requestLimits.imports.most;
const mostKept = 100;

/** The imports that this server was given, one at a time; the latest are kept to be asked about. */
export class ImportJobs {
  readonly #database: Database;
  readonly #log: Logger;
  readonly #readPersonIdKey: () => Promise<string>;
  readonly #jobs = new Map<string, Latest<ImportJob>>();
  readonly #uploads = new Set<Upload>();
  #last: Promise<void> = Promise.resolve();

  /** @param readKey gives the key by which ids of persons are hashed, where an upload asks for that */
  constructor(database: Database, log: Logger, readKey: () => Promise<string>) {
    this.#database = database;
    this.#readPersonIdKey = readKey;
    this.#log = log;
  }

  /** Null: never given, or so long ago that it is forgotten. */
  find(id: string): Latest<ImportJob> | null {
    return this.#jobs.get(id) ?? null;
  }

  /** @throws TOO_MANY_IMPORTS while so many wait that another file need not be sent. */
  checkRoom(): void {
    if (this.#uploads.size < mostWaiting) return;
    throw new Failure(
      'TOO_MANY_IMPORTS',
      `${this.#uploads.size} imports wait already; ${mostWaiting} are allowed. Send it again later.`,
      {
        extensions: { ...exceeded(requestLimits.imports, this.#uploads.size + 1) },
      },
    );
  }

  /** Takes a file over, which is removed when it is done with however that ends. @returns the job's id @throws TOO_MANY_IMPORTS */
  start(upload: Upload): string {
    this.checkRoom();
    const id = randomBytes(12).toString('base64url');
    const { format, file, dryRun, strict } = upload;
    const none = {
      finishedAt: null,
      progress: null,
      report: null,
      failure: null,
      rejectCount: 0,
      rejects: [],
      notices: [],
    };
    const job = new Latest<ImportJob>({
      id,
      format,
      file,
      dryRun,
      strict,
      state: 'WAITING',
      receivedAt: new Date(),
      ...none,
    });
    this.#jobs.set(id, job);
    this.#uploads.add(upload);
    for (const [oldest, { value }] of this.#jobs) {
      if (this.#jobs.size <= mostKept) break;
      if (value.finishedAt !== null) this.#jobs.delete(oldest);
    }
    this.#last = this.#last.then(() => this.#run(job, upload));
    return id;
  }

  /** Removes what is left of the files; an import that is cut is completed by running it again. */
  async close(): Promise<void> {
    for (const job of this.#jobs.values()) job.end();
    await Promise.all([...this.#uploads].map((upload) => upload.remove()));
  }

  async #run(job: Latest<ImportJob>, upload: Upload): Promise<void> {
    const become = (changes: Partial<ImportJob>): void => {
      job.set({ ...job.value, ...changes });
    };
    const onReject = (reject: Reject): void => {
      const { rejects, rejectCount } = job.value;
      const shown = rejects.length < mostRejects ? [...rejects, reject] : rejects;
      become({ rejectCount: rejectCount + 1, rejects: shown });
    };
    become({ state: 'RUNNING' });
    try {
      const { format, path, dryRun, strict, hashPersonIds } = upload;
      const personIdKey = hashPersonIds ? await this.#readPersonIdKey() : null;
      const onProgress = (progress: string): void => {
        become({ progress });
      };
      const options = { dryRun, strict, personIdKey, onProgress, onReject };
      const report = await runImport(this.#database, { format, paths: [path], ...options });
      const notices = report.notices.map(
        ({ file, column, message, count }) =>
          `${file}${column === null ? '' : `, column ${column}`}: ${message}${count > 1 ? ` (${count} times)` : ''}`,
      );
      become({ state: 'DONE', report, notices });
    } catch (error) {
      become({ state: 'FAILED', failure: this.#failureOf(error, upload) });
    } finally {
      await upload.remove();
      this.#uploads.delete(upload);
      become({ finishedAt: new Date() });
      job.end();
    }
  }

  /** Messages name the file as its sender did, not where it lay here. */
  #failureOf(error: unknown, { path, file }: Upload): Failure {
    if (diskFullCodes.has(codeOf(error)))
      return new Failure(
        'DISK_FULL',
        'The server has no room for what the import writes beside the graph: free some space there.',
        {
          cause: error,
        },
      );
    if (!(error instanceof Failure) || error.exitCode === 4) {
      this.#log.error({ err: error }, 'an import failed');
      return new Failure('INTERNAL_SERVER_ERROR', 'This is a fault of Subtier; its log says more.', { cause: error });
    }
    return Object.assign(error, { message: error.message.replaceAll(path, file) });
  }
}

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
