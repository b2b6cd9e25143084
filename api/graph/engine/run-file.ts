import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { codeOf } from '../failure.ts';
import { fileFailure } from './home.ts';
import type { HomePaths } from './home.ts';

const schema = z.object({
  neo4jVersion: z.string(),
  /** The database's address while it runs. */
  uri: z.string(),
  boltPort: z.number().int(),
  javaPid: z.number().int().nullable(),
  keeperPid: z.number().int(),
  keeperPort: z.number().int(),
  /** Proves to the keeper that a client can read the home. */
  token: z.string(),
});

/** The keeper and the database of the home. Outdated if the processes are gone. */
export type RunFile = z.infer<typeof schema>;

/**
 * Returns null if there is no file, or it is damaged.
 * @throws HOME_UNAVAILABLE if it can't be read
 */
export async function readRunFile(paths: HomePaths): Promise<RunFile | null> {
  let text: string;
  try {
    text = await readFile(paths.run, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null;
    throw fileFailure(error, paths.home, 'SUBTIER_HOME');
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Writes the file atomically, readable by its owner only. */
export async function writeRunFile(paths: HomePaths, run: RunFile): Promise<void> {
  const temporary = `${paths.run}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  await rename(temporary, paths.run);
}

export async function removeRunFile(paths: HomePaths): Promise<void> {
  await rm(paths.run, { force: true });
}
