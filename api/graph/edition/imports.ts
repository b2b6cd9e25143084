import { z } from 'zod';
import { decodePosition, encodePosition } from '../cursor.ts';
import { byKey } from '../database/by-key.ts';
import type { Database } from '../database/database.ts';
import { tableNames } from '../model/vocabulary.ts';
import { isHeld } from './graph-state.ts';

const unfinishedRow = z.object({
  id: z.string(),
  format: z.string(),
  /** Its sources that have not been imported completely since. */
  sources: z.array(z.string()),
  startedAt: z.string(),
});
/** An import that was interrupted before it had written everything. */
export type UnfinishedImport = Readonly<z.infer<typeof unfinishedRow>>;

export const importRow = unfinishedRow.extend({ state: z.string() });
export type ImportInState = Readonly<z.infer<typeof importRow>>;

/** Returns the imports that were interrupted and not completed since, latest first, without one that is still running. */
export async function findUnfinished(database: Pick<Database, 'read'>): Promise<readonly UnfinishedImport[]> {
  const rows = await database.read(
    `OPTIONAL MATCH (l:Subtier {key: 'lease'}) WHERE ${isHeld('l')}
     WITH count(l) > 0 AS isBeingWritten
     MATCH (i:Import) WHERE i.state = 'INTERRUPTED' OR (i.state IN ['RUNNING', 'WRITTEN'] AND NOT isBeingWritten)
     RETURN i.id AS id, i.format AS format, i.sources AS sources, i.startedAt AS startedAt
     ORDER BY i.startedAt DESC`,
  );
  return z.array(unfinishedRow).parse(rows);
}

/** Returns the sources of the imports that have not ended, or were interrupted, and were not undone since. */
export async function findUnfinishedSources(database: Pick<Database, 'read'>): Promise<ReadonlySet<string>> {
  const rows = await database.read(
    `MATCH (i:Import) WHERE i.state IN ['RUNNING', 'INTERRUPTED', 'WRITTEN'] AND NOT coalesce(i.undone, false)
     RETURN i.sources AS sources`,
  );
  return new Set(
    z
      .array(unfinishedRow.pick({ sources: true }))
      .parse(rows)
      .flatMap(({ sources }) => sources),
  );
}

/** Returns the imports of which a part is in the graph, latest first. If the caller does not hold the lease, one of them may still be running. */
export async function findPartlyWritten(database: Pick<Database, 'read'>): Promise<readonly ImportInState[]> {
  const rows = await database.read(
    `MATCH (i:Import) WHERE i.state IN ['RUNNING', 'INTERRUPTED', 'ROLLING_BACK'] AND NOT coalesce(i.undone, false)
     RETURN i.id AS id, i.state AS state, i.format AS format, i.sources AS sources, i.startedAt AS startedAt
     ORDER BY i.startedAt DESC`,
  );
  return z.array(importRow).parse(rows);
}

const outcomes = {
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  closed: z.number(),
} as const;
const tableCounts = z.partialRecord(z.enum(tableNames), z.object(outcomes));
const recordedRow = z.object({
  id: z.string(),
  format: z.string(),
  startedAt: z.string(),
  finishedAt: z.string(),
  rolledBackAt: z.string().nullable(),
  sources: z.array(z.string()),
  /** All sources, whether or not they are still there. */
  sourceKeys: z.array(z.string()),
  tables: z.string().transform((json) => tableCounts.parse(JSON.parse(json))),
  /** Whether it completed an interrupted import, whose rows no count has: a rollback removes them too. */
  completedInterrupted: z.boolean(),
  ...outcomes,
});

/** An import that changed the graph, with its rows by outcome. */
export type RecordedImport = z.infer<typeof recordedRow>;

const list = 'recentImports';
const placeShape = z.tuple([z.iso.datetime(), z.string()]);

/** How many sources of an import are named. */
export const sourcesShown = 5;

/**
 * Returns the imports that changed the graph, latest first, each with its first sources that are still there; also those rolled back.
 * @param source key of a source that they must have imported; null: any
 * @param after the cursor of the last import seen; null: from the start
 * @throws BAD_USER_INPUT for an invalid cursor
 */
export async function recentImports(
  database: Pick<Database, 'read'>,
  first: number,
  source: string | null = null,
  after: string | null = null,
): Promise<readonly RecordedImport[]> {
  const [finishedAt, id] = after === null ? [null, null] : decodePosition(list, after, placeShape);
  const rows = await database.read(
    `MATCH (i:Import) WHERE i.state IN ['DONE', 'ROLLING_BACK', 'ROLLED_BACK'] AND i.finishedAt IS NOT NULL
       AND ($source IS NULL OR $source IN i.sources)
       AND ($finishedAt IS NULL OR i.finishedAt < datetime($finishedAt) OR i.finishedAt = datetime($finishedAt) AND i.id > $id)
     WITH i ORDER BY i.finishedAt DESC, i.id LIMIT $first
     RETURN i.id AS id, i.format AS format, i.startedAt AS startedAt, i.finishedAt AS finishedAt, i.rolledBackAt AS rolledBackAt,
       i.sources AS sourceKeys,
       COLLECT {
         UNWIND i.sources AS key ${byKey('s', 'Source', 'key')} RETURN s.key LIMIT $sourcesShown
       } AS sources,
       coalesce(i.tables, '{}') AS tables,
       EXISTS {
         (part:Import {completedBy: i.id}) WHERE part.state <> 'COMPLETED' OR NOT coalesce(part.undone, false)
       } AS completedInterrupted,
       coalesce(i.created, 0) AS created, coalesce(i.changed, 0) AS changed, coalesce(i.unchanged, 0) AS unchanged,
       coalesce(i.rejected, 0) AS rejected, coalesce(i.closed, 0) AS closed`,
    { first, source, finishedAt, id, sourcesShown },
  );
  return z.array(recordedRow).parse(rows);
}

/** The cursor to continue `recentImports` after an import. */
export function cursorOfImport({ finishedAt, id }: Pick<RecordedImport, 'finishedAt' | 'id'>): string {
  return encodePosition(list, [finishedAt, id]);
}

/** Describes an unfinished import in words: its format, sources and start. */
export function describeUnfinished({ format, sources, startedAt }: UnfinishedImport): string {
  const named = sources.slice(0, sourcesShown).join(', ');
  const more = sources.length > sourcesShown ? ` and ${sources.length - sourcesShown} more` : '';
  return `${format} of ${named === '' ? 'no source' : `${named}${more}`}, started ${startedAt}`;
}
