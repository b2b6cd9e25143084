import { appendFile, access, constants, mkdir, open, readFile, readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { lock } from 'proper-lockfile';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { fileFailure, pathExists } from '#graph/engine/home.ts';
import { Failure, codeOf, failureCodes } from '#graph/failure.ts';
import type { Actor } from '#graph/roles.ts';
import { requestLimits } from '../limits.ts';
import { requestScope } from '../telemetry/scope.ts';
import { begunOutcome, isUnchanged, makeLine, originHash, parseLine } from './audit-line.ts';
import type { AuditLine, AuditedAction } from './audit-line.ts';
import { Refusals } from './refusals.ts';

/** What is wrong with an audit, or how far it reaches. */
export interface AuditVerdict {
  readonly lines: number;
  /** The hash of the last line: compare it with one noted elsewhere, because nothing in the files shows that the last lines are missing. */
  readonly head: string;
  /** Null: every line follows from the one before. */
  readonly problem: { readonly file: string; readonly line: number; readonly what: string } | null;
}

/** How many bytes somebody has added within an hour, and after how many seconds they may add more. */
interface AuditExcess {
  readonly bytes: number;
  readonly seconds: number;
}

/** The end of an audit. */
interface AuditEnd {
  /** The file that has the last line; null: there is no file. */
  readonly file: string | null;
  readonly size: number;
  /** Bytes of the file's whole lines: more than those are the part of a line that a killed process left. */
  readonly wholeSize: number;
  readonly last: AuditLine | null;
}

/** Bytes after which another file begins. */
const fileSize = 10_000_000;
/** Files that are searched for the lines of one actor. */
const searchedFiles = 2;
/** Bytes that are read first to find the last line; a line of an older version may be longer. */
const usualTail = 65_536;
const secondsPerHour = 3600;
const lineEnd = 10;

/** The audit of a home: JSON Lines in files that are only appended to. Several processes may write to it. */
export class Audit {
  /** Refused tries, which are counted and recorded together. */
  readonly refusals = new Refusals((actions) => this.recordAll(actions));
  readonly #home: string;
  readonly #folder: string;
  readonly #log: Logger | null;
  readonly #added = new RateLimiterMemory({ points: requestLimits.audited.most, duration: secondsPerHour });
  #writing: Promise<unknown> = Promise.resolve();

  /** @param home SUBTIER_HOME @param log receives why a line can't be written */
  constructor(home: string, log: Logger | null = null) {
    this.#home = home;
    this.#folder = join(home, 'audit');
    this.#log = log;
  }

  /** Appends a line, and returns its number when it is on the disk. @throws HOME_UNAVAILABLE, DISK_FULL */
  async record(done: AuditedAction, now = new Date()): Promise<number> {
    const [n = 0] = await this.recordAll([done], now);
    return n;
  }

  /** Appends lines, and returns their numbers when all are on the disk. @throws HOME_UNAVAILABLE, DISK_FULL */
  async recordAll(actions: readonly AuditedAction[], now = new Date()): Promise<readonly number[]> {
    const request = requestScope.current()?.id ?? null;
    const written = this.#writing.then(() => this.#append(actions, now, request));
    this.#writing = written.catch((error: unknown) => {
      this.#log?.error({ requestId: request, err: error }, "the audit can't be written");
    });
    return written;
  }

  /** Checks that a line could be appended, without writing. @throws HOME_UNAVAILABLE */
  async check(): Promise<void> {
    if (!(await pathExists(this.#folder))) return;
    try {
      await access(this.#folder, constants.W_OK | constants.X_OK);
      const { file } = await this.#end();
      if (file !== null) await access(join(this.#folder, file), constants.W_OK);
    } catch (error) {
      throw fileFailure(error, this.#home, 'SUBTIER_HOME');
    }
  }

  /** Returns how much somebody has added within an hour if it is too much, and when they may go on; null: they may add more. */
  async excessOf({ id }: Actor): Promise<AuditExcess | null> {
    const added = await this.#added.get(id);
    if (added === null || added.consumedPoints <= requestLimits.audited.most) return null;
    return { bytes: added.consumedPoints, seconds: Math.ceil(added.msBeforeNext / 1000) };
  }

  async #append(actions: readonly AuditedAction[], now: Date, request: string | null): Promise<readonly number[]> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const release = await lock(this.#folder, {
        realpath: false,
        retries: { retries: 200, minTimeout: 10, maxTimeout: 100 },
      });
      try {
        const end = await this.#end();
        let last: Pick<AuditLine, 'n' | 'hash'> | null = end.last;
        const numbers: number[] = [];
        let text = '';
        for (const action of actions) {
          const made = makeLine(action, { last, now, request });
          last = made;
          numbers.push(made.n);
          text += `${made.text}\n`;
          await this.#added.penalty(action.actor.id, Buffer.byteLength(made.text));
        }
        await this.#write(await this.#fileAfter(end), text);
        return numbers;
      } finally {
        await release();
      }
    } catch (error) {
      if (codeOf(error) === 'ELOCKED')
        throw new Failure('HOME_UNAVAILABLE', `Other processes are writing to ${this.#folder}: try again.`);
      throw fileFailure(error, this.#home, 'SUBTIER_HOME');
    }
  }

  /** Returns the file to append to, without the part of a line that a killed process left. */
  async #fileAfter({ file, size, wholeSize }: AuditEnd): Promise<string> {
    if (file === null) return fileName(1);
    if (wholeSize < size) await truncate(join(this.#folder, file), wholeSize);
    return wholeSize < fileSize ? file : fileName(numberOf(file) + 1);
  }

  async #write(file: string, text: string): Promise<void> {
    const handle = await open(join(this.#folder, file), 'a', 0o600);
    try {
      await appendFile(handle, text);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** Finds the last line. @throws HOME_UNAVAILABLE if what is there is not a line of the audit */
  async #end(): Promise<AuditEnd> {
    const names = await this.#files();
    let newest: Omit<AuditEnd, 'last'> = { file: null, size: 0, wholeSize: 0 };
    for (const name of names.toReversed()) {
      const { text, size, wholeSize } = await readTail(join(this.#folder, name));
      if (newest.file === null) newest = { file: name, size, wholeSize };
      // A process was killed before it had written the first line of the file.
      if (text === null) continue;
      const last = parseLine(text);
      if (last !== null) return { ...newest, last };
      throw new Failure(
        'HOME_UNAVAILABLE',
        `The last line of ${join(this.#folder, name)} is not a line of the audit: restore the file, or move the folder elsewhere, so that another audit begins.`,
      );
    }
    return { ...newest, last: null };
  }

  async #files(): Promise<readonly string[]> {
    const names = await readdir(this.#folder).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    });
    return names.filter((name) => /^audit-\d{6}\.jsonl$/.test(name)).toSorted();
  }

  /**
   * Reads the last lines, the latest first. Leaves out the line before a change if the one after it is there.
   * @param before only lines with a smaller number; null: the last ones
   * @param actor only lines of this actor, among the last 10 to 20 MB; null: of all
   */
  async latest(first: number, before: number | null, actor: string | null = null): Promise<readonly AuditLine[]> {
    const names = await this.#filesBefore(before);
    const mark = actor === null ? null : `"actor":{"id":${JSON.stringify(actor)},`;
    const found: AuditLine[] = [];
    let later: Buffer = Buffer.alloc(0);
    for (const name of names.toReversed().slice(0, actor === null ? names.length : searchedFiles)) {
      const bytes = await readFile(join(this.#folder, name));
      for (const { text, end } of linesBackward(bytes, mark)) {
        if (found.length >= first) return found;
        if (before !== null && firstNumber(text) >= before) continue;
        const parsed = parseLine(text);
        if (parsed === null || (actor !== null && parsed.actor.id !== actor)) continue;
        const ending = `"begun":${parsed.n},`;
        const hasEnd = parsed.outcome === begunOutcome && (bytes.includes(ending, end) || later.includes(ending));
        if (!hasEnd) found.push(parsed);
      }
      later = bytes;
    }
    return found;
  }

  /** The files that may have lines with a smaller number: those of which the first line has one. */
  async #filesBefore(before: number | null): Promise<readonly string[]> {
    const names = await this.#files();
    if (before === null) return names;
    let [low, high] = [0, names.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((await readFirstNumber(join(this.#folder, names[middle] ?? ''))) < before) low = middle + 1;
      else high = middle;
    }
    return names.slice(0, low);
  }

  /** Checks that each line follows from the one before, over all files. A line is what ends with a line end, as for `record`. */
  async verify(): Promise<AuditVerdict> {
    let lines = 0;
    let head = originHash;
    for (const [at, file] of (await this.#files()).entries()) {
      const problem = (what: string, number: number) => ({ lines, head, problem: { file, line: number, what } });
      if (file !== fileName(at + 1)) return problem('A file before this one is missing.', 1);
      const texts = (await readFile(join(this.#folder, file), 'utf8')).split('\n').slice(0, -1);
      for (const [index, text] of texts.entries()) {
        const parsed = parseLine(text);
        if (parsed === null) return problem('This is not a line of the audit.', index + 1);
        if (parsed.before !== head) return problem('A line before this one was changed, added or removed.', index + 1);
        if (parsed.n !== lines + 1) return problem('The number of this line was changed.', index + 1);
        if (!isUnchanged(text, parsed)) return problem('This line was changed.', index + 1);
        lines += 1;
        head = parsed.hash;
      }
    }
    return { lines, head, problem: null };
  }
}

/** Says what follows when the audit can't be written, for a client, which must not see the paths of the server. */
export function unaudited({ code }: Failure, consequence: string): Failure {
  return new Failure(code, `The audit can't be written, so ${consequence}: ${failureCodes[code].description}.`);
}

/** Says that somebody has added too much to the audit, and when they may go on. */
export function explainExcess({ bytes, seconds }: AuditExcess): string {
  const { most } = requestLimits.audited;
  return `What you did has added ${bytes} bytes to the audit within an hour; ${most} are allowed. Try again in ${Math.ceil(seconds / 60)} min.`;
}

function fileName(number: number): string {
  return `audit-${String(number).padStart(6, '0')}.jsonl`;
}

function numberOf(file: string): number {
  return Number(file.slice('audit-'.length, -'.jsonl'.length));
}

/** The number of the line that a text begins with. */
function firstNumber(text: string): number {
  return Number(/^\{"n":(\d+),/.exec(text)?.[1] ?? 0);
}

async function readFirstNumber(file: string): Promise<number> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(40), 0, 40, 0);
    return firstNumber(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** Reads the last whole line of a file, however long it is; null: it has none. */
async function readTail(
  file: string,
): Promise<{ readonly text: string | null; readonly size: number; readonly wholeSize: number }> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    for (let length = Math.min(size, usualTail); ; length = Math.min(size, length * 4)) {
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
      const end = buffer.lastIndexOf(lineEnd);
      const start = end < 1 ? 0 : buffer.lastIndexOf(lineEnd, end - 1) + 1;
      if (start === 0 && length < size) continue;
      const wholeSize = size - length + end + 1;
      return { text: end === -1 ? null : buffer.toString('utf8', start, end), size, wholeSize };
    }
  } finally {
    await handle.close();
  }
}

/** The whole lines of a file, the last first, each with where it ends. @param mark only lines that have this text; null: all */
function* linesBackward(
  bytes: Buffer,
  mark: string | null,
): Generator<{ readonly text: string; readonly end: number }, void, undefined> {
  let end = bytes.lastIndexOf(lineEnd);
  while (end > 0) {
    if (mark !== null) {
      const marked = bytes.lastIndexOf(mark, end - 1);
      if (marked < 0) return;
      end = bytes.indexOf(lineEnd, marked);
    }
    const start = bytes.lastIndexOf(lineEnd, end - 1) + 1;
    yield { text: bytes.toString('utf8', start, end), end };
    end = start - 1;
  }
}
