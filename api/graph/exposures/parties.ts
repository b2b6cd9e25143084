import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { Exposure } from '../exposure/exposure.ts';
import { isValidOn } from '../exposure/hops.ts';
import { maxOwnershipHops } from '../exposure/ownership.ts';
import { fromGraph } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { groupBy } from '../model/keys.ts';

/** Returns the parties to a chain, by key: its organizations and those that employ its people. */
export function partiesTo({ chain, accountable, prime, engineerEmployers }: Exposure): readonly string[] {
  const keys = [...chain, ...engineerEmployers, accountable, prime].filter((key) => key !== null);
  return [...new Set(keys)];
}

/**
 * Organizations with their owners and what they own themselves, at most six hops away. A company that only has an owner in common with one of
 * them is not related.
 */
export interface RelatedOrganizations {
  /** All of them on any day, by key. */
  readonly all: ReadonlySet<string>;
  /** Returns some of the organizations with those related to them on at least one of the days. */
  of(organizations: readonly string[], days: readonly Day[]): ReadonlySet<string>;
}

const rows = z.array(z.object({ near: z.string(), far: z.string(), ...fromGraph }));

/** OWNS statements in one direction, by the end from which they are followed. */
type OwnershipHops = ReadonlyMap<string, z.infer<typeof rows>>;

const above = `UNWIND $keys AS key
  MATCH (owned:Organization {key: key})<-[r:OWNS]-(owner) USING INDEX SEEK owned:Organization(key)
  RETURN key AS near, owner.key AS far, toString(r.validFrom) AS validFrom, toString(r.validTo) AS validTo`;
const below = `UNWIND $keys AS key
  MATCH (owner:Organization {key: key})-[r:OWNS]->(owned) USING INDEX SEEK owner:Organization(key)
  RETURN key AS near, owned.key AS far, toString(r.validFrom) AS validFrom, toString(r.validTo) AS validTo`;

/** Reads the owners of organizations and what they own: one Cypher statement per hop in each direction. */
export async function readRelatedOrganizations(
  database: Pick<Database, 'read'>,
  organizations: readonly string[],
): Promise<RelatedOrganizations> {
  const directions = await Promise.all([above, below].map((statement) => readHops(database, statement, organizations)));
  const reached = directions.flatMap((hops) => [...hops.values()].flat().map(({ far }) => far));
  return {
    all: new Set([...organizations, ...reached]),
    of(some, days) {
      const found = new Set(some);
      for (const day of new Set(days))
        for (const hops of directions)
          for (const organization of some) for (const key of reachedOn(hops, organization, day)) found.add(key);
      return found;
    },
  };
}

async function readHops(
  database: Pick<Database, 'read'>,
  statement: string,
  organizations: readonly string[],
): Promise<OwnershipHops> {
  const seen = new Set(organizations);
  const found: z.infer<typeof rows> = [];
  let level = [...seen];
  for (let hops = 0; hops < maxOwnershipHops && level.length > 0; hops += 1) {
    const next = new Set<string>();
    for (const hop of rows.parse(await database.read(statement, { keys: level }))) {
      found.push(hop);
      if (!seen.has(hop.far)) next.add(hop.far);
    }
    for (const key of next) seen.add(key);
    level = [...next];
  }
  return groupBy(found, ({ near }) => near);
}

/** Returns what is reached from an organization over statements that are valid on a day. */
function reachedOn(hops: OwnershipHops, organization: string, day: Day): ReadonlySet<string> {
  const reached = new Set<string>();
  let level = [organization];
  for (let depth = 0; depth < maxOwnershipHops && level.length > 0; depth += 1) {
    const next = new Set<string>();
    for (const near of level)
      for (const hop of hops.get(near) ?? []) if (isValidOn(hop, day) && !reached.has(hop.far)) next.add(hop.far);
    for (const key of next) reached.add(key);
    level = [...next];
  }
  return reached;
}
