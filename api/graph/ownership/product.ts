import type { OwnershipAbove } from './holdings.ts';
import type { ShareRange } from './ownership.ts';
import { anything, everything, nothing, solve, sumOver } from './shares.ts';

/** What parties registered abroad hold. */
export interface ForeignShares {
  /** Returns what they hold of an organization that has owners on record; without any: nothing. */
  readonly held: (organization: string) => ShareRange;
  /** Returns which part of an owner counts: all of one registered abroad, and of others what parties abroad hold of them. */
  readonly counts: (owner: string) => ShareRange;
}

/**
 * Computes what parties registered abroad hold: shares multiply along a chain and add up over chains. A chain ends at its first owner abroad. An
 * owner whose country is not on record may be abroad; a domestic one without an owner on record is not.
 * @param isForeign null: not on record
 */
export function foreignSharesOf(
  above: OwnershipAbove,
  organizations: readonly string[],
  isForeign: (organization: string) => boolean | null,
): ForeignShares {
  const countsWith = (owner: string, held: ShareRange): ShareRange => {
    const foreign = isForeign(owner);
    if (foreign === true) return everything;
    return foreign === null ? { low: held.low, high: 100 } : held;
  };
  const held = solve(above, organizations, (organization, current) => {
    if (above.unread.has(organization)) return anything;
    const owners = above.owners.get(organization);
    return owners === undefined ? nothing : sumOver(owners, (owner) => countsWith(owner, current(owner)));
  });
  const heldOf = (organization: string) => held.get(organization) ?? nothing;
  return { held: heldOf, counts: (owner) => countsWith(owner, heldOf(owner)) };
}
