import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../failure.ts';
import type { HomePaths } from './home.ts';

/** What one run of Neo4j has said: in the order in which a reason is looked for. */
export interface Neo4jLog {
  readonly debug: string;
  readonly user: string;
  readonly output: string;
}

/** Notes where the logs end, and returns a function that reads what they say since. */
export async function markLogs({ neo4j, neo4jLog }: HomePaths): Promise<() => Promise<Neo4jLog>> {
  const [debug, user, output] = await Promise.all(
    [join(neo4j, 'logs', 'debug.log'), join(neo4j, 'logs', 'neo4j.log'), neo4jLog].map(async (file) => {
      const end = await sizeOf(file);
      return () => readFrom(file, end);
    }),
  );
  return async () => ({
    debug: (await debug?.()) ?? '',
    user: (await user?.()) ?? '',
    output: (await output?.()) ?? '',
  });
}

/** Whether the server runs but the graph's database in it failed to start: it then never answers. */
export function hasFailedToStart({ debug }: Neo4jLog): boolean {
  return /Failed to start DatabaseId\{\w+\[neo4j\]\}/.test(debug);
}

/**
 * Returns a function that tells whether the database panicked since it was called last: it then refuses everything, and does not end.
 */
export async function watchForPanic({ neo4j }: HomePaths): Promise<() => Promise<boolean>> {
  const file = join(neo4j, 'logs', 'debug.log');
  let seen = await sizeOf(file);
  return async () => {
    const size = await sizeOf(file);
    if (size === seen) return false;
    const said = await readFrom(file, seen);
    seen = size;
    return said.includes('Database panic: ');
  };
}

/** The setting that Neo4j names when it finds a transaction log that it can't read to its end. */
const corrupted = 'internal.dbms.tx_log.fail_on_corrupted_log_files=false';

/** The Failure that a start which failed means, with Neo4j's own reason. */
export function startFailure(log: Neo4jLog, paths: HomePaths): Error {
  const text = Object.values(log).join('\n');
  if (/No space left on device|Disk quota exceeded/.test(text))
    return new Failure(
      'DISK_FULL',
      `The disk is full: Neo4j can't write to ${paths.neo4j}; free some space, or set SUBTIER_HOME to a folder on another disk.`,
    );
  if (/StoreLockException|FileLockException|has been locked by another process|Unable to obtain lock/.test(text))
    return new Failure(
      'HOME_IN_USE',
      `Another Neo4j works on the data in ${paths.data}: end it, or set SUBTIER_HOME to another folder.`,
    );
  if (/more recent version|newer version|Unknown store version|unsupported version|UnsupportedFormat/i.test(text))
    return new Failure(
      'STORE_TOO_NEW',
      `The data in ${paths.data} were made by another Neo4j: use the Subtier they belong to, or set SUBTIER_HOME to another folder.`,
    );
  if (log.debug.includes(corrupted))
    return new Failure(
      'SERVICE_UNAVAILABLE',
      `The transaction log in ${paths.transactionLogs} is damaged: restore a copy of SUBTIER_HOME, or start over with: npx subtier wipe --yes`,
    );
  const reason = reasonIn(log);
  const said = reason === null ? '' : `: ${reason}`;
  return new Failure(
    'SERVICE_UNAVAILABLE',
    `Neo4j did not start${said} (see ${paths.neo4j}/logs and ${paths.neo4jLog}).`,
  );
}

/** The innermost cause that is a sentence, else the last error; what Java itself says when Neo4j has not even begun to log. */
function reasonIn({ debug, user, output }: Neo4jLog): string | null {
  for (const log of [debug, user, output]) {
    const cause = [...log.matchAll(/^.*?Caused by: (?:[\w.$]+: )?(\S+ \S+ \S.*)$/gm)].at(-1)?.[1];
    const error = [...log.matchAll(/ ERROR +(?:\[[^\]]*\] +)*(.+)$/gm)].at(-1)?.[1];
    const found = cause ?? error;
    if (found !== undefined) return shortened(found);
  }
  const [first] = output.split('\n').filter((line) => line.trim() !== '');
  return first === undefined ? null : shortened(first);
}

const longestReason = 300;

function shortened(text: string): string {
  const line = text.trim().replace(/\.$/, '');
  return line.length > longestReason ? `${line.slice(0, longestReason)}…` : line;
}

/** A write that was cut off can no longer be read this close to its end. */
const mostTorn = 64 * 1024;

/**
 * Whether the start failed because the last write to the transaction log was cut off: the disk was full after the last start that
 * succeeded, or what can't be read is the very end of the log. Such a transaction was never committed, so that nothing is lost when
 * Neo4j truncates it. Any other damage is another matter: committed transactions may follow it.
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
  const { mtime } = await stat(store);
  return new Date(`${day}T${time}`) > mtime;
}

async function isUnreadableAtEnd({ debug }: Neo4jLog, { transactionLogs }: HomePaths): Promise<boolean> {
  const places = [...debug.matchAll(/At position LogPosition\{logVersion=(\d+), byteOffset=(\d+)\}/g)];
  const [, version, offset] = places.at(-1) ?? [];
  if (version === undefined || offset === undefined) return false;
  const files = await readdir(transactionLogs);
  const versions = files.flatMap((file) => /^neostore\.transaction\.db\.(\d+)$/.exec(file)?.[1] ?? []);
  if (Math.max(...versions.map(Number)) !== Number(version)) return false;
  const size = await sizeOf(join(transactionLogs, `neostore.transaction.db.${version}`));
  return size - Number(offset) <= mostTorn;
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    // Not there yet.
    return 0;
  }
}

/** A log that is shorter than it was has been rotated, and is read whole. */
async function readFrom(file: string, start: number): Promise<string> {
  const size = await sizeOf(file);
  if (size === 0) return '';
  const chunks: string[] = [];
  for await (const chunk of createReadStream(file, { start: size < start ? 0 : start, encoding: 'utf8' }))
    chunks.push(String(chunk));
  return chunks.join('');
}
