import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, mkdir, open, readdir, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { lock } from 'proper-lockfile';
import { z } from 'zod';
import { fileFailure } from '#graph/engine/home.ts';
import { codeOf } from '#graph/failure.ts';
import type { Actor } from '#graph/roles.ts';

/** What somebody did. It names what was read or changed, and has none of the data. */
interface AuditedAction {
  readonly actor: Actor;
  /** A field of the API, such as `Mutation.decide`, a route or a command. */
  readonly action: string;
  /** Ids, names, formats and statements that were given. */
  readonly what: Readonly<Record<string, unknown>>;
  /** `ok`, or the code of the failure. */
  readonly outcome: string;
}

const line = z.strictObject({
  n: z.number(),
  at: z.string(),
  actor: z.strictObject({ id: z.string(), name: z.string() }),
  action: z.string(),
  what: z.record(z.string(), z.unknown()),
  outcome: z.string(),
  before: z.string(),
  hash: z.string(),
});

/** A line of the audit. Its hash covers everything else in it, and the hash of the line before. */
export type AuditLine = z.infer<typeof line>;

/** What is wrong with an audit, or how far it reaches. */
export interface AuditVerdict {
  readonly lines: number;
  /** The hash of the last line: compare it with one noted elsewhere, because nothing in the files shows that the last lines are missing. */
  readonly head: string;
  /** Null: every line follows from the one before. */
  readonly problem: { readonly file: string; readonly line: number; readonly what: string } | null;
}

/** The hash before the first line. */
const origin = '0'.repeat(64);
/** Bytes after which another file begins. */
const fileSize = 10_000_000;
/** Bytes at the end of a file that have its last line for certain: a statement has at most 32,768 characters. */
const longestLine = 1_000_000;

/** The audit of a home: JSON Lines in files that are only appended to. Several processes may write to it. */
export class Audit {
  readonly #home: string;
  readonly #folder: string;
  #writing: Promise<void> = Promise.resolve();

  /** @param home SUBTIER_HOME */
  constructor(home: string) {
    this.#home = home;
    this.#folder = join(home, 'audit');
  }

  /** Appends a line, and returns when it is on the disk. @throws HOME_UNAVAILABLE, DISK_FULL */
  async record(done: AuditedAction, now = new Date()): Promise<void> {
    const written = this.#writing.then(() => this.#append(done, now));
    this.#writing = written.catch(() => undefined);
    return written;
  }

  async #append({ actor, action, what, outcome }: AuditedAction, now: Date): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const release = await lock(this.#folder, {
        realpath: false,
        retries: { retries: 200, minTimeout: 10, maxTimeout: 100 },
      });
      try {
        const { file, last } = await this.#end();
        const content = {
          n: (last?.n ?? 0) + 1,
          at: now.toISOString(),
          actor: { id: actor.id, name: actor.name },
          action,
          what,
          outcome,
          before: last?.hash ?? origin,
        };
        const handle = await open(file, 'a', 0o600);
        try {
          await appendFile(handle, `${JSON.stringify({ ...content, hash: hashOf(content) })}\n`);
          await handle.sync();
        } finally {
          await handle.close();
        }
      } finally {
        await release();
      }
    } catch (error) {
      throw fileFailure(error, this.#home, 'SUBTIER_HOME');
    }
  }

  /** The file to append to, and the last line before it. Removes the part of a line that a killed process left. */
  async #end(): Promise<{ readonly file: string; readonly last: AuditLine | null }> {
    const names = await this.#files();
    const name = names.at(-1);
    if (name === undefined) return { file: join(this.#folder, fileName(1)), last: null };
    const file = join(this.#folder, name);
    const { size } = await stat(file);
    const tail = await readTail(file, size);
    const whole = tail.slice(0, tail.lastIndexOf('\n') + 1);
    if (whole.length < tail.length) await truncate(file, size - Buffer.byteLength(tail.slice(whole.length)));
    const text = whole.trimEnd().split('\n').at(-1) ?? '';
    const last = text === '' ? null : line.parse(JSON.parse(text));
    return { file: size < fileSize ? file : join(this.#folder, fileName(names.length + 1)), last };
  }

  async #files(): Promise<readonly string[]> {
    const names = await readdir(this.#folder).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    });
    return names.filter((name) => /^audit-\d{6}\.jsonl$/.test(name)).toSorted();
  }

  /**
   * Reads the last lines, the latest first.
   * @param before only lines with a smaller number; null: the last ones
   * @param actor only lines of this actor; null: of all
   */
  async latest(first: number, before: number | null, actor: string | null = null): Promise<readonly AuditLine[]> {
    const found: AuditLine[] = [];
    for (const name of (await this.#files()).toReversed()) {
      const lines: AuditLine[] = [];
      for await (const text of linesOf(join(this.#folder, name))) {
        const parsed = line.safeParse(parseLine(text)).data;
        if (parsed === undefined || (before !== null && parsed.n >= before)) continue;
        if (actor === null || parsed.actor.id === actor) lines.push(parsed);
      }
      found.push(...lines.toReversed().slice(0, first - found.length));
      if (found.length >= first) break;
    }
    return found;
  }

  /** Checks that each line follows from the one before, over all files. */
  async verify(): Promise<AuditVerdict> {
    let lines = 0;
    let head = origin;
    for (const [at, file] of (await this.#files()).entries()) {
      const problem = (what: string, number: number) => ({ lines, head, problem: { file, line: number, what } });
      if (file !== fileName(at + 1)) return problem('A file before this one is missing.', 1);
      let number = 0;
      for await (const text of linesOf(join(this.#folder, file))) {
        number += 1;
        const parsed = line.safeParse(parseLine(text)).data;
        if (parsed === undefined) return problem('This is not a line of the audit.', number);
        const { hash: stated, ...content } = parsed;
        if (content.before !== head) return problem('A line before this one was changed, added or removed.', number);
        if (content.n !== lines + 1) return problem('The number of this line was changed.', number);
        if (stated !== hashOf(content)) return problem('This line was changed.', number);
        lines += 1;
        head = stated;
      }
    }
    return { lines, head, problem: null };
  }
}

function fileName(number: number): string {
  return `audit-${String(number).padStart(6, '0')}.jsonl`;
}

/** @param content the line without its hash, in the order in which it is written */
function hashOf(content: Omit<AuditLine, 'hash'>): string {
  return hash('sha256', JSON.stringify(content), 'hex');
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function linesOf(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file), crlfDelay: Infinity });
}

async function readTail(file: string, size: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const length = Math.min(size, longestLine);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
