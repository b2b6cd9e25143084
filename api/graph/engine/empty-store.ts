import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Database } from '../database/database.ts';
import { connectDatabase } from '../database/neo4j.ts';
import { codeOf } from '../failure.ts';
import { fileFailure, flush, homePaths, lockFolder, openHome, pathExists } from './home.ts';
import type { HomePaths } from './home.ts';
import type { Distribution } from './java.ts';
import { readRunFile, writeRunFile } from './run-file.ts';
import { adoptNeo4j } from './neo4j-process.ts';
import { preparePassword, privateConnection } from './private-connection.ts';
import { startNeo4j } from './start-neo4j.ts';

/** What an empty store has. */
export interface StoreContents {
  /** Identifies the contents: of another digest, the store is created again. */
  readonly digest: string;
  /** Writes the contents into an empty database. */
  readonly write: (database: Database) => Promise<void>;
}

/**
 * An empty store is the data of a private database with only what every new graph has. It is stored beside the jars. A new
 * home starts with a copy of it: creating the data anew takes seconds of the first start.
 */
interface EmptyStore {
  /** What a home has in `HomePaths.data`. */
  readonly data: string;
  /** Holds the password that the copies have at first. */
  readonly password: string;
}

/** Prefix of a folder in which an empty store is created or deleted. */
const draftPrefix = 'draft-store-';

/** How long an unused empty store is kept, in milliseconds: another version of Subtier may use it. */
const unusedMs = 7 * 24 * 60 * 60_000;

/**
 * Gives a home without data a copy of the empty store, if there is one; the home's first start changes the password.
 * Homes whose user chose settings of Neo4j get none: the settings may concern how a store is created.
 * @throws DISK_FULL, HOME_UNAVAILABLE
 */
export async function copyEmptyStore(paths: HomePaths, jars: string, contents: StoreContents): Promise<void> {
  if ((await pathExists(paths.data)) || (await pathExists(paths.settings))) return;
  const store = await findEmptyStore(jars, contents);
  if (store === null) return;
  // First, because data without its password can't be opened.
  await preparePassword(paths);
  const draft = `${paths.data}-draft`;
  try {
    await rm(draft, { recursive: true, force: true });
    await cp(store.data, draft, { recursive: true });
    // Neo4j assumes that a closed store is on the disk, even after a power failure.
    for (const file of await filesOf(draft)) await flush(file);
    await writeFile(paths.firstPassword, await readFile(store.password), { mode: 0o600 });
    await flush(paths.firstPassword);
    await rename(draft, paths.data);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && !(await pathExists(store.data))) {
      // It has just been deleted: the home's data is created anew.
      await rm(draft, { recursive: true, force: true });
      return;
    }
    throw fileFailure(error, paths.home, 'SUBTIER_HOME');
  }
}

interface Creation {
  readonly java: string;
  readonly jars: string;
  readonly release: Distribution;
  readonly contents: StoreContents;
  /** Aborted when the process must end. */
  readonly end: AbortSignal;
}

/**
 * Creates the empty store if there is none, and deletes those that no version has used for long. Never throws: without it, the first start
 * in a home only takes longer.
 */
export async function keepEmptyStore(creation: Creation): Promise<void> {
  const { jars, contents } = creation;
  try {
    const found = await findEmptyStore(jars, contents);
    await removeUnused(jars).catch(() => undefined);
    if (found !== null) return;
    const unlock = await lockFolder(jars, join(jars, 'empty-store.lock'), { stale: 20_000 });
    try {
      if ((await findEmptyStore(jars, contents)) !== null) return;
      for (const name of await readdir(jars)) {
        if (name.startsWith(draftPrefix)) await removeDraft(join(jars, name));
        // Damaged.
        if (name.startsWith(prefixOf(contents))) await rm(join(jars, name), { recursive: true, force: true });
      }
      const draft = await mkdtemp(join(jars, draftPrefix));
      try {
        await createIn(draft, creation);
      } finally {
        await removeDraft(draft);
      }
    } finally {
      await unlock();
    }
  } catch {
    // The folder can't be written, the disk is full, or another process is creating it.
  }
}

async function createIn(draft: string, { jars, contents, end, ...start }: Creation): Promise<void> {
  const paths = await openHome(draft);
  const password = await preparePassword(paths);
  const { running, boltPort } = await startNeo4j({
    ...start,
    paths,
    jars,
    preferredPort: null,
    // If this process is killed, the next one ends the database.
    onSpawn: ({ pid }, port) =>
      writeRunFile(paths, {
        neo4jVersion: start.release.version,
        uri: `bolt://127.0.0.1:${port}`,
        boltPort: port,
        javaPid: pid,
        keeperPid: process.pid,
        keeperPort: 0,
        token: '',
      }),
    onProgress: () => undefined,
    end,
  });
  try {
    const database = await connectDatabase(privateConnection({ boltPort, password, paths }));
    try {
      await contents.write(database);
    } finally {
      await database.close();
    }
  } finally {
    await running.stop();
  }
  const store = join(draft, 'store');
  await mkdir(store, { mode: 0o700 });
  await rename(paths.data, join(store, 'data'));
  await rename(paths.password, join(store, 'password'));
  await rename(store, join(jars, `${prefixOf(contents)}${await contentDigest(store)}`));
}

/** Deletes empty stores that have not been used for long. Renames each first, so that no process copies a part of it. */
async function removeUnused(jars: string): Promise<void> {
  for (const name of await readdir(jars)) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(jars, name);
    if (Date.now() - (await stat(folder)).mtimeMs < unusedMs) continue;
    const draft = join(jars, `${draftPrefix}${randomBytes(6).toString('hex')}`);
    await rename(folder, draft);
    await rm(draft, { recursive: true, force: true });
  }
}

/** Removes the folder of an interrupted creation, and ends its database. */
async function removeDraft(draft: string): Promise<void> {
  // Not with `openHome`, which would re-create a deleted cache: a folder without jars must not exist.
  const run = await readRunFile(homePaths(draft));
  if (run?.javaPid != null) await (await adoptNeo4j(homePaths(await realpath(draft)), run.javaPid))?.kill();
  await rm(draft, { recursive: true, force: true });
}

/**
 * Returns the whole and undamaged empty store with these contents, and marks it as used. One that can't be read, such as another user's, is ignored.
 */
async function findEmptyStore(jars: string, contents: StoreContents): Promise<EmptyStore | null> {
  for (const name of await readdir(jars).catch(() => [])) {
    if (!name.startsWith(prefixOf(contents))) continue;
    const folder = join(jars, name);
    if (name !== `${prefixOf(contents)}${await contentDigest(folder).catch(() => null)}`) continue;
    // In a read-only cache nothing is deleted, so the mark is not needed.
    await utimes(folder, new Date(), new Date()).catch(() => undefined);
    return { data: join(folder, 'data'), password: join(folder, 'password') };
  }
  return null;
}

const prefix = 'empty-store-';

function prefixOf({ digest }: StoreContents): string {
  return `${prefix}${digest.slice(0, 12)}-`;
}

async function contentDigest(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesOf(folder)) hash.update(`${relative(folder, file)}\n`).update(await readFile(file));
  return hash.digest('hex').slice(0, 12);
}

/** Returns the paths of all files in a folder, in a fixed order. */
async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
