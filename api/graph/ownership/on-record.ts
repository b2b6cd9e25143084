import { compareKeys } from '../model/keys.ts';
import { mayBeParent } from './control.ts';
import type { Holding, OwnershipAbove } from './holdings.ts';
import type { ShareRange } from './ownership.ts';
import { circlesOf, exceeds } from './shares.ts';

/** Returns an organization and those above it, the nearest first. @param ends whether to leave out what is above an owner */
export function upwards(
  { owners }: OwnershipAbove,
  organization: string,
  ends: (owner: string) => boolean = () => false,
  follows: (holding: Holding) => boolean = () => true,
): readonly string[] {
  const found = new Set([organization]);
  // A set is iterated in the order of insertion, also over what is added meanwhile.
  for (const owned of found) {
    if (owned !== organization && ends(owned)) continue;
    for (const holding of owners.get(owned)?.holdings ?? []) if (follows(holding)) found.add(holding.owner);
  }
  return [...found];
}

/**
 * Returns the owners at the top, in order: those that may be parents on each hop, and that have no such owner themselves, or only each other in a
 * circle.
 */
export function ultimateParentsOf(above: OwnershipAbove, organization: string): readonly string[] {
  const reached = new Set(upwards(above, organization, undefined, mayBeParent));
  if (reached.size === 1) return [];
  const parents: OwnershipAbove = {
    ...above,
    owners: new Map(
      [...reached].flatMap((key) => {
        const of = above.owners.get(key);
        return of === undefined ? [] : [[key, { ...of, holdings: of.holdings.filter(mayBeParent) }] as const];
      }),
    ),
  };
  const tops = circlesOf(parents, [organization]).filter((circle) =>
    circle.every((key) => parents.owners.get(key)?.holdings.every(({ owner }) => circle.includes(owner)) ?? true),
  );
  return tops
    .flat()
    .filter((key) => key !== organization)
    .sort(compareKeys);
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
  const rest = sentences.length - maxSentences;
  return rest <= 0 ? sentences : [...sentences.slice(0, maxSentences), `${rest} more gaps in the record.`];
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

/** Rounds a share to two decimals. */
export function roundShare(share: number): number {
  return Math.round(share * 100) / 100;
}
