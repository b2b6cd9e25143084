import { knowsNode } from '#graph/analysis/knows-node.ts';
import type { Snapshot } from '#graph/analysis/snapshot.ts';
import { noSuchNode } from '#graph/entities/no-such-node.ts';
import type { Loaders } from './create-loaders.ts';
import type { NamedNode } from './named-node.ts';

/**
 * That what arguments name is in the graph.
 * @param snapshot knows most nodes; those that it does not know are asked for, all of a request in one statement
 * @throws BadInput for the first that is not there: an answer of none would read as safety.
 */
export async function checkNamed(
  named: readonly NamedNode[],
  load: Pick<Loaders, 'exists'>,
  snapshot: Snapshot | null = null,
): Promise<void> {
  const asked = named.filter((node) => snapshot === null || !knowsNode(snapshot, node));
  const there = await Promise.all(asked.map((node) => load.exists.load(node)));
  const missing = asked.find((_, at) => there[at] !== true);
  if (missing !== undefined) throw noSuchNode(missing.argument, missing);
}
