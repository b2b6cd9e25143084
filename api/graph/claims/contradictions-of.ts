import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import { addressIdentity } from './address-identity.ts';
import { compareClaims, type Claim } from './claim.ts';
import { closesHop, type HopEnd } from './closes-hop.ts';
import { readClaims } from './read-claims.ts';
import { readEndsAt } from './read-ends-at.ts';

const pairRow = z.object({ own: z.string(), other: z.string(), address: z.string(), otherAddress: z.string() });

/**
 * Claims about the same thing with the other stance, for each of some claims by key, latest first. That a hop was, and that it is no
 * more since its end, are no contradiction, unless the one was said after the other.
 */
export async function contradictionsOf(
  database: Pick<Database, 'read'>,
  claims: readonly string[],
): Promise<readonly (readonly Claim[])[]> {
  const rows = await database.read(
    `UNWIND $claims AS key
     MATCH (own:Claim {key: key})-[a:ABOUT]->(n)<-[b:ABOUT]-(other:Claim)
     WHERE a.supersededAt IS NULL AND b.supersededAt IS NULL AND other.stance <> own.stance
     RETURN DISTINCT key AS own, other.key AS other, a.address AS address, b.address AS otherAddress`,
    { claims: [...new Set(claims)] },
  );
  const pairs = rows.map((row) => pairRow.parse(row)).filter(areOfOneThing);
  const [ends, known] = await Promise.all([
    readEndsAt(
      database,
      pairs.map(({ address }) => address),
    ),
    readClaims(
      database,
      pairs.flatMap(({ own, other }) => [own, other]),
    ),
  ]);
  const found = new Map<string, Map<string, Claim>>();
  for (const { own: ownKey, other: otherKey, address } of pairs) {
    const [own, other] = [known.get(ownKey), known.get(otherKey)];
    if (own === undefined || other === undefined || agree(own, other, ends.get(address))) continue;
    found.set(ownKey, (found.get(ownKey) ?? new Map<string, Claim>()).set(otherKey, other));
  }
  return claims.map((claim) => [...(found.get(claim)?.values() ?? [])].sort(compareClaims));
}

function areOfOneThing({ address, otherAddress }: z.infer<typeof pairRow>): boolean {
  const identity = addressIdentity(address);
  return identity !== null && identity === addressIdentity(otherAddress);
}

function agree(one: Claim, other: Claim, end: HopEnd | undefined): boolean {
  if (end === undefined) return false;
  const [asserts, denies] = one.stance === 'ASSERTS' ? [one, other] : [other, one];
  const lastDay = denies.statedOn === null || denies.statedOn < end.day ? end.day : denies.statedOn;
  return closesHop(denies, end) && (asserts.statedOn === null || asserts.statedOn <= lastDay);
}
