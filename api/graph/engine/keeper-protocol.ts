import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { HomePaths } from './home.ts';

/** What the keeper is started with, as one argument. */
export const keeperOrderSchema = z.object({
  home: z.string(),
  java: z.string(),
  jars: z.string(),
  neo4jVersion: z.string(),
});
export type KeeperOrder = z.infer<typeof keeperOrderSchema>;

/** The longest line that a client may send, in characters; the longest that it has to is its token. */
export const longestRequest = 1024;

/** How long a connection may take to send its first line, in milliseconds. */
export const helloPatience = 10_000;

/** Client to keeper, a line of JSON each; the first is `hello`. The connection itself says that the client lives. */
export const requestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), token: z.string() }),
  /** End the database and start it anew, whatever it is at. */
  z.object({ type: z.literal('restart') }),
  /** End the database and the keeper, if no other client is there. */
  z.object({ type: z.literal('end') }),
]);
export type Request = z.infer<typeof requestSchema>;

/** Codes of the failures that a keeper can meet. */
export const keeperFailures = [
  'SERVICE_UNAVAILABLE',
  'DISK_FULL',
  'HOME_IN_USE',
  'HOME_UNAVAILABLE',
  'STORE_TOO_NEW',
  'WRONG_PASSWORD',
] as const;

/** Keeper to client, a line of JSON each. */
export const reportSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), message: z.string() }),
  z.object({ type: z.literal('ready'), boltPort: z.number().int() }),
  /** There is no database, and the keeper ends. */
  z.object({ type: z.literal('failed'), failure: z.enum(keeperFailures), message: z.string() }),
  /** The database is ended, as asked; the keeper ends. */
  z.object({ type: z.literal('ended') }),
  /** Not ended: so many others use it. */
  z.object({ type: z.literal('shared'), others: z.number().int() }),
]);
export type Report = z.infer<typeof reportSchema>;

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
