import type { BoxRole } from '#picture/picture.ts';
import type { NodeNameFragment } from '../generated/graphql.ts';

/** The captions of persons that are their keys. */
export function pseudonymsIn(nodes: readonly NodeNameFragment[]): ReadonlySet<string> {
  const people = nodes.flatMap((node) => (node.__typename === 'Person' ? [node] : []));
  return new Set(people.flatMap(({ key, caption }) => (caption === key ? [key] : [])));
}

/** The role that colors a node outside of a chain. */
export function roleOfNode(node: NodeNameFragment): Exclude<BoxRole, 'bundle' | 'holder'> {
  switch (node.__typename) {
    case 'Organization':
    case 'Agency':
      return 'organization';
    case 'Contract':
      return 'contract';
    case 'Person':
      return 'engineer';
    case 'System':
      return 'system';
    case 'Country':
      return 'country';
    case 'Access':
    case 'Claim':
    case 'DesignationList':
    case 'Exposure':
    case 'Passage':
    case 'Source':
    case 'Vetting':
      return 'contract';
  }
}
