import type { NeighbourScope } from '#graph/entities/neighbour-request.ts';
import type { NamedNode } from './named-node.ts';
import { namedNodes } from './named-nodes.ts';

/** What the arguments of `neighbours` and `neighbourCounts` name. */
export function namedInScope({ node, contract }: NeighbourScope): readonly NamedNode[] {
  return [{ ...node, argument: 'id' }, ...namedNodes('Contract', contract === null ? [] : [contract], 'contract')];
}
