import { compareKeys } from '../model/keys.ts';
import type { OwnershipStatement } from './holdings.ts';

/** For each organization the others that are the same, as people decided. */
export type SameOrganizations = ReadonlyMap<string, readonly string[]>;

/** Which organizations are one party. Without a decision about it, an organization is a party of its own. A name never joins. */
export interface SameParties {
  /** Returns the organization that stands for the party of another, or for its own. */
  readonly partyOf: (organization: string) => string;
  /** Returns the organizations of a party that are on record, in order. */
  readonly membersOf: (organization: string) => readonly string[];
}

/**
 * Joins organizations into parties. The first one on record stands for its party, so that the party does not depend on what is asked.
 * @param isOnRecord a decision may be about a key that the graph no longer has
 */
export function samePartiesOf(same: SameOrganizations, isOnRecord: (organization: string) => boolean): SameParties {
  const parties = new Map<string, readonly string[]>();
  for (const [key, others] of same) {
    const members = [key, ...others].filter(isOnRecord).sort(compareKeys);
    if (members.length > 1) parties.set(key, members);
  }
  const membersOf = (organization: string) => parties.get(organization) ?? [organization];
  return { membersOf, partyOf: (organization) => membersOf(organization)[0] ?? organization };
}

/**
 * Turns statements about organizations into statements about their parties: owners of one member own the party, and what one member owns, the
 * party owns. What a party holds of itself is left out. Other statements stay as they are, and all keep their order.
 */
export function joinStatements<S extends OwnershipStatement>(
  statements: readonly S[],
  { partyOf }: Pick<SameParties, 'partyOf'>,
): readonly S[] {
  return statements.flatMap((statement) => {
    const [owner, owned] = [partyOf(statement.owner), partyOf(statement.owned)];
    if (owner === statement.owner && owned === statement.owned) return [statement];
    return owner === owned ? [] : [{ ...statement, owner, owned }];
  });
}
