import type { BoxRole } from '#picture/picture.ts';
import type { NodeNameFragment } from '../generated/graphql.ts';

/** The captions of persons that are their keys. */
export function pseudonymsIn(nodes: readonly NodeNameFragment[]): ReadonlySet<string> {
  const people = nodes.flatMap((node) => (node.__typename === 'Person' ? [node] : []));
  return new Set(people.flatMap(({ key, caption }) => (caption === key ? [key] : [])));
}

type NodeRole = Exclude<BoxRole, 'bundle' | 'holder'>;

const roles = {
  Organization: 'organization',
  Agency: 'agency',
  Contract: 'contract',
  Person: 'engineer',
  System: 'system',
  Country: 'country',
  Access: 'contract',
  Claim: 'contract',
  DesignationList: 'contract',
  Exposure: 'contract',
  Passage: 'contract',
  Source: 'contract',
  Vetting: 'contract',
} as const satisfies Readonly<Record<NodeNameFragment['__typename'], NodeRole>>;

const byLabel: ReadonlyMap<string, NodeRole> = new Map(Object.entries(roles));

/** The role that colors a node outside of a chain. */
export function roleOfNode(node: NodeNameFragment): NodeRole {
  return roles[node.__typename];
}

/** The same by the label of a node. */
export function roleOfLabel(label: string): NodeRole {
  return byLabel.get(label) ?? 'contract';
}
