import type { Database } from '#graph/database/database.ts';
import { countries } from '#graph/model/countries.ts';
import { writeNewGraph } from '#seed/import/policy.ts';
import { copyGraph, pasteGraph } from './graph-copy.ts';
import type { GraphCopy } from './graph-copy.ts';

/** It is read once in each worker, from a graph that the product has written. */
let newGraph: GraphCopy | null = null;

/** Databases that have nothing but their schema, as far as is known, and no designation lists. */
const emptied = new WeakSet<Database>();

export function noteEmptied(database: Database): void {
  emptied.add(database);
}

/**
 * Writes the designation lists into a graph that has nothing but its schema, as the first import after `withEmptyData` would do. Reading and checking
 * their files each time would take a third of the time of a small import. Leaves any other graph as it is, and a database that a test wraps around
 * another one.
 */
export async function restoreDesignationLists(database: Database): Promise<void> {
  if (!emptied.delete(database)) return;
  const [counts] = await database.read(
    `RETURN COUNT { (n) } AS nodes, COUNT { (:Country) } AS countries, COUNT { ()-->() } AS edges,
       COUNT { (:Subtier {key: 'graph', version: 0, derivedVersion: 0}) } AS graphs, COUNT { (:Subtier {key: 'lease'}) } AS leases`,
  );
  const onlySchema = { nodes: countries.size + 2, countries: countries.size, edges: 0, graphs: 1, leases: 1 };
  if (JSON.stringify(counts) !== JSON.stringify(onlySchema)) return;
  if (newGraph === null) {
    await writeNewGraph(database);
    newGraph = await copyGraph(database);
  } else {
    await pasteGraph(database, newGraph);
  }
}
