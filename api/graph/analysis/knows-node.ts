import type { NodeRef } from '../exposure/exposure.ts';
import type { Snapshot } from './snapshot.ts';

/** Whether the analysis is sure that a node is in the graph; where it is not, the graph itself has to be asked. */
export function knowsNode({ dictionary, systems, lists }: Snapshot, { label, key }: NodeRef): boolean {
  switch (label) {
    case 'System':
      return systems.has(key);
    case 'Contract':
      return dictionary.contracts.numberOf(key) !== undefined;
    case 'Organization':
      return dictionary.organizations.numberOf(key) !== undefined;
    case 'Person':
      return dictionary.people.numberOf(key) !== undefined;
    case 'DesignationList':
      return lists.has(key);
    default:
      return false;
  }
}
