/** A relation in the words of a sentence: “Microsoft subcontracts to Insight Global”. Unknown types are spelt out. */
export function edgeInWords(type: string): string {
  return verbs[type] ?? type.toLowerCase().replaceAll('_', ' ');
}

const verbs: Readonly<Record<string, string>> = {
  AWARDED: 'awarded',
  AWARDED_TO: 'was awarded to',
  COVERS: 'covers',
  UNDER: 'is under',
  OWNED_BY: 'is owned by',
  PART_OF: 'is part of',
  PERFORMED_IN: 'is performed in',
  SUBCONTRACTS_TO: 'subcontracts to',
  EMPLOYS: 'employs',
  ESCORTS: 'escorts',
  ACCESSES: 'reaches',
  LOCATED_IN: 'is located in',
  CITIZEN_OF: 'is a citizen of',
  HOLDS: 'holds',
  OWNS: 'owns',
  REGISTERED_IN: 'is registered in',
  DESIGNATED_ON: 'is designated on',
  ABOUT: 'is about',
  MADE_BY: 'was made by',
  STATED_IN: 'was stated in',
};
