import type { Direction } from '../generated/graphql.ts';

/** A kind of neighbours, seen from the node, before a count: “subcontractors 12”. */
export function relationInWords(type: string, direction: Direction): string {
  const named = names[`${type} ${direction}`];
  if (named !== undefined) return named;
  return `${type.toLowerCase().replaceAll('_', ' ')}${direction === 'IN' ? ' (of others)' : ''}`;
}

const names: Readonly<Record<string, string>> = {
  'SUBCONTRACTS_TO OUT': 'subcontractors',
  'SUBCONTRACTS_TO IN': 'subcontracts from',
  'AWARDED_TO IN': 'prime of contracts',
  'AWARDED_TO OUT': 'awarded to',
  'AWARDED IN': 'awarded by',
  'AWARDED OUT': 'contracts awarded',
  'EMPLOYS OUT': 'people employed',
  'EMPLOYS IN': 'employers',
  'ESCORTS OUT': 'accesses escorted',
  'ESCORTS IN': 'escorted by',
  'ACCESSES OUT': 'systems reached',
  'ACCESSES IN': 'people with access',
  'COVERS OUT': 'systems covered',
  'COVERS IN': 'covered by contracts',
  'UNDER OUT': 'is under',
  'UNDER IN': 'contracts under it',
  'OWNS OUT': 'owns',
  'OWNS IN': 'owners',
  'REGISTERED_IN OUT': 'registered in',
  'REGISTERED_IN IN': 'organizations registered',
  'PERFORMED_IN OUT': 'performed in',
  'PERFORMED_IN IN': 'contracts performed',
  'LOCATED_IN OUT': 'located in',
  'LOCATED_IN IN': 'people located',
  'DESIGNATED_ON OUT': 'designated on',
  'DESIGNATED_ON IN': 'designates',
  'OWNED_BY OUT': 'owned by',
  'OWNED_BY IN': 'systems owned',
  'PART_OF OUT': 'part of',
  'PART_OF IN': 'parts',
  'CITIZEN_OF OUT': 'citizen of',
  'CITIZEN_OF IN': 'citizens',
  'HOLDS OUT': 'vettings',
};
