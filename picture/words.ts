/**
 * The verb for a relationship type, as in “Microsoft subcontracts to Insight Global”. Unknown types are spelled out.
 * @param isGroup whether its subject is a group of people: “Engineers reach the network”
 */
export function edgeInWords(type: string, isGroup = false): string {
  const ofGroup = isGroup ? groupVerbs[type] : undefined;
  return ofGroup ?? verbs[type] ?? type.toLowerCase().replaceAll('_', ' ');
}

/** Of the relationship types whose subjects are people. */
const groupVerbs: Readonly<Record<string, string>> = {
  ESCORTS: 'escort',
  LENDS_TO: 'lend credentials to',
  ACCESSES: 'reach',
  LOCATED_IN: 'are located in',
  CITIZEN_OF: 'are citizens of',
  HOLDS: 'hold',
};

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
  LENDS_TO: 'lends a credential to',
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
  STANDS_IN: 'stands in law as stated in',
};

/** What a system is; one of no stated kind is a system. */
export const systemKindWords = {
  CLOUD: 'cloud',
  NETWORK: 'network',
  APPLICATION: 'application',
  WEAPON_PROGRAM: 'weapon program',
  FACILITY: 'facility',
  DATA: 'data',
  OTHER: 'system',
} as const;

/** How sensitive a system is. */
export const sensitivityWords = {
  PUBLIC: 'public',
  CONTROLLED: 'controlled',
  NATIONAL_SECURITY: 'national security',
  CLASSIFIED: 'classified',
} as const;

/** What a picture says of a system. */
export interface SystemAsset {
  readonly systemKind: keyof typeof systemKindWords;
  readonly impactLevel: number | null;
  readonly sensitivity: keyof typeof sensitivityWords | null;
}

/** “controlled”, “sensitivity not on record”. */
export function sensitivityInWords(sensitivity: SystemAsset['sensitivity']): string {
  return sensitivity === null ? 'sensitivity not on record' : sensitivityWords[sensitivity];
}

/** What a system is and how sensitive: “IL5” for a cloud with an impact level, else “facility, controlled”. Never a level that is not on record. */
export function assetInWords({ systemKind, impactLevel, sensitivity }: SystemAsset): string {
  if (impactLevel !== null) return `IL${String(impactLevel)}`;
  return `${systemKindWords[systemKind]}, ${sensitivityInWords(sensitivity)}`;
}
