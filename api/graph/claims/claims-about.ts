import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { NodeRef } from '../exposure/exposure.ts';
import { compareClaims, type Claim } from './claim.ts';
import { claimColumns, claimRow } from './claim-row.ts';
import { isHop, type ClaimSubject } from './claim-subject.ts';
import { isAbout } from './is-about.ts';

interface FoundClaim {
  readonly address: string;
  readonly claim: Claim;
}

const aboutRow = z.object({ node: z.string(), address: z.string() });

/**
 * What is claimed about each of some entities and hops, latest first, in the order asked for. A claim about a hop is not one about its
 * ends. One statement for each label.
 */
export async function claimsAbout(
  database: Pick<Database, 'read'>,
  subjects: readonly ClaimSubject[],
): Promise<readonly (readonly Claim[])[]> {
  const nodes = subjects.flatMap((subject) => (isHop(subject) ? [subject.from, subject.to] : [subject]));
  const found = await claimsAt(database, nodes);
  return subjects.map((subject) => {
    const near = (isHop(subject) ? [subject.from, subject.to] : [subject]).flatMap(
      (node) => found.get(nameOf(node)) ?? [],
    );
    const about = new Map<string, Claim>();
    for (const { address, claim } of near)
      if (!about.has(claim.key) && isAbout(address, subject)) about.set(claim.key, claim);
    return [...about.values()].sort(compareClaims);
  });
}

async function claimsAt(
  database: Pick<Database, 'read'>,
  nodes: readonly NodeRef[],
): Promise<ReadonlyMap<string, readonly FoundClaim[]>> {
  const keys = new Map<NodeRef['label'], Set<string>>();
  for (const { label, key } of nodes) {
    const known = keys.get(label);
    if (known === undefined) keys.set(label, new Set([key]));
    else known.add(key);
  }
  const found = new Map<string, FoundClaim[]>();
  await Promise.all(
    [...keys].map(async ([label, ofLabel]) => {
      const rows = await database.read(
        `UNWIND $keys AS node
         MATCH (:${label} {key: node})<-[about:ABOUT]-(c:Claim) WHERE about.supersededAt IS NULL
         RETURN node, about.address AS address, ${claimColumns}`,
        { keys: [...ofLabel] },
      );
      for (const row of rows) {
        const { node, address } = aboutRow.parse(row);
        const name = nameOf({ label, key: node });
        const known = found.get(name) ?? [];
        known.push({ address, claim: claimRow.parse(row) });
        found.set(name, known);
      }
    }),
  );
  return found;
}

function nameOf({ label, key }: NodeRef): string {
  return `${label}:${key}`;
}
