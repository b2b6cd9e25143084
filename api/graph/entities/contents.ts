import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database } from '../database/database.ts';
import { readGraphState } from '../edition/graph-state.ts';
import { bestSourceFirst, validOn } from '../exposure/hops.ts';
import type { Day } from '../model/day.ts';
import { groupByLabel } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import { namedLabels } from '../model/tables.ts';
import { labels, syntheticPrefix } from '../model/vocabulary.ts';
import type { Label } from '../model/vocabulary.ts';

/** A summary of the graph's content. */
interface Contents {
  readonly counts: readonly { readonly label: Label; readonly count: number }[];
  /** Whether the generator made any of it. */
  readonly synthetic: boolean;
  /** Whether the generator made all systems, people and contracts. */
  readonly syntheticOnly: boolean;
  /** See `Edition`. */
  readonly version: number;
  /** When the last import ended, or was rolled back; null: there was none. */
  readonly lastChange: string | null;
}

const changed = z.string().nullable();
const countRow = z.object({ name: z.string(), count: z.number() });

/**
 * Counts all nodes of each label, or edges of each type, in their order, which is fast: Neo4j stores these counts.
 * @param match the clause that matches them as `n`
 */
export async function countStored(
  database: Pick<Database, 'read'>,
  names: readonly string[],
  match: (name: string) => string,
): Promise<readonly z.infer<typeof countRow>[]> {
  const counts = names.map((name) => `${match(name)} WITH count(n) AS count RETURN '${name}' AS name, count`);
  return z.array(countRow).parse(await database.read(counts.join(' UNION ALL ')));
}

/** Reads Neo4j's own counters, and finds synthetic data by the index of keys: fast however large the graph is. */
export async function readContents(database: Database): Promise<Contents> {
  // Sources say it by their data class, and claims and passages are theirs.
  const synthetic = namedLabels.map(
    (label) => `EXISTS { MATCH (n:${label}) WHERE n.key STARTS WITH '${syntheticPrefix}' }`,
  );
  const real = ['System', 'Person', 'Contract'].map(
    // Ranges of the index of keys: everything but the prefix.
    (label) =>
      `EXISTS { MATCH (n:${label}) WHERE n.key < 'SYN-' } OR EXISTS { MATCH (n:${label}) WHERE n.key >= 'SYN.' }`,
  );
  const [counts, [found], [last], { version }] = await Promise.all([
    countStored(database, labels, (label) => `MATCH (n:${label})`),
    database.read(
      `RETURN EXISTS { MATCH (s:Source) WHERE s.dataClass = 'SYNTHETIC' } OR ${synthetic.join(' OR ')} AS synthetic,
         NOT (${real.join(' OR ')}) AS syntheticOnly`,
    ),
    database.read('MATCH (i:Import) RETURN max(coalesce(i.rolledBackAt, i.finishedAt)) AS at'),
    readGraphState(database),
  ]);
  return {
    counts: labels.map((label, at) => ({ label, count: counts[at]?.count ?? 0 })),
    synthetic: found?.['synthetic'] === true,
    syntheticOnly: found?.['synthetic'] === true && found['syntheticOnly'] === true,
    version,
    lastChange: changed.parse(last?.['at'] ?? null),
  };
}

/** Whether the graph has no sources other than these. */
export async function hasOnlySources(database: Database, keys: readonly string[]): Promise<boolean> {
  const [row] = await database.read('RETURN NOT EXISTS { MATCH (s:Source) WHERE NOT s.key IN $keys } AS only', {
    keys,
  });
  return row?.['only'] === true;
}

const sourceRow = z.object({ key: z.string(), sources: z.array(z.string()) });

/**
 * Returns the keys of the sources that describe each entity, best first: by the confidence of the best
 * statement, then grade, later retrieved, later published, source key. One Cypher statement per label.
 */
export async function describingSources(
  database: Database,
  refs: readonly NodeRef[],
): Promise<readonly (readonly string[])[]> {
  const groups = [...groupByLabel(refs)];
  const found = await Promise.all(groups.map(([label, keys]) => describe(database, label, keys)));
  const byLabel = new Map(groups.map(([label], index) => [label, found[index]]));
  return refs.map(({ label, key }) => byLabel.get(label)?.get(key) ?? []);
}

async function describe(
  database: Database,
  label: Label,
  keys: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const rows = await database.read(
    `UNWIND $keys AS key
     ${byKey('n', label, 'key')}
     MATCH (n)-[d:DESCRIBED_BY]->(s:Source)
     WITH key, s, max(d.confidence) AS confidence
     ORDER BY confidence DESC, ${bestSourceFirst('s')}
     RETURN key, collect(s.key) AS sources`,
    { keys },
  );
  return new Map(rows.map((found) => sourceRow.parse(found)).map(({ key, sources }) => [key, sources]));
}

/** What a designation list designates on a day. */
export type Designated = z.infer<typeof designated>;

const designated = z.object({
  /** ISO alpha-2 codes, in order. */
  countries: z.array(z.string()),
  organizations: z.number(),
});
const designationRow = designated.extend({ list: z.string() });

/** Returns what each designation list designates on a day, by the list's key. */
export async function designatedBy(
  database: Database,
  lists: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, Designated>> {
  const rows = await database.read(
    `UNWIND $lists AS list
     OPTIONAL MATCH (:DesignationList {key: list})<-[d:DESIGNATED_ON]-(n)
     WHERE ${validOn('d', 'date($day)')}
     WITH list, n ORDER BY n.key
     RETURN list, collect(DISTINCT CASE WHEN n:Country THEN n.key END) AS countries,
       count(DISTINCT CASE WHEN n:Organization THEN n END) AS organizations`,
    { lists, day },
  );
  return new Map(rows.map((found) => designationRow.parse(found)).map(({ list, ...rest }) => [list, rest]));
}

/** Returns all designation lists, in order of their keys. */
export async function listDesignationLists(database: Database): Promise<readonly NodeRef[]> {
  const rows = await database.read(
    'MATCH (l:DesignationList) WHERE l.withdrawn IS NULL RETURN l.key AS key ORDER BY key',
  );
  return rows.map(({ key }) => ({ label: 'DesignationList', key: z.string().parse(key) }));
}
