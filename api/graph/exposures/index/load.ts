import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { isSameEdition, readCoalescedState, readGraphState } from '../../derive/graph-state.ts';
import type { GraphState } from '../../derive/graph-state.ts';
import type { EncodedHistory } from '../../derive/history.ts';
import { readLists } from '../../derive/lists.ts';
import { analysisForm, refreshAnalysis } from '../../derive/refresh.ts';
import { undoUnfinished } from '../../ingest/journal.ts';
import { Lease } from '../../ingest/lease.ts';
import { resolveAll } from '../../ingest/resolve.ts';
import { dayNumber, fromGraph, open } from '../../model/day.ts';
import { impactLevels } from '../../model/vocabulary.ts';
import { buildChunk, makeDictionary } from './columns.ts';
import type { Chunk, Designation, Dictionary, Snapshot, SystemFacts } from './columns.ts';

/** Accesses in a chunk. */
const chunkSize = 8192;

/** Uses the index of versions if only changed histories are read. */
const histories = `MATCH (access:Access) WHERE access.version > $after
  RETURN access.key AS key, access.segments AS segments`;

/** A withdrawn node counts as long as a statement of another source is about it. */
const systems = `MATCH (system:System)
  RETURN system.key AS key, system.impactLevel AS impactLevel, system.agency AS agency,
    system.withdrawn IS NULL OR EXISTS { (system)<-[r:ACCESSES]-() } AS counts`;
const contracts = `MATCH (contract:Contract)
  WHERE contract.withdrawn IS NULL
    OR EXISTS { ()-[r:ACCESSES {contract: contract.key}]->() }
    OR EXISTS { ()-[r:EMPLOYS {contract: contract.key}]->() }
  RETURN count(contract) AS count`;
const designations = `MATCH (country:Country)-[r:DESIGNATED_ON]->(list) USING SCAN country:Country
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
    ...fromGraph,
  }),
);

/**
 * Reads the histories that changed since a snapshot, or all of them.
 * @param state of the graph before; the caller checks that it is the same afterward
 */
async function loadSnapshot(database: Database, state: GraphState, previous: Snapshot | null): Promise<Snapshot> {
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

/** Marks accesses of earlier chunks as superseded. Copies the marks, since older snapshots use theirs. */
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

const retryMilliseconds = 200;

/** If a larger share of a snapshot is outdated, everything is read again. */
const maxOutdated = 0.3;

/** Opens the analysis of a database; it loads on first use. */
export function openAnalysis(database: Database): Analysis {
  return new GraphAnalysis(database);
}

class GraphAnalysis implements Analysis {
  readonly pinned = null;
  readonly #database: Database;
  #snapshot: Snapshot | null = null;
  #loading: Promise<Snapshot> | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  get latest(): Snapshot | null {
    return this.#snapshot;
  }

  async current(): Promise<Snapshot> {
    const state = await readCoalescedState(this.#database);
    if (this.#snapshot !== null && isOf(this.#snapshot, state)) return this.#snapshot;
    // While an import updates the analysis, the snapshot from before it still gives consistent answers.
    if (this.#snapshot !== null && isBehind(state) && state.isBeingWritten) return this.#snapshot;
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  renew(): Promise<Snapshot> {
    return this.current();
  }

  /** Repeats until the graph is in the same state before and after the load. */
  async #load(): Promise<Snapshot> {
    for (;;) {
      const state = await readGraphState(this.#database);
      if (isBehind(state)) {
        if (state.isBeingWritten) await sleep(retryMilliseconds);
        else await repair(this.#database);
        continue;
      }
      if (this.#snapshot !== null && isOf(this.#snapshot, state)) return this.#snapshot;
      const snapshot = await loadSnapshot(this.#database, state, this.#usable(state));
      if (!isOf(snapshot, await readGraphState(this.#database))) continue;
      this.#snapshot = snapshot;
      return snapshot;
    }
  }

  /** Returns the snapshot to update, or null to read everything again. */
  #usable(state: GraphState): Snapshot | null {
    const known = this.#snapshot;
    if (known?.base !== state.base || known.version > state.version) return null;
    const accesses = known.outdated.reduce((count, marks) => count + marks.length, 0);
    const outdated = known.outdated.reduce((count, marks) => count + marks.reduce((sum, mark) => sum + mark, 0), 0);
    return outdated > accesses * maxOutdated ? null : known;
  }
}

/** Whether the analysis must be updated. An empty graph is never behind. */
function isBehind({ version, analysisVersion, form }: GraphState): boolean {
  return analysisVersion !== version || (version > 0 && form !== analysisForm);
}

function isOf(snapshot: Snapshot, state: GraphState): boolean {
  return isSameEdition(snapshot, state) && !isBehind(state);
}

/**
 * Recomputes everything, in one process at a time: a writer died between its import and the analysis, or the analysis has another form.
 * Undoes an unfinished import first.
 */
async function repair(database: Database): Promise<void> {
  const silent = () => undefined;
  const lease = await Lease.acquire(database, 'bring the analysis up to date', silent);
  try {
    if (!isBehind(await readGraphState(database))) return;
    await undoUnfinished(database, lease);
    await resolveAll(lease, silent);
    await refreshAnalysis(database, 'all');
  } finally {
    await lease.release();
  }
}

/** The history of every access, held in memory and updated when an import of any process changes the graph. */
export interface Analysis {
  /** The current snapshot, or the pinned one. A snapshot never changes, so answers from one are consistent. */
  current(): Promise<Snapshot>;
  /** The current snapshot even where one is pinned, which it replaces. */
  renew(): Promise<Snapshot>;
  /** The snapshot that was loaded last, without asking the database; null: none yet. */
  readonly latest: Snapshot | null;
  /** The snapshot that all answers of this graph use; null: each answer uses the current one. */
  readonly pinned: Snapshot | null;
}
