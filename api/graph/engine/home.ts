import {
  access,
  chmod,
  constants,
  mkdir,
  open,
  readFile,
  readdir,
  readlink,
  realpath,
  rm,
  rmdir,
  stat,
  statfs,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { lock } from 'proper-lockfile';
import type { LockOptions } from 'proper-lockfile';
import { Failure, codeOf, isFailure } from '../failure.ts';

/** The paths in SUBTIER_HOME. */
export type HomePaths = Readonly<ReturnType<typeof homePaths>>;

export function homePaths(home: string) {
  const neo4j = join(home, 'neo4j');
  const logs = join(home, 'logs');
  return {
    home,
    /** Neo4j's own home: data, logs, configuration. */
    neo4j,
    /** A former `neo4j` that is being deleted: see `wipeHome`. */
    wiped: join(home, 'neo4j-wiped'),
    configuration: join(neo4j, 'conf'),
    /** More settings for Neo4j, which a user may write there. */
    settings: join(home, 'neo4j.conf'),
    data: join(neo4j, 'data'),
    /** Transaction logs of the graph's database. */
    transactionLogs: join(neo4j, 'data', 'transactions', 'neo4j'),
    password: join(home, 'password'),
    /** The password that the database has until its first start changes it: see `copyEmptyStore`. */
    firstPassword: join(home, 'first-password'),
    /** Secret key for hashing the ids of persons: see `readPersonIdKey`. */
    personIdKey: join(home, 'person-id-key'),
    /** Secret key of the cookies of people who are signed in: see `readSessionKey`. */
    sessionKey: join(home, 'session-key'),
    /** The version of the Neo4j that wrote the data last. */
    store: join(home, 'store.json'),
    /** The running processes and their ports: see `RunFile`. */
    run: join(home, 'run.json'),
    startLock: join(home, 'start.lock'),
    logs,
    neo4jLog: join(logs, 'neo4j.log'),
    keeperLog: join(logs, 'keeper.log'),
  };
}

/** Turns a file system's error into a Failure; returns any other error unchanged. @param name the setting of the folder */
export function fileFailure(
  error: unknown,
  folder: string,
  name: 'SUBTIER_HOME' | 'XDG_CACHE_HOME' | 'TMPDIR',
): unknown {
  const code = codeOf(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Failure(
        'DISK_FULL',
        `The disk is full: free some space in ${folder}, or set ${name} to a folder on another disk.`,
        {
          cause: error,
        },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EISDIR':
    case 'ENOENT':
    case 'ELOOP':
    case 'ENAMETOOLONG':
      return new Failure(
        'HOME_UNAVAILABLE',
        `The folder ${folder} can't be written (${code}): fix its permissions, or set ${name} to another folder.`,
        { cause: error },
      );
    default:
      return error;
  }
}

/**
 * Like `fileFailure`, for a temporary file of a server, without its paths, which clients must not see.
 * @param work completes “The server's disk is too full …”
 */
export function temporaryFileFailure(error: unknown, work: string): unknown {
  const failure = fileFailure(error, tmpdir(), 'TMPDIR');
  if (isFailure(failure, 'DISK_FULL'))
    return new Failure('DISK_FULL', `The server's disk is too full ${work}: free some space there, then try again.`, {
      cause: error,
    });
  if (isFailure(failure, 'HOME_UNAVAILABLE'))
    return new Failure(
      'HOME_UNAVAILABLE',
      `The server can't write temporary files (${codeOf(error)}): fix the permissions of their folder, or restart the server with TMPDIR set to another one.`,
      { cause: error },
    );
  return failure;
}

/**
 * Creates the home's folders if they are missing.
 * @throws HOME_UNAVAILABLE, DISK_FULL
 */
export async function openHome(home: string): Promise<HomePaths> {
  try {
    await checkLink(home);
    await makeFolder(home);
    // Resolves links, because processes are recognized by the home's path on their command line.
    const paths = homePaths(await realpath(home));
    for (const path of [paths.logs, paths.neo4j, paths.data]) await checkLink(path);
    await makeFolder(paths.logs);
    await makeFolder(paths.neo4j);
    await chmod(paths.neo4j, 0o700);
    await chmod(paths.logs, 0o700);
    return paths;
  } catch (error) {
    throw fileFailure(error, home, 'SUBTIER_HOME');
  }
}

/**
 * Checks that what exists of the home's folders can be opened and written, and that what is missing can be created, as `openHome` does; leaves
 * everything as it is.
 * @throws HOME_UNAVAILABLE, DISK_FULL
 */
export async function checkHome({ home, logs, neo4j, data }: HomePaths): Promise<void> {
  try {
    for (const path of [home, logs, neo4j, data]) {
      await checkLink(path);
      await filesIn(path);
      if (await pathExists(path)) await access(path, constants.W_OK | constants.X_OK);
    }
    if (!(await pathExists(home))) await tryFolder(home);
  } catch (error) {
    throw fileFailure(error, home, 'SUBTIER_HOME');
  }
}

/**
 * Checks that a folder of the home that the user keeps elsewhere is there. Nothing may be created in its place: its disk may only not be mounted.
 * @throws HOME_UNAVAILABLE
 */
async function checkLink(path: string): Promise<void> {
  const target = await readlink(path).catch(() => null);
  if (target === null) return;
  const isMissing = await stat(path).then(
    () => false,
    (error: unknown) => codeOf(error) === 'ENOENT',
  );
  if (isMissing)
    throw new Failure(
      'HOME_UNAVAILABLE',
      `${path} is a link to ${target}, which does not exist: mount the disk that it is on, or correct the link.`,
    );
}

/**
 * Creates a folder and its missing parents, by default accessible by their owner only. Node's `recursive` option does not end in folders
 * such as /proc, where creating anything fails because the parent is "missing".
 */
export async function makeFolder(folder: string, mode = 0o700): Promise<void> {
  try {
    await createFolder(folder, mode);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder), mode);
    await createFolder(folder, mode);
  }
}

async function createFolder(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    // An existing folder is fine even if creating one there is not allowed, as on a read-only disk.
    if (codeOf(error) === 'ENOENT' || !(await isFolder(folder))) throw error;
  }
}

/**
 * Checks that a missing folder can be created: creates the topmost one of its path that is missing, and removes it. There is no other way to know: the
 * permissions of folders such as /proc allow what fails.
 */
async function tryFolder(folder: string): Promise<void> {
  const parent = dirname(folder);
  if (parent !== folder && !(await pathExists(parent))) return tryFolder(parent);
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    // Another process has just created it.
    if (codeOf(error) === 'EEXIST') return;
    throw error;
  }
  // Fails if another process already uses it.
  await rmdir(folder).catch(() => undefined);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // The error of creating it says more.
    return false;
  }
}

/** Whether a path exists. One that can't be accessed counts as missing: its first use fails with the reason. */
export async function pathExists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** Whether the home has a database, started or not. */
export function hasData(paths: HomePaths): Promise<boolean> {
  return pathExists(join(paths.data, 'databases', 'system'));
}

/** Returns the settings that the user wrote in the home; Neo4j refuses to start with an unknown one, or one given twice, and says which. */
export async function readSettings(paths: HomePaths): Promise<string> {
  try {
    return await readFile(paths.settings, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw fileFailure(error, paths.home, 'SUBTIER_HOME');
  }
}

/** The command for a database that can't be opened any more. Without --casework, it would have to open the database to keep casework. */
export const startOver = 'npx subtier wipe --yes --casework';

/** What Neo4j keeps in its home. */
const neo4jFolders = ['conf', 'data', 'logs', 'run'];

/**
 * Deletes the database that a wipe has moved away, including parts that the user keeps on another disk: in the folder to which `neo4j` was a link, and
 * the transaction logs. Other files of the user stay there. The folder `wiped` goes last, so that the next call completes one that was interrupted.
 */
export async function removeWiped(paths: HomePaths): Promise<void> {
  if (await pathExists(paths.wiped)) {
    // If the home has data, the logs belong to that database.
    if (!(await hasData(paths))) await removeTransactionLogs(paths);
    for (const name of neo4jFolders) await rm(join(paths.wiped, name), { recursive: true, force: true });
  }
  await rm(paths.wiped, { recursive: true, force: true });
}

const logsSetting = /^[ \t]*server\.directories\.transaction\.logs\.root[ \t]*[=: \t][ \t]*(.+?)[ \t\r]*$/m;

/** Deletes the transaction logs that the settings put elsewhere: Neo4j does not start with the logs of another database. */
async function removeTransactionLogs(paths: HomePaths): Promise<void> {
  const root = logsSetting.exec(await readSettings(paths))?.[1];
  if (root === undefined) return;
  for (const database of ['neo4j', 'system']) {
    // As Neo4j resolves it.
    const folder = resolve(paths.data, root, database);
    // Only files of Neo4j: the user may have others there.
    for (const file of await filesIn(folder))
      if (/^(neostore\.transaction\.db|checkpoint)\.\d+$/.test(file)) await rm(join(folder, file), { force: true });
  }
}

/** Returns the names in a folder; none if there is no such folder. */
async function filesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
}

/** Writes a file to the disk, so that it survives a power failure. */
export async function flush(path: string): Promise<void> {
  const file = await open(path);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Reads a text that only its owner may read; null if there is none.
 * @param otherwise what else to do if other users can read it
 * @throws HOME_UNAVAILABLE if it can't be read, or other users can read it
 */
export async function readSecret(path: string, home: string, otherwise = ''): Promise<string | null> {
  try {
    const file = await open(path);
    try {
      const { mode } = await file.stat();
      // Windows has no such permissions.
      if (process.platform !== 'win32' && (mode & 0o077) !== 0)
        throw new Failure(
          'HOME_UNAVAILABLE',
          `Other users can read ${path} (mode ${(mode & 0o777).toString(8)}): run chmod 600 ${path}${otherwise}`,
        );
      return (await file.readFile('utf8')).trim();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw fileFailure(error, home, 'SUBTIER_HOME');
  }
}

/**
 * Locks a folder against other processes; returns a function that unlocks it. If the lock is lost before that, because the folder was deleted or
 * this process was suspended for long, the work continues: it may be wasted, but must not harm another process's.
 */
export async function lockFolder(
  folder: string,
  lockfilePath: string,
  options: Pick<LockOptions, 'stale' | 'update' | 'retries'>,
): Promise<() => Promise<void>> {
  const unlock = await lock(folder, { ...options, lockfilePath, onCompromised: () => undefined });
  // Fails only if the lock was lost or can't be deleted, and then it becomes stale.
  return () => unlock().catch(() => undefined);
}

const mebibyte = 1024 ** 2;

/** Free space that a start needs, in bytes. A Neo4j that runs out of space while it starts hangs, and cannot even log why. */
export const roomToStart = 64 * mebibyte;
/** Free space that a start needs once it is under way, in bytes. */
export const roomToGoOn = mebibyte;

/** @throws DISK_FULL if a folder's disk has less free space than needed, in bytes. */
export async function checkRoom(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < needed)
    throw new Failure(
      'DISK_FULL',
      `The disk is full: ${folder} has ${inMebibytes(free, Math.floor)} free and needs ${inMebibytes(needed, Math.ceil)}; free some space, or set SUBTIER_HOME to a folder on another disk.`,
    );
}

/**
 * Checks before a write that the disk has enough space: a Neo4j that runs out of space during a write stops working. The transactions in
 * the logs may still have to be applied to the store, which takes about the size of the logs again.
 * @throws DISK_FULL
 */
export async function checkRoomToWrite({ neo4j, transactionLogs }: HomePaths): Promise<void> {
  await checkRoom(neo4j, roomToStart + (await sizeOfFolder(transactionLogs)));
}

/** The total size of a folder's files in bytes; 0 if there is no such folder, because the settings put the transaction logs elsewhere. */
async function sizeOfFolder(folder: string): Promise<number> {
  const sizes = await Promise.all(
    (await filesIn(folder)).map((file) =>
      stat(join(folder, file)).then(
        ({ size }) => size,
        // Neo4j has deleted it in the meantime.
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function inMebibytes(bytes: number, round: (value: number) => number): string {
  return `${round(bytes / mebibyte)} MiB`;
}
