import { cutText } from '../model/caption.ts';
import { normalizeName } from '../model/organization-names.ts';
import { identifierKinds } from '../model/vocabulary.ts';
import type { SameOrganizations } from '../ownership/same-party.ts';
import { likeness, ownLikeness } from './name-likeness.ts';
import type { Identifier, ReadRow } from './row.ts';

export const screenMatches = ['SAME', 'POSSIBLE', 'NONE_ON_RECORD'] as const;
export type ScreenMatch = (typeof screenMatches)[number];

/** An organization as far as rows are compared with it. */
export interface KnownOrganization {
  readonly key: string;
  readonly name: string | null;
  /** Aliases, former names and spellings: all that sources state beside its name. */
  readonly otherNames: readonly string[];
  readonly country: string | null;
  readonly isSynthetic: boolean;
  /** All that sources state. */
  readonly identifiers: readonly Identifier[];
}

/** An organization that a row may be. */
export interface Candidate {
  readonly organization: string;
  /** From 0 to 100. It orders candidates and decides nothing. */
  readonly score: number;
  /** Whether it has an identifier of the row, which something else contradicts. */
  readonly hasIdentifier: boolean;
  /** What speaks for it and against it, field by field. */
  readonly because: readonly string[];
}

/** Which organization a row is. */
export interface Match {
  readonly match: ScreenMatch;
  /** Only with SAME. */
  readonly organization: string | null;
  /** Why, in sentences. */
  readonly because: readonly string[];
  /** Only with POSSIBLE, the best first. */
  readonly candidates: readonly Candidate[];
}

/** What a person decided about a row. */
export interface RowDecision {
  /** The organization that it is; null: none of those rejected. */
  readonly organization: string | null;
  readonly rejected: readonly string[];
  readonly author: string;
  readonly at: string;
}

interface Known {
  /** The organizations with an identifier, such as `UEI ABCDEFGHJK11`. */
  readonly byIdentifier: ReadonlyMap<string, readonly KnownOrganization[]>;
  /** Organizations that people decided are the same. */
  readonly same: SameOrganizations;
  /** The organization of the row's decision, if it is on record. */
  readonly decided: KnownOrganization | null;
}

/** Below this, the name of a row contradicts a CAGE code, which has no check digit: a slip makes it that of another company. */
const leastLikeness = 90;

/**
 * Joins a row to an organization by its identifiers or by a person's decision, never by its name. Identifiers that contradict each other, or that
 * different organizations have, are POSSIBLE. Null if no organization has any of them.
 */
export function matchRow(
  row: ReadRow,
  decision: RowDecision | null,
  { byIdentifier, same, decided }: Known,
): Match | null {
  if (decision?.organization != null && decided !== null)
    return sameAs(decided, [`${decision.author} decided on ${decision.at.slice(0, 10)} that it is this organization.`]);
  const found = new Map<string, { readonly organization: KnownOrganization; readonly shared: Identifier[] }>();
  for (const identifier of row.identifiers)
    for (const organization of byIdentifier.get(textOf(identifier)) ?? []) {
      if (decision?.rejected.includes(organization.key) === true) continue;
      const one = found.get(organization.key);
      if (one === undefined) found.set(organization.key, { organization, shared: [identifier] });
      else one.shared.push(identifier);
    }
  // In the order of UEI, CAGE, LEI, as the row gives them; then of keys.
  const all = [...found.values()];
  const [first] = all;
  if (first === undefined) return null;
  const others = all.filter(({ organization }) => organization.key !== first.organization.key);
  const group = same.get(first.organization.key) ?? [];
  const isOne = others.every(({ organization }) => group.includes(organization.key));
  const doubts = [
    ...(isOne ? [] : [severalSentence(all)]),
    ...all.flatMap(({ organization, shared }) => contradictions(row, organization, shared)),
  ];
  const reasons = first.shared.map(({ kind, value }) => `${kind} ${value} is on record for this organization.`);
  if (doubts.length === 0)
    return sameAs(
      first.organization,
      others.length === 0
        ? reasons
        : [
            ...reasons,
            `By decisions of people, ${others.map(({ organization }) => organization.key).join(', ')} is the same.`,
          ],
    );
  return {
    match: 'POSSIBLE',
    organization: null,
    because: doubts,
    candidates: all.map(({ organization, shared }) => ({
      organization: organization.key,
      hasIdentifier: true,
      score: row.words === '' ? 90 : Math.max(60, closestName(row.words, organization)?.alike ?? 0),
      because: compareFields(row, organization, shared),
    })),
  };
}

function sameAs({ key }: KnownOrganization, because: readonly string[]): Match {
  return { match: 'SAME', organization: key, because, candidates: [] };
}

export function textOf({ kind, value }: Identifier): string {
  return `${kind} ${value}`;
}

function severalSentence(
  all: readonly { readonly organization: KnownOrganization; readonly shared: readonly Identifier[] }[],
) {
  const parts = all.map(
    ({ organization, shared }) => `${shared.map(textOf).join(' and ')} of ${organization.name ?? organization.key}`,
  );
  return `The identifiers are on record for ${all.length} organizations: ${parts.slice(0, 4).join('; ')}.`;
}

/** What speaks against the organization that has some of a row's identifiers, in sentences. */
function contradictions(
  row: ReadRow,
  organization: KnownOrganization,
  shared: readonly Identifier[],
): readonly string[] {
  const name = cutText(organization.name ?? organization.key, 80);
  const by = shared.map(textOf).join(' and ');
  const onlyCage = shared.every(({ kind }) => kind === 'CAGE');
  const sentences = row.identifiers.flatMap((identifier) => {
    if (shared.includes(identifier)) return [];
    const { kind } = identifier;
    const known = organization.identifiers.filter((one) => one.kind === kind);
    if (known.length > 0)
      return [
        `${by} is that of ${name}, whose ${kind} on record is ${known[0]?.value ?? ''}, not ${identifier.value}.`,
      ];
    // A CAGE code alone does not confirm a UEI or LEI that is not on record.
    return onlyCage ? [`${by} is that of ${name}, but ${textOf(identifier)} is not on record for it.`] : [];
  });
  if (!onlyCage || sentences.length > 0 || row.words === '' || organization.name === null) return sentences;
  if (namesOf(organization).some((one) => ownLikeness(row.words, normalizeName(one)) >= leastLikeness)) return [];
  return [
    `${by} is that of ${name}, and the row names another company; a CAGE code has no check digit, so a slip can make it that of another.`,
  ];
}

/** Compares a row with an organization field by field, in words. */
export function compareFields(
  row: ReadRow,
  organization: KnownOrganization,
  shared: readonly Identifier[] = [],
): readonly string[] {
  return [
    ...nameSentence(row, organization),
    ...identifierKinds.flatMap((kind) => identifierSentence(row, organization, kind, shared)),
    ...countrySentence(row, organization),
    ...(organization.isSynthetic ? ['The organization is synthetic: it is invented.'] : []),
  ];
}

function namesOf({ name, otherNames }: KnownOrganization): readonly string[] {
  return name === null ? otherNames : [name, ...otherNames];
}

/** Returns the name of an organization that is most like a normalized one; null if it has none. */
function closestName(words: string, organization: KnownOrganization) {
  const [first, ...others] = namesOf(organization).map((name) => {
    const normalized = normalizeName(name);
    return { name, normalized, alike: likeness(words, normalized, { isRare: true }) };
  });
  if (first === undefined) return null;
  return others.reduce((best, one) => (one.alike > best.alike ? one : best), first);
}

function nameSentence({ name, words }: ReadRow, organization: KnownOrganization): readonly string[] {
  const closest = name === null ? null : closestName(words, organization);
  if (closest === null) return [];
  const isOwn = closest.name === organization.name;
  const known = `${isOwn ? 'Name' : 'Another name on record'}: “${cutText(closest.name, 80)}”`;
  if (words === closest.normalized) return [`${known} is the same without case, punctuation and legal form.`];
  return [`${known} is ${Math.round(closest.alike)} % similar.`];
}

function identifierSentence(
  { identifiers }: ReadRow,
  organization: KnownOrganization,
  kind: Identifier['kind'],
  shared: readonly Identifier[],
): readonly string[] {
  const given = identifiers.find((one) => one.kind === kind);
  if (given === undefined) return [];
  if (shared.includes(given)) return [`${kind}: ${given.value} is on record for it.`];
  const known = organization.identifiers.filter((one) => one.kind === kind);
  if (known.length === 0) return [`${kind}: none is on record for it.`];
  return [`${kind}: on record is ${known[0]?.value ?? ''}, not ${given.value}.`];
}

function countrySentence({ country }: ReadRow, organization: KnownOrganization): readonly string[] {
  if (country === null) return [];
  if (organization.country === null) return ['Country: none is on record for it.'];
  if (organization.country === country) return [`Country: ${country}, as in the row.`];
  return [`Country: on record is ${organization.country}, not ${country}.`];
}
