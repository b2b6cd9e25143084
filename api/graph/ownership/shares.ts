import type { Holding, OwnershipAbove, Owners } from './holdings.ts';
import { clampShare } from './ownership.ts';
import type { ShareRange } from './ownership.ts';

export const nothing: ShareRange = { low: 0, high: 0 };
export const everything: ShareRange = { low: 100, high: 100 };
export const anything: ShareRange = { low: 0, high: 100 };

/** Differences below this are errors of computing. */
const tolerance = 1e-6;

/** Whether a share is at least a threshold: 49.99999999 from thirds and circles is 50. */
export function reaches(share: number, threshold: number): boolean {
  return share >= threshold - tolerance;
}

/** Whether a share is more than a threshold. */
export function exceeds(share: number, threshold: number): boolean {
  return share > threshold + tolerance;
}

/**
 * Returns what an owner adds to a sum: its share times the part of the owner that counts, in percent. What is not stated of its share is in `left`.
 */
export function contribution({ share }: Holding, weight: ShareRange): ShareRange {
  return { low: (share.low * weight.low) / 100, high: (share.high * weight.high) / 100 };
}

/**
 * Adds up what the owners of an organization hold, as far as each counts. What the stated shares leave adds to the high end alone: anybody may
 * hold it. Stated shares over 100 percent count something twice, so the low end is less by what is over, yet at least what one owner adds.
 * @param weightOf which part of an owner counts, in percent
 */
export function sumOver({ holdings, left }: Owners, weightOf: (owner: string) => ShareRange): ShareRange {
  let [stated, low, high, most] = [0, 0, left, 0];
  for (const { owner, share } of holdings) {
    const weight = weightOf(owner);
    const added = (share.low * weight.low) / 100;
    stated += share.low;
    low += added;
    high += (share.low * weight.high) / 100;
    most = Math.max(most, added);
  }
  const over = Math.max(0, stated - 100);
  return { low: clampShare(Math.max(most, low - over)), high: clampShare(high) };
}

/** Rounds of a circle after which it is left as it is: its low end is then too low and its high end too high, never the other way round. */
const maxRounds = 10_000;
const stable = 1e-10;

/**
 * Computes a share of each organization from those of its owners. In a circle, the low end grows from 0 and the high end falls from 100 until both
 * are stable.
 * @param shareOf returns the share of an organization by those of others so far; monotone
 */
export function solve(
  above: OwnershipAbove,
  organizations: readonly string[],
  shareOf: (organization: string, current: (other: string) => ShareRange) => ShareRange,
): ReadonlyMap<string, ShareRange> {
  const found = new Map<string, ShareRange>();
  const current = (other: string) => found.get(other) ?? anything;
  for (const circle of circlesOf(above, organizations))
    for (let round = 0; round < maxRounds; round += 1) {
      let change = 0;
      for (const organization of circle) {
        const [before, after] = [current(organization), shareOf(organization, current)];
        found.set(organization, after);
        change = Math.max(change, after.low - before.low, before.high - after.high);
      }
      if (change < stable || (circle.length === 1 && !isOwnOwner(above, circle[0]))) break;
    }
  return found;
}

function isOwnOwner({ owners }: OwnershipAbove, organization: string | undefined): boolean {
  if (organization === undefined) return false;
  return owners.get(organization)?.holdings.some(({ owner }) => owner === organization) === true;
}

/**
 * Returns organizations and those above them in circles, most of one member, owners first: Tarjan's algorithm, without recursion, because chains
 * may be long.
 */
export function circlesOf(
  { owners }: OwnershipAbove,
  organizations: readonly string[],
): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const circles: (readonly string[])[] = [];
  const lower = (key: string, to: number) => lowest.set(key, Math.min(lowest.get(key) ?? to, to));
  const begin = (key: string) => {
    index.set(key, index.size);
    lowest.set(key, index.size - 1);
    open.push(key);
    isOpen.add(key);
    return { key, holdings: owners.get(key)?.holdings ?? [], next: 0 };
  };
  const close = (key: string) => {
    const members = open.splice(open.lastIndexOf(key));
    for (const member of members) isOpen.delete(member);
    circles.push(members);
  };
  for (const start of organizations) {
    if (index.has(start)) continue;
    const stack = [begin(start)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const holding = top.holdings[top.next];
      if (holding !== undefined) {
        top.next += 1;
        const known = index.get(holding.owner);
        if (known === undefined) stack.push(begin(holding.owner));
        else if (isOpen.has(holding.owner)) lower(top.key, known);
        continue;
      }
      stack.pop();
      const least = lowest.get(top.key) ?? 0;
      if (least === index.get(top.key)) close(top.key);
      const below = stack.at(-1);
      if (below !== undefined && isOpen.has(top.key)) lower(below.key, least);
    }
  }
  return circles;
}
