import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import { readLists } from '../evidence/read-lists.ts';
import { impactLevels } from '../model/vocabulary.ts';
import { buildChunk } from './build-chunk.ts';
import type { Chunk } from './chunk.ts';
import { dayNumber, open } from './day-number.ts';
import { makeDictionary, type Dictionary } from './dictionary.ts';
import type { EncodedHistory } from './encode-history.ts';
import type { GraphState } from './graph-state.ts';
import type { Designation, Snapshot, SystemFacts } from './snapshot.ts';

/** Accesses in a chunk. */
const chunkSize = 8192;

/** By index where only some are wanted. */
const histories = `MATCH (access:Access) WHERE access.version > $after
  RETURN access.key AS key, access.segments AS segments`;

/** A node that no source describes any more counts as long as another's statement is about it. */
const systems = `MATCH (system:System)
  RETURN system.key AS key, system.impactLevel AS impactLevel, system.agency AS agency,
    system.withdrawn IS NULL OR EXISTS { (system)<-[r:ACCESSES]-() WHERE r.supersededAt IS NULL } AS counts`;
const contracts = `MATCH (contract:Contract)
  WHERE contract.withdrawn IS NULL
    OR EXISTS { ()-[r:ACCESSES {contract: contract.key}]->() WHERE r.supersededAt IS NULL }
    OR EXISTS { ()-[r:EMPLOYS {contract: contract.key}]->() WHERE r.supersededAt IS NULL }
  RETURN count(contract) AS count`;
const designations = `MATCH (country:Country)-[r:DESIGNATED_ON]->(list) USING SCAN country:Country WHERE r.supersededAt IS NULL
  RETURN list.key AS list, country.key AS country, r.validFrom AS validFrom, r.validTo AS validTo`;

const historyRow = z.object({ key: z.string(), segments: z.string().nullable() });
const encodedHistory = z.tuple([z.array(z.string()), z.array(z.number())]);
const systemRows = z.array(
  z.object({
    key: z.string(),
    impactLevel: z.literal(impactLevels),
    agency: z.string().nullable(),
    counts: z.boolean(),
  }),
);
const designationRows = z.array(
  z.object({
    list: z.string(),
    country: z.string(),
    validFrom: z.string().nullable(),
    validTo: z.string().nullable(),
  }),
);

/**
 * Reads the histories that changed since a snapshot, or all of them.
 * @param state what the graph said of itself before; the caller sees to it that it still does after
 */
export async function loadSnapshot(
  database: Database,
  state: GraphState,
  previous: Snapshot | null,
): Promise<Snapshot> {
  const dictionary = previous?.dictionary ?? makeDictionary();
  const changed = new Set<string>();
  const added = await loadChunks(database, dictionary, previous?.version ?? -1, changed);
  const [systemFacts, listed, contractCount, lists] = await database.readTransaction((transaction) =>
    Promise.all([
      transaction.run(systems),
      transaction.run(designations),
      transaction.run(contracts),
      readLists(transaction),
    ]),
  );
  return {
    version: state.version,
    base: state.base,
    dictionary,
    chunks: [...(previous?.chunks ?? []), ...added],
    outdated: [...outdate(previous, changed), ...added.map(({ accesses }) => new Uint8Array(accesses.length))],
    systems: new Map(systemRows.parse(systemFacts).map(({ key, ...facts }): [string, SystemFacts] => [key, facts])),
    lists,
    designations: designationRows.parse(listed).map(({ list, country, validFrom, validTo }): Designation => ({
      list,
      country,
      from: validFrom === null ? open.from : dayNumber(validFrom),
      to: validTo === null ? open.to : dayNumber(validTo),
    })),
    contracts: z.number().parse(contractCount[0]?.['count']),
    contractsWithPersonnel: state.contractsWithPersonnel,
  };
}

async function loadChunks(
  database: Database,
  dictionary: Dictionary,
  after: number,
  changed: Set<string>,
): Promise<readonly Chunk[]> {
  const chunks: Chunk[] = [];
  let waiting: { readonly access: string; readonly encoded: EncodedHistory }[] = [];
  const build = () => {
    if (waiting.length > 0) chunks.push(buildChunk(dictionary, waiting));
    waiting = [];
  };
  for await (const row of database.stream(histories, { after })) {
    const { key, segments } = historyRow.parse(row);
    changed.add(key);
    if (segments === null) continue;
    waiting.push({ access: key, encoded: encodedHistory.parse(JSON.parse(segments)) });
    if (waiting.length === chunkSize) build();
  }
  build();
  return chunks;
}

/** Marks what earlier chunks know no better; their own marks stay as they are, since older snapshots use them. */
function outdate(previous: Snapshot | null, changed: ReadonlySet<string>): readonly Uint8Array[] {
  if (previous === null) return [];
  if (changed.size === 0) return previous.outdated;
  return previous.chunks.map((chunk, at) => {
    const marks = Uint8Array.from(previous.outdated[at] ?? []);
    chunk.accesses.forEach((access, number) => {
      if (changed.has(access)) marks[number] = 1;
    });
    return marks;
  });
}
