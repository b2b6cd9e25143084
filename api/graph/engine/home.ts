import { chmod, mkdir, readdir, realpath, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../failure.ts';

/** What lies where in SUBTIER_HOME. */
export interface HomePaths {
  readonly home: string;
  /** Neo4j's own home: data, logs, configuration. */
  readonly neo4j: string;
  readonly configuration: string;
  readonly data: string;
  /** Of the graph's database. */
  readonly transactionLogs: string;
  readonly password: string;
  /** Key of the hashes of persons' ids: see readPersonIdKey. */
  readonly personIdKey: string;
  /** Which Neo4j wrote the data last. */
  readonly store: string;
  /** Who runs, and where it answers: see RunFile. */
  readonly run: string;
  readonly startLock: string;
  readonly logs: string;
  readonly neo4jLog: string;
  readonly keeperLog: string;
}

export function homePaths(home: string): HomePaths {
  const neo4j = join(home, 'neo4j');
  const logs = join(home, 'logs');
  return {
    home,
    neo4j,
    configuration: join(neo4j, 'conf'),
    data: join(neo4j, 'data'),
    transactionLogs: join(neo4j, 'data', 'transactions', 'neo4j'),
    password: join(home, 'password'),
    personIdKey: join(home, 'person-id-key'),
    store: join(home, 'store.json'),
    run: join(home, 'run.json'),
    startLock: join(home, 'start.lock'),
    logs,
    neo4jLog: join(logs, 'neo4j.log'),
    keeperLog: join(logs, 'keeper.log'),
  };
}

/** The Failure that a file system's error means; anything else comes back as it is. `name` is the variable that says where. */
export function fileFailure(error: unknown, folder: string, name: 'SUBTIER_HOME' | 'XDG_CACHE_HOME'): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
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
        `The folder ${folder} can't be written (${error.code}): give yourself the right, or set ${name} to another folder.`,
        { cause: error },
      );
    default:
      return error;
  }
}

/**
 * Makes the home's folders if they are not there.
 * @throws HOME_UNAVAILABLE, DISK_FULL
 */
export async function openHome(home: string): Promise<HomePaths> {
  try {
    await makeFolder(home);
    // One home has one name, by whatever link it was reached: processes are told apart by it.
    const paths = homePaths(await realpath(home));
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
 * Makes a folder, for its owner only unless another mode is given, and those above it where they are missing. Node's own `recursive` never ends below a folder
 * such as /proc, which says of everything new that its parent is missing.
 */
export async function makeFolder(folder: string, mode = 0o700): Promise<void> {
  try {
    await makeOne(folder, mode);
  } catch (error) {
    if (!isMissing(error) || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder), mode);
    await makeOne(folder, mode);
  }
}

async function makeOne(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    // A folder may be there without the right to make one beside it, on a read-only disk even.
    if (isMissing(error) || !(await isFolder(folder))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Why it could not be made says more.
    return false;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

const mebibyte = 1024 ** 2;

/** A Neo4j that runs out of room while it starts neither answers nor ends, and can't even log why. */
export const roomToStart = 64 * mebibyte;
export const roomToGoOn = mebibyte;

/** @throws DISK_FULL when a folder's disk has fewer bytes left than are needed. */
export async function checkRoom(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < needed)
    throw new Failure(
      'DISK_FULL',
      `The disk is full: ${folder} has ${inMebibytes(free, Math.floor)} left and needs ${inMebibytes(needed, Math.ceil)}; free some space, or set SUBTIER_HOME to a folder on another disk.`,
    );
}

/**
 * Checks before a write that the database survives it: a Neo4j that runs out of room in the middle of one stops working. What
 * the transaction logs hold may still have to go into the store, which takes about as much again.
 * @throws DISK_FULL
 */
export async function checkRoomToWrite({ neo4j, transactionLogs }: HomePaths): Promise<void> {
  await checkRoom(neo4j, roomToStart + (await sizeOfFolder(transactionLogs)));
}

async function sizeOfFolder(folder: string): Promise<number> {
  const files = await readdir(folder);
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(folder, file)).then(
        ({ size }) => size,
        // Pruned by Neo4j meanwhile.
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function inMebibytes(bytes: number, round: (value: number) => number): string {
  return `${round(bytes / mebibyte)} MiB`;
}
