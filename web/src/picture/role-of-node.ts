import type { BoxRole } from './picture.ts';
import type { NodeNameFragment } from '../generated/graphql.ts';

/** How a node is coloured where its place in a chain says nothing. */
export function roleOfNode(node: NodeNameFragment): BoxRole {
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
    case 'Claim':
    case 'DesignationList':
    case 'Exposure':
    case 'Source':
    case 'Vetting':
      return 'contract';
  }
}
