import { LRUCache } from 'lru-cache';
import type { Entity } from '../entities/entity.ts';
import { loadEntities } from '../entities/load-entities.ts';
import type { NodeRef } from '../exposure/exposure.ts';
import type { Graph } from '../open-graph.ts';
import { madeOnce } from './made-once.ts';
import { readSettled } from './read-settled.ts';
import type { Snapshot } from './snapshot.ts';

const mostEntities = 50_000;
const memoryOf = madeOnce<Snapshot, LRUCache<string, Entity>>(() => new LRUCache({ max: mostEntities }));

/**
 * As `loadEntities`. Where a request answers from a snapshot, what was loaded before for the same version of the graph is not
 * loaded again.
 */
export async function recallEntities(graph: Graph, refs: readonly NodeRef[]): Promise<readonly (Entity | null)[]> {
  const { database, analysis } = graph;
  const snapshot = analysis.pinned;
  if (snapshot === null) return loadEntities(database, refs);
  const known = refs.map((ref) => recalledEntity(graph, ref));
  const missing = refs.filter((_, at) => known[at] === null);
  if (missing.length === 0) return known;
  const memory = memoryOf(snapshot);
  const loaded = await database.readTransaction(async (transaction) => {
    const [entities, isSettled] = await Promise.all([
      loadEntities({ read: (...asked) => transaction.run(...asked) }, missing),
      readSettled(transaction, snapshot),
    ]);
    if (isSettled) for (const entity of entities) if (entity !== null) memory.set(nameOf(entity), entity);
    return entities;
  });
  let next = 0;
  return known.map((entity) => entity ?? loaded[next++] ?? null);
}

/** What was loaded before for the version of the graph that a request answers from; null: not in memory. */
export function recalledEntity({ analysis }: Pick<Graph, 'analysis'>, ref: NodeRef): Entity | null {
  return analysis.pinned === null ? null : (memoryOf(analysis.pinned).get(nameOf(ref)) ?? null);
}

function nameOf({ label, key }: NodeRef): string {
  return `${label}:${key}`;
}
