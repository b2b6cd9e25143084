import type { OwnershipAbove } from './holdings.ts';
import type { ShareRange } from './ownership.ts';
import { anything, everything, nothing, reaches, solve, sumOver } from './shares.ts';

/** Held by designated parties at this share, in percent, an owner counts as designated. */
export const cascadeThreshold = 50;

/** What designated parties hold, by the 50 percent rules. */
export interface Cascade {
  /** Returns what they hold of an organization that has owners on record; without any: nothing. */
  readonly held: (organization: string) => ShareRange;
  /** Returns which part of an owner counts: all of it or nothing, and 0 to 100 if that depends on what is not on record. */
  readonly counts: (owner: string) => ShareRange;
}

/**
 * Computes what designated parties hold: the share of a designated owner counts whole, and so does that of an owner of which such parties hold
 * 50 percent or more; shares add up. An owner that is not designated and has no owner on record does not count.
 * @param isDesignated null: what is on record does not say whether its designation counts
 */
export function cascadeOf(
  above: OwnershipAbove,
  organizations: readonly string[],
  isDesignated: (organization: string) => boolean | null,
): Cascade {
  const countsWith = (owner: string, { low, high }: ShareRange): ShareRange => {
    const designated = isDesignated(owner);
    if (designated === true) return everything;
    const mayCount = designated === null || reaches(high, cascadeThreshold);
    return { low: reaches(low, cascadeThreshold) ? 100 : 0, high: mayCount ? 100 : 0 };
  };
  const held = solve(above, organizations, (organization, current) => {
    if (above.unread.has(organization)) return anything;
    const owners = above.owners.get(organization);
    return owners === undefined ? nothing : sumOver(owners, (owner) => countsWith(owner, current(owner)));
  });
  const heldOf = (organization: string) => held.get(organization) ?? nothing;
  return { held: heldOf, counts: (owner) => countsWith(owner, heldOf(owner)) };
}
