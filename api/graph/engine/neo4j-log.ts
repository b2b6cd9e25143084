import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure, isDiskFull } from '../failure.ts';
import { startOver } from './home.ts';
import type { HomePaths } from './home.ts';
import { jarsFailure } from './jars.ts';

/** The logs of one run of Neo4j, in the order in which they are searched for a reason. */
export interface Neo4jLog {
  readonly debug: string;
  readonly user: string;
  readonly output: string;
}

/** Marks the current end of the logs, and returns a function that reads what was logged since. */
export async function markLogs({ neo4j, neo4jLog }: HomePaths): Promise<() => Promise<Neo4jLog>> {
  const mark = async (file: string) => {
    const end = await sizeOf(file);
    return () => readFrom(file, end);
  };
  const [debug, user, output] = await Promise.all([
    mark(join(neo4j, 'logs', 'debug.log')),
    mark(join(neo4j, 'logs', 'neo4j.log')),
    mark(neo4jLog),
  ]);
  return async () => ({ debug: await debug(), user: await user(), output: await output() });
}

/** Whether the graph's database failed to start although the server runs: then it never answers. */
export function hasFailedToStart({ debug }: Neo4jLog): boolean {
  return /Failed to start DatabaseId\{\w+\[neo4j\]\}/.test(debug);
}

/**
 * Returns a function that tells whether the database has panicked since the last call. After a panic it refuses all statements, but
 * does not end.
 */
export async function watchForPanic({ neo4j }: HomePaths): Promise<() => Promise<boolean>> {
  const file = join(neo4j, 'logs', 'debug.log');
  let seen = await sizeOf(file);
  return async () => {
    const size = await sizeOf(file);
    if (size === seen) return false;
    const logged = await readFrom(file, seen);
    seen = size;
    return logged.includes('Database panic: ');
  };
}

/** The setting that Neo4j's error names if it can't read a transaction log to its end. */
const corrupted = 'internal.dbms.tx_log.fail_on_corrupted_log_files=false';

/** Turns the logs of a failed start into a Failure, with Neo4j's own reason. */
export function startFailure(log: Neo4jLog, paths: HomePaths, jars: string): Error {
  const damaged = jarsFailure(`${log.user}\n${log.output}`, jars);
  if (damaged !== null) return damaged;
  const text = Object.values(log).join('\n');
  if (isDiskFull(text))
    return new Failure(
      'DISK_FULL',
      `The disk is full: Neo4j can't write to ${paths.neo4j}; free some space, or set SUBTIER_HOME to a folder on another disk.`,
    );
  if (/StoreLockException|FileLockException|has been locked by another process|Unable to obtain lock/.test(text))
    return new Failure(
      'HOME_IN_USE',
      `Another Neo4j is using the data in ${paths.data}: stop it, or set SUBTIER_HOME to another folder.`,
    );
  if (/more recent version|newer version|Unknown store version|unsupported version|UnsupportedFormat/i.test(text))
    return new Failure(
      'STORE_TOO_NEW',
      `The data in ${paths.data} were written by another version of Neo4j: use the Subtier that wrote them, or set SUBTIER_HOME to another folder.`,
    );
  if (log.debug.includes(corrupted))
    return new Failure(
      'SERVICE_UNAVAILABLE',
      `The transaction log in ${paths.transactionLogs} is damaged: restore a backup of SUBTIER_HOME, or start over with ${startOver}, which deletes casework too.`,
    );
  // Java's first line: Neo4j reads its settings before it logs anything.
  const refused =
    /^Exception in thread "main" java\.lang\.IllegalArgumentException: (.*\bsetting\b.*|.* declared multiple times.*)$/m;
  const [, setting] = refused.exec(log.output) ?? [];
  if (setting !== undefined)
    return new Failure(
      'SERVICE_UNAVAILABLE',
      `Neo4j does not accept the settings in ${paths.settings}: ${shorten(setting)}.`,
    );
  const reason = reasonIn(log);
  const why = reason === null ? '' : `: ${reason}`;
  return new Failure(
    'SERVICE_UNAVAILABLE',
    `Neo4j did not start${why} (see ${paths.neo4j}/logs and ${paths.neo4jLog}).`,
  );
}

/** Returns the innermost cause that is a sentence, else the last error, else, if Neo4j logged nothing, Java's first line of output. */
function reasonIn({ debug, user, output }: Neo4jLog): string | null {
  for (const log of [debug, user, output]) {
    const cause = [...log.matchAll(/^.*?Caused by: (?:[\w.$]+: )?(\S+ \S+ \S.*)$/gm)].at(-1)?.[1];
    const error = [...log.matchAll(/ ERROR +(?:\[[^\]]*\] +)*(.+)$/gm)].at(-1)?.[1];
    const found = cause ?? error;
    if (found !== undefined) return shorten(found);
  }
  // Skip the lines in which Java names options from the environment.
  const [first] = output.split('\n').filter((line) => line.trim() !== '' && !/^(NOTE: )?Picked up /.test(line));
  return first === undefined ? null : shorten(first);
}

const longestReason = 300;

function shorten(text: string): string {
  const line = text.trim().replace(/\.$/, '');
  return line.length > longestReason ? `${line.slice(0, longestReason)}…` : line;
}

/** A torn write is unreadable at most this close to the end of the log, in bytes. */
const maxTornBytes = 64 * 1024;

/**
 * Whether the start failed because the last write to the transaction log was cut off: the disk was full at some time after the last
 * successful start, or only the very end of the log is unreadable. Such a transaction was never committed, so nothing is lost if
 * Neo4j truncates it. After any other damage, committed transactions may follow.
 */
export async function isLastWriteTorn(log: Neo4jLog, paths: HomePaths): Promise<boolean> {
  if (!log.debug.includes(corrupted)) return false;
  return (await wasDiskFull(paths)) || (await isUnreadableAtEnd(log, paths));
}

async function wasDiskFull({ neo4j, store }: HomePaths): Promise<boolean> {
  const debug = await readFrom(join(neo4j, 'logs', 'debug.log'), 0);
  const panic =
    /^(\d{4}-\d\d-\d\d) ([\d:.]+\+\d{4}) .*Database panic: .*\n.*(?:No space left on device|Disk quota exceeded)/gm;
  const [, day, time] = [...debug.matchAll(panic)].at(-1) ?? [];
  if (day === undefined || time === undefined) return false;
  // There is none if the first start was interrupted, and its database taken over.
  const started = await stat(store).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  return new Date(`${day}T${time}`).getTime() > started;
}

async function isUnreadableAtEnd({ debug }: Neo4jLog, { transactionLogs }: HomePaths): Promise<boolean> {
  const places = [...debug.matchAll(/At position LogPosition\{logVersion=(\d+), byteOffset=(\d+)\}/g)];
  const [, version, offset] = places.at(-1) ?? [];
  if (version === undefined || offset === undefined) return false;
  const files = await readdir(transactionLogs);
  const versions = files.flatMap((file) => /^neostore\.transaction\.db\.(\d+)$/.exec(file)?.[1] ?? []);
  if (Math.max(...versions.map(Number)) !== Number(version)) return false;
  const size = await sizeOf(join(transactionLogs, `neostore.transaction.db.${version}`));
  return size - Number(offset) <= maxTornBytes;
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    // It does not exist yet.
    return 0;
  }
}

/** Reads a log from a position on; a log that is shorter has been rotated, and is read from its beginning. */
async function readFrom(file: string, start: number): Promise<string> {
  const size = await sizeOf(file);
  if (size === 0) return '';
  const chunks: string[] = [];
  for await (const chunk of createReadStream(file, { start: size < start ? 0 : start, encoding: 'utf8' }))
    chunks.push(String(chunk));
  return chunks.join('').replace(/^\{"time":.*\}$/gm, asText);
}

const entry = z.object({
  time: z.string(),
  level: z.string(),
  category: z.string().default(''),
  message: z.string().default(''),
  stacktrace: z.string().default(''),
});

/** Turns an entry of a log that Neo4j writes as JSON, as it has since its versions are named after years, into the text of earlier ones. */
function asText(line: string): string {
  try {
    const { time, level, category, message, stacktrace } = entry.parse(JSON.parse(line));
    return `${time} ${level.padEnd(5)} [${category}] ${message}${stacktrace === '' ? '' : `\n${stacktrace}`}`;
  } catch {
    // Not an entry, or only the beginning of one.
    return line;
  }
}
