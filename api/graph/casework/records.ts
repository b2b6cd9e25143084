import { z } from 'zod';
import type { Database, Transaction } from '../database/database.ts';
import { badInput } from '../failure.ts';
import type { Failure } from '../failure.ts';
import { exceeded } from '../limits.ts';
import type { CaseworkLimit } from '../limits.ts';
import { casework } from '../model/vocabulary.ts';
import { localActor } from '../roles.ts';
import type { Actor } from '../roles.ts';

const { label, key, content, summary, name, changedAt, versionRecord } = casework;

/** A record of casework: its key, and its content as JSON. */
interface CaseworkRecord {
  readonly key: string;
  readonly content: unknown;
}

/** What is stored beside a record whose content is long, so that a list need not read it. */
export interface Listing {
  readonly name: string;
  readonly changedAt: string;
  /** What the list shows. */
  readonly summary: unknown;
}

const rows = z.array(z.object({ key: z.string(), content: z.string() }));
const keyRows = z.array(z.object({ key: z.string() }));

const countRow = z.object({ count: z.number() });

type Reader = Pick<Database, 'read'>;

/** Returns the records with these keys that exist, in no particular order. */
export async function readRecords(database: Reader, keys: readonly string[]): Promise<readonly CaseworkRecord[]> {
  if (keys.length === 0) return [];
  return parseRows(await database.read(readByKeys, { keys }));
}

/** Returns the records whose keys begin with a prefix, in the order of their keys. */
export async function listRecords(database: Reader, prefix: string): Promise<readonly CaseworkRecord[]> {
  return parseRows(await database.read(readByPrefix, { prefix }));
}

interface SummaryRequest {
  readonly prefix: string;
  readonly text: string;
  readonly first: number;
  /** The last record seen; null: from the start. */
  readonly after: { readonly key: string; readonly changedAt: string } | null;
}

/**
 * Returns the summaries of the records whose keys begin with a prefix and whose names contain a text, in upper or lower case: at most `first`, the
 * most recently changed first, then by key.
 */
export async function listSummaries(
  database: Reader,
  { prefix, text, first, after }: SummaryRequest,
): Promise<readonly unknown[]> {
  const found = await database.read(
    `MATCH (c:${label}) WHERE c.${key} STARTS WITH $prefix AND toLower(c.${name}) CONTAINS toLower($text)
       AND ($changedAt IS NULL OR c.${changedAt} < $changedAt OR c.${changedAt} = $changedAt AND c.${key} > $key)
     RETURN c.${key} AS key, c.${summary} AS content ORDER BY c.${changedAt} DESC, c.${key} LIMIT $first`,
    { prefix, text, first, changedAt: after?.changedAt ?? null, key: after?.key ?? null },
  );
  return parseRows(found).map((row) => row.content);
}

/** Returns the keys of the records whose keys begin with a prefix, and which an older version of Subtier stored without a summary. */
export async function keysWithoutSummary(database: Reader, prefix: string): Promise<readonly string[]> {
  const found = await database.read(
    `MATCH (c:${label}) WHERE c.${key} STARTS WITH $prefix AND c.${summary} IS NULL RETURN c.${key} AS key`,
    { prefix },
  );
  return keyRows.parse(found).map((row) => row.key);
}

/** Counts the records, without the one that counts changes. */
export async function countCasework(database: Reader): Promise<number> {
  const [row] = await database.read(`MATCH (c:${label}) WHERE c.${key} <> $versionRecord RETURN count(c) AS count`, {
    versionRecord,
  });
  return countRow.parse(row).count;
}

/** Deletes all casework. */
export async function deleteCasework(database: Pick<Database, 'write'>): Promise<void> {
  await database.write(`MATCH (c:${label}) DELETE c`);
}

const readByKeys = `MATCH (c:${label}) WHERE c.${key} IN $keys RETURN c.${key} AS key, c.${content} AS content`;
const readByPrefix = `MATCH (c:${label}) WHERE c.${key} STARTS WITH $prefix
  RETURN c.${key} AS key, c.${content} AS content ORDER BY key`;

function parseRows(found: unknown): readonly CaseworkRecord[] {
  return rows.parse(found).map((row) => {
    const parsed: unknown = JSON.parse(row.content);
    return { key: row.key, content: parsed };
  });
}

/** Reads and writes records in one transaction, while no other transaction changes casework. */
export interface CaseworkTransaction {
  /** Returns the content of a record; null if it does not exist. */
  read(key: string): Promise<unknown>;
  /** Returns the records whose keys begin with a prefix, in the order of their keys. */
  list(prefix: string): Promise<readonly CaseworkRecord[]>;
  /** Counts the records whose keys begin with a prefix. */
  count(prefix: string): Promise<number>;
  /** @param listing required for the records that `listSummaries` lists */
  put(key: string, content: unknown, listing?: Listing): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Changes casework. Changes are serialized, so that none is lost, and raise the version of casework, by which answers are cached. */
export async function changeCasework<T>(
  database: Database,
  change: (transaction: CaseworkTransaction) => Promise<T>,
): Promise<T> {
  return database.writeTransaction(async (transaction) => {
    // Locks the record of the version, and so all casework, until the end of the transaction.
    const [row] = await transaction.run(
      `MERGE (c:${label} {${key}: $key}) SET c.${content} = toString(coalesce(toInteger(c.${content}), 0) + 1)
       RETURN c.${content} AS version, c.${summary} AS kinds`,
      { key: versionRecord },
    );
    const { version, kinds } = versionRow.parse(row);
    const changed = new Set<string>();
    const result = await change(inTransaction(transaction, changed));
    const now = [...changed].map((kind) => [kind, version]);
    await transaction.run(`MATCH (c:${label} {${key}: $key}) SET c.${summary} = $kinds`, {
      key: versionRecord,
      kinds: JSON.stringify({ ...kinds, ...Object.fromEntries(now) }),
    });
    return result;
  });
}

const versionRow = z.object({
  version: z.coerce.number(),
  kinds: z
    .string()
    .nullable()
    .transform((json) => kindVersions.parse(JSON.parse(json ?? '{}'))),
});
const kindVersions = z.record(z.string(), z.number());

/** The versions of casework at which the records of each kind last changed, by the beginning of their keys. */
interface CaseworkVersions {
  readonly version: number;
  readonly kinds: Readonly<Record<string, number>>;
}

/** Reads which casework changed when. An older version of Subtier does not record it: then every kind counts as changed with the last change. */
export async function readCaseworkVersions(database: Reader): Promise<CaseworkVersions> {
  const [row] = await database.read(
    `OPTIONAL MATCH (c:${label} {${key}: $key}) RETURN coalesce(c.${content}, '0') AS version, c.${summary} AS kinds`,
    { key: versionRecord },
  );
  return versionRow.parse(row);
}

/** The kind of a record: how its key begins. */
function kindOf(record: string): string {
  return record.slice(0, record.indexOf(':'));
}

/** @param changed receives the kinds of the records that change */
function inTransaction(transaction: Transaction, changed: Set<string>): CaseworkTransaction {
  return {
    read: async (wanted) => {
      const [found] = parseRows(await transaction.run(readByKeys, { keys: [wanted] }));
      return found?.content ?? null;
    },
    list: async (prefix) => parseRows(await transaction.run(readByPrefix, { prefix })),
    count: async (prefix) => {
      const [row] = await transaction.run(
        `MATCH (c:${label}) WHERE c.${key} STARTS WITH $prefix RETURN count(c) AS count`,
        { prefix },
      );
      return countRow.parse(row).count;
    },
    put: async (written, value, listing) => {
      changed.add(kindOf(written));
      const listed =
        listing === undefined
          ? {}
          : { [name]: listing.name, [changedAt]: listing.changedAt, [summary]: JSON.stringify(listing.summary) };
      await transaction.run(`MERGE (c:${label} {${key}: $key}) SET c += $properties`, {
        key: written,
        properties: { [content]: JSON.stringify(value), ...listed },
      });
    },
    remove: async (removed) => {
      changed.add(kindOf(removed));
      await transaction.run(`MATCH (c:${label} {${key}: $key}) DELETE c`, { key: removed });
    },
  };
}

/** Who writes casework, and when. */
export interface Signature {
  readonly by: Actor;
  readonly at: Date;
}

/** What a record keeps of who wrote it. The name is the one of that day; records of older versions were written by the local user. */
export const signatureFields = {
  at: z.string(),
  author: z.string(),
  authorId: z.string().default(localActor.id),
};

/** Returns what a record keeps of a signature. */
export function signed({ by, at }: Signature) {
  return { at: at.toISOString(), author: by.name, authorId: by.id };
}

/** A text that people write: not empty, and not longer than its limit. @throws BAD_USER_INPUT */
export function checkText(value: string, argument: string, limit: CaseworkLimit): string {
  const text = value.trim();
  if (text === '') throw badInput(argument, 'must not be empty');
  checkSize(text.length, argument, limit, 'characters');
  return text;
}

/** Checks how much an argument has of something against its limit. @throws BAD_USER_INPUT */
export function checkSize(
  size: number,
  argument: string,
  limit: CaseworkLimit,
  of: 'characters' | 'nodes' | 'edges',
): void {
  if (size > limit.most) throw overLimit(argument, `has ${size} ${of}; ${limit.most} are allowed`, limit, size);
}

/**
 * The failure for an argument that exceeds a limit.
 * @param problem what is wrong, in words that follow the argument's name
 * @param asked null: counting stopped at the limit
 */
export function overLimit(argument: string, problem: string, limit: CaseworkLimit, asked: number | null): Failure {
  return badInput(argument, problem, exceeded(limit, asked));
}
