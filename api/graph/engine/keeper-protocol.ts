import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { codeOf } from '../failure.ts';
import { fileFailure } from './home.ts';
import type { HomePaths } from './home.ts';

/** The keeper's only argument, as JSON. */
export const keeperOrderSchema = z.object({
  home: z.string(),
  java: z.string(),
  jars: z.string(),
  neo4jVersion: z.string(),
});
export type KeeperOrder = z.infer<typeof keeperOrderSchema>;

/** The longest line that a client may send, in characters; the longest needed is the one with the token. */
export const longestRequest = 1024;

/** How long a connection may take to send its first line, in milliseconds. */
export const helloPatience = 10_000;

/** A client's messages to the keeper, a line of JSON each; the first is `hello`. A client counts as alive as long as it is connected. */
export const requestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), token: z.string() }),
  /** Restart the database, whatever it is doing. */
  z.object({ type: z.literal('restart') }),
  /** Restart the database if it refuses all statements since a panic. */
  z.object({ type: z.literal('panicked') }),
  /** End the database and the keeper if there is no other client. */
  z.object({ type: z.literal('end') }),
]);
export type Request = z.infer<typeof requestSchema>;

/** Codes of failures that a keeper can report. */
export const keeperFailures = [
  'SERVICE_UNAVAILABLE',
  'DISK_FULL',
  'HOME_IN_USE',
  'HOME_UNAVAILABLE',
  'STORE_TOO_NEW',
  'WRONG_PASSWORD',
] as const;

/** The keeper's messages to a client, a line of JSON each. */
export const reportSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), message: z.string() }),
  z.object({ type: z.literal('ready'), boltPort: z.number().int() }),
  /** The database could not be started, and the keeper ends. */
  z.object({ type: z.literal('failed'), failure: z.enum(keeperFailures), message: z.string() }),
  /** The database has ended as requested; the keeper ends. */
  z.object({ type: z.literal('ended') }),
  /** Not ended, because this many other clients use it. */
  z.object({ type: z.literal('shared'), others: z.number().int() }),
]);
export type Report = z.infer<typeof reportSchema>;

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
