import { z } from 'zod';

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
