import type { About } from '../address/conditions.ts';
import type { EntityNode } from './use-entity.ts';

/** The condition that restricts everything to a node; null for kinds that no condition names. */
export function aboutNode(node: EntityNode): About | null {
  switch (node.__typename) {
    case 'System':
      return { kind: 'system', key: node.id };
    case 'Organization':
      return { kind: 'organization', key: node.id };
    case 'Contract':
      return { kind: 'contract', key: node.id };
    case 'Country':
      return { kind: 'country', key: node.id };
    case 'Agency':
    case 'Claim':
    case 'DesignationList':
    case 'Exposure':
    case 'Person':
    case 'Source':
    case 'Vetting':
      return null;
  }
}
