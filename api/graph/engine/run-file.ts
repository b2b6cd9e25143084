import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { HomePaths } from './home-paths.ts';

const schema = z.object({
  neo4jVersion: z.string(),
  /** Where the database answers, when it runs. */
  uri: z.string(),
  boltPort: z.number().int(),
  javaPid: z.number().int().nullable(),
  keeperPid: z.number().int(),
  keeperPort: z.number().int(),
  /** Proves to the keeper that a client may read the home. */
  token: z.string(),
});

/** Who keeps and runs the home's database. Stale when its processes are gone. */
export type RunFile = z.infer<typeof schema>;

/** Null when there is none, or a damaged one, which says nothing about who runs. */
export async function readRunFile(paths: HomePaths): Promise<RunFile | null> {
  let text: string;
  try {
    text = await readFile(paths.run, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Whole or not at all; readable by its owner only. */
export async function writeRunFile(paths: HomePaths, run: RunFile): Promise<void> {
  const temporary = `${paths.run}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  await rename(temporary, paths.run);
}

export async function removeRunFile(paths: HomePaths): Promise<void> {
  await rm(paths.run, { force: true });
}
