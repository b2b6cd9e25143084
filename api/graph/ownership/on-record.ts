import { cutText } from '../model/caption.ts';
import { compareKeys } from '../model/keys.ts';
import { mayBeParent } from './control.ts';
import type { OwnershipAbove } from './holdings.ts';
import type { ShareRange } from './ownership.ts';
import type { SameParties } from './same-party.ts';
import { circlesOf, exceeds } from './shares.ts';

/** Yields an organization and those above it, the nearest first. @param ends whether to leave out what is above an owner */
export function* upwards(
  { owners }: OwnershipAbove,
  organization: string,
  ends: (owner: string) => boolean = () => false,
): Generator<string> {
  const found = new Set([organization]);
  // A set is iterated in the order of insertion, also over what is added meanwhile.
  for (const owned of found) {
    yield owned;
    if (owned !== organization && ends(owned)) continue;
    for (const holding of owners.get(owned)?.holdings ?? []) found.add(holding.owner);
  }
}

/**
 * Finds the owners at the top of each organization, in order: those that may be parents on each hop, and that have no such owner themselves, or
 * only each other in a circle.
 */
export function ultimateParentsOf(
  above: OwnershipAbove,
  organizations: readonly string[],
): (organization: string) => readonly string[] {
  const parentsOf = (key: string) => (above.owners.get(key)?.holdings ?? []).filter(mayBeParent);
  const parents: OwnershipAbove = {
    ...above,
    owners: new Map([...above.owners].map(([key, { left }]) => [key, { holdings: parentsOf(key), left }])),
  };
  // Shared by all members of a circle; owners come first.
  const tops = new Map<string, ReadonlySet<string>>();
  for (const circle of circlesOf(parents, organizations)) {
    const members = new Set(circle);
    const outside = circle.flatMap((key) => parentsOf(key)).filter(({ owner }) => !members.has(owner));
    const own = outside.length === 0 ? members : new Set(outside.flatMap(({ owner }) => [...(tops.get(owner) ?? [])]));
    for (const key of circle) tops.set(key, own);
  }
  return (organization) => [...(tops.get(organization) ?? [])].filter((key) => key !== organization).sort(compareKeys);
}

/** Most sentences of what is not on record. */
const maxSentences = 20;

interface KnownParties {
  readonly nameOf: (organization: string) => string;
  readonly countriesOf: (organization: string) => readonly string[];
  readonly isForeign: (organization: string) => boolean | null;
  readonly isDesignated: (organization: string) => boolean;
}

/** Most decisions that are named. */
const maxJoins = 5;

/** Says which organizations are one party by what people decided; null: nobody decided anything. Names may be the same, so keys are shown. */
export function joinInWords(members: readonly string[], nameOf: (organization: string) => string): string | null {
  const [first, ...others] = members.slice(0, maxJoins).map((key) => `${nameOf(key)} (${cutText(key, 60)})`);
  if (first === undefined || others.length === 0) return null;
  const more = members.length > maxJoins ? [`${members.length - maxJoins} more`] : [];
  return `${first} is the same organization as ${[...others, ...more].join(' and ')}`;
}

/** Says what people decided about the party of an organization and those above it that count, the nearest first. */
export function joinsAbove(
  { above, same }: { readonly above: OwnershipAbove; readonly same: SameParties },
  party: string,
  parties: KnownParties,
): readonly string[] {
  const joins: string[] = [];
  for (const key of upwards(above, party, endsAt(parties))) {
    const words = joinInWords(same.membersOf(key), parties.nameOf);
    if (words !== null) joins.push(words);
  }
  if (joins.length <= maxJoins) return joins;
  return [...joins.slice(0, maxJoins), `${joins.length - maxJoins} further owners are the same as other organizations`];
}

/** What is above an owner abroad that is designated changes nothing. */
function endsAt({ isForeign, isDesignated }: KnownParties): (owner: string) => boolean {
  return (owner) => isDesignated(owner) && isForeign(owner) === true;
}

/** Says what is not on record about the owners of an organization, the nearest first. */
export function missingAbove(
  above: OwnershipAbove,
  organization: string,
  parties: KnownParties,
  nameOf: (organization: string) => string,
): readonly string[] {
  const { countriesOf, isForeign, isDesignated } = parties;
  const sentences: string[] = [];
  for (const key of upwards(above, organization, endsAt(parties))) {
    if (sentences.length > maxSentences) break;
    const owners = above.owners.get(key);
    if (key !== organization && isForeign(key) === null) sentences.push(countryGap(nameOf(key), countriesOf(key)));
    if (above.unread.has(key)) sentences.push(`The owners of ${nameOf(key)} are too far up and were not read.`);
    else if (owners === undefined) {
      if (!isDesignated(key) || key === organization) sentences.push(`No owner of ${nameOf(key)} is on record.`);
    } else {
      for (const { owner, share } of owners.holdings)
        if (exceeds(share.high, share.low))
          sentences.push(`The share of ${nameOf(owner)} in ${nameOf(key)} is not on record, or only in part.`);
      if (exceeds(owners.left, 0))
        sentences.push(`Who holds ${inPercent(owners.left)} of ${nameOf(key)} is not on record.`);
    }
  }
  const isCut = sentences.length > maxSentences;
  return isCut ? [...sentences.slice(0, maxSentences), 'There are further gaps in the record.'] : sentences;
}

/** Organizations that people decided are the same may be registered in several countries. */
function countryGap(name: string, countries: readonly string[]): string {
  return countries.length === 0
    ? `The country in which ${name} is registered is not on record.`
    : `Where ${name} is registered is not clear: sources state ${countries.join(' and ')}.`;
}

/** Writes a share: `25 percent`, `33.33 percent`. */
export function inPercent(share: number): string {
  return `${roundShare(share)} percent`;
}

/** Writes a range: `25 to 60 percent`. */
export function rangeInPercent({ low, high }: ShareRange): string {
  const [from, to] = [roundShare(low), roundShare(high)];
  return from === to ? `${from} percent` : `${from} to ${to} percent`;
}

/** Cuts a share to two decimals: 49.999 percent is not half. What is below a millionth is an error of computing. */
export function roundShare(share: number): number {
  return Math.floor(share * 100 + 1e-4) / 100;
}
