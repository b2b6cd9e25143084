import { compareKeys } from '../model/keys.ts';
import { mayBeParent } from './control.ts';
import type { OwnershipAbove } from './holdings.ts';
import type { ShareRange } from './ownership.ts';
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
  readonly isForeign: (organization: string) => boolean | null;
  readonly isDesignated: (organization: string) => boolean;
}

/** Says what is not on record about the owners of an organization, the nearest first. */
export function missingAbove(above: OwnershipAbove, organization: string, parties: KnownParties): readonly string[] {
  const { nameOf, isForeign, isDesignated } = parties;
  const sentences: string[] = [];
  for (const key of upwards(above, organization, (owner) => isDesignated(owner) && isForeign(owner) === true)) {
    if (sentences.length > maxSentences) break;
    const owners = above.owners.get(key);
    if (key !== organization && isForeign(key) === null)
      sentences.push(`The country in which ${nameOf(key)} is registered is not on record.`);
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
function roundShare(share: number): number {
  return Math.floor(share * 100 + 1e-4) / 100;
}
