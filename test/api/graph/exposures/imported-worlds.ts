import fc from 'fast-check';
import { openGraph } from '#graph/graph.ts';
import { inWorlds, mergeWorlds } from '#test/cypher/merged-worlds.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { cell } from '../exposure/world.ts';
import type { World } from '../exposure/world.ts';
import { keysOfWorlds } from './arbitrary-filter.ts';
import type { FilterKeys } from './filter-corpus.ts';
import { importableWorlds } from './importable-world.ts';
import { packageOf } from './world-package.ts';

/** Put into one graph, so that filters find something. */
const worlds = 15;
export const seed = 3;

/** Keys of a world, in each of the worlds. */
export const ofWorlds = inWorlds(worlds);
export const keys: FilterKeys = { byLabel: keysOfWorlds(ofWorlds), lists: [ofWorlds(['L2', 'L3'])] };

/** Imports random worlds into an empty graph. */
export async function importWorlds() {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  const drawn = fc.sample(importableWorlds(['L1', 'L2', 'L3']), { numRuns: worlds, seed });
  const world = mergeWorlds(drawn);
  await importPackage(database, packageOf(world));
  return { database, graph, drawn, world };
}

/** The keys of the accesses of a world, in order. */
export function accessesOf(world: World): readonly string[] {
  return [...new Set(world.access.map((row) => cell(row, 'id')))].sort();
}
