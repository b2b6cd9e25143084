import { sensitivityWords } from '#picture/words.ts';
import type { Conditions } from '../address/address.ts';
import { facetType, gaps } from '../address/facets.ts';
import type { Facet } from '../address/facets.ts';
import {
  clearanceWords,
  dayInShort,
  gapWords,
  sensitivities,
  sensitivityConditionInWords,
  valueName,
} from '../words.ts';
import { isAnyEvidence } from './to-filter.ts';
import type { ConditionPart } from './to-filter.ts';

/** Label shown before the node that the page is restricted to. */
export const aboutWords = {
  system: 'system',
  organization: 'through',
  contract: 'under contract',
  country: 'located in',
  person: 'engineer, escort or holder of the credential',
} as const;

interface Names {
  /** The titles of the conditions' lists. */
  readonly lists: readonly string[];
  /** The name of the node that the page is about; anything if it is about none. */
  readonly aboutName: string;
  /** The name of a facet's node, where it is known; null: its key stands for it. */
  readonly nameOf: (facet: Facet) => string | null;
}

/** What counts, each condition in a few words, for what leaves the page: a file has no bar above it. */
export function conditionsInWords(conditions: Conditions, names: Names): readonly string[] {
  return [
    `Counts ${originsInWords(conditions)}`,
    ...restrictionsInWords(conditions, names),
    evidenceInWords(conditions),
  ];
}

/** One condition in a few words, of facets the first. */
export function conditionInWords({ field, alone }: ConditionPart, names: Names): string {
  switch (field) {
    case 'asOf':
      return `as of ${dayInShort(alone.asOf)}`;
    case 'origins':
      return originsInWords(alone);
    case 'dataClasses':
      return evidenceInWords(alone);
    default:
      return restrictionsInWords(alone, names)[0] ?? '';
  }
}

function originsInWords({ origins }: Conditions): string {
  return origins
    .map((origin) => (origin === 'FOREIGN' ? 'foreign personnel' : 'personnel of undetermined origin'))
    .join(' and ');
}

function evidenceInWords({ evidence }: Conditions): string {
  return `evidence ${isAnyEvidence(evidence) ? 'of every class' : evidence.map(valueName).join(', ')}`;
}

function restrictionsInWords(conditions: Conditions, { lists, aboutName, nameOf }: Names): readonly string[] {
  const { sensitivity, watchSet, about, facets } = conditions;
  return [
    ...(lists.length === 0 ? [] : [`located in a country on ${lists.join(' or ')}`]),
    ...(sensitivity === null ? [] : [`sensitivity ${sensitivityConditionInWords(sensitivity)}`]),
    ...(watchSet === null ? [] : ['systems of a watch set']),
    ...(about === null ? [] : [`${aboutWords[about.kind]} ${aboutName}`]),
    ...facets.map((facet) => facetInWords(facet, nameOf)),
  ];
}

function facetInWords(facet: Facet, nameOf: Names['nameOf']): string {
  const { by, value, excluded } = facet;
  return `${excluded ? 'not ' : ''}${facetType(by).words} ${nameOf(facet) ?? facetValueInWords(facet) ?? value}`;
}

/** The words of a facet's value that is no node: a gap, a sensitivity or a clearance. Null: it is one. */
export function facetValueInWords({ by, value }: Facet): string | null {
  const gap = gaps.find((one) => by === 'gap' && one === value);
  if (gap !== undefined) return gapWords[gap].short;
  const sensitivity = sensitivities.find((one) => by === 'sensitivity' && one === value);
  if (sensitivity !== undefined) return sensitivityWords[sensitivity];
  const clearances: Readonly<Record<string, string>> = clearanceWords;
  return by === 'clearance' ? (clearances[value] ?? null) : null;
}
