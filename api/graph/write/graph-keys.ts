import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { Label } from '../model/vocabulary.ts';

/** The one person and the one system that an access id names. */
export interface AccessEnds {
  readonly person: string;
  readonly system: string;
}

const accessRow = z.object({ access: z.string(), person: z.string(), system: z.string() });

/** Those of the keys that name a node of the label already. */
export async function findNodes(database: Database, label: Label, keys: readonly string[]): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const rows = await database.read(`UNWIND $keys AS key MATCH (n:${label} {key: key}) RETURN n.key AS key`, { keys });
  return rows.map((row) => z.string().parse(row['key']));
}

/** The ends of accesses of earlier imports: as stated now, else as stated last. */
export function findAccesses(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, AccessEnds>> {
  return readAccesses(
    database,
    ids,
    `UNWIND $ids AS id
     MATCH (p:Person)-[r:ACCESSES {access: id}]->(s:System)
     WITH id, p, s, r ORDER BY r.supersededAt IS NULL DESC, r.recordedAt DESC
     WITH id, head(collect([p.key, s.key])) AS ends
     RETURN id AS access, ends[0] AS person, ends[1] AS system`,
    {},
  );
}

/** The ends that sources other than these state of accesses. */
export function findAccessesOfOthers(
  database: Database,
  ids: readonly string[],
  sources: readonly string[],
): Promise<ReadonlyMap<string, AccessEnds>> {
  return readAccesses(
    database,
    ids,
    `UNWIND $ids AS id
     MATCH (p:Person)-[r:ACCESSES {access: id}]->(s:System)
     WHERE r.supersededAt IS NULL AND NOT r.source IN $sources
     RETURN DISTINCT id AS access, p.key AS person, s.key AS system`,
    { sources },
  );
}

/** The escorts that sources other than these state of accesses. */
export async function findEscortsOfOthers(
  database: Database,
  ids: readonly string[],
  sources: readonly string[],
): Promise<readonly { readonly access: string; readonly escort: string }[]> {
  const rows = await database.read(
    `UNWIND $ids AS id
     MATCH (e:Person)-[r:ESCORTS {access: id}]->()
     WHERE r.supersededAt IS NULL AND NOT r.source IN $sources
     RETURN id AS access, e.key AS escort`,
    { ids, sources },
  );
  return rows.map((row) => z.object({ access: z.string(), escort: z.string() }).parse(row));
}

/** The parents that sources other than these state of contracts. */
export async function findParentsOfOthers(
  database: Database,
  contracts: readonly string[],
  sources: readonly string[],
): Promise<readonly { readonly contract: string; readonly parent: string }[]> {
  const rows = await database.read(
    `UNWIND $contracts AS key
     MATCH (c:Contract {key: key})-[r:UNDER]->(p:Contract)
     WHERE r.supersededAt IS NULL AND NOT r.source IN $sources
     RETURN c.key AS contract, p.key AS parent`,
    { contracts, sources },
  );
  return rows.map((row) => z.object({ contract: z.string(), parent: z.string() }).parse(row));
}

async function readAccesses(
  database: Database,
  ids: readonly string[],
  statement: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<ReadonlyMap<string, AccessEnds>> {
  if (ids.length === 0) return new Map();
  const rows = await database.read(statement, { ids, ...parameters });
  return new Map(
    rows.map((row) => accessRow.parse(row)).map(({ access, person, system }) => [access, { person, system }]),
  );
}
