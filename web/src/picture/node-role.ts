import type { NodeNameFragment } from '../generated/graphql.ts';
import { isNodeLabel, nodeTypes } from '../node-types.ts';
import type { NodeRole } from '../node-types.ts';

/** The captions of persons that are their keys. */
export function pseudonymsIn(nodes: readonly NodeNameFragment[]): ReadonlySet<string> {
  const people = nodes.flatMap((node) => (node.__typename === 'Person' ? [node] : []));
  return new Set(people.flatMap(({ key, caption }) => (caption === key ? [key] : [])));
}

/** The role that colors a node outside of a chain. */
export function roleOfNode(node: NodeNameFragment): NodeRole {
  return roleOfLabel(node.__typename);
}

/** The same by the label of a node. */
export function roleOfLabel(label: string): NodeRole {
  return isNodeLabel(label) ? nodeTypes[label].role : 'contract';
}
