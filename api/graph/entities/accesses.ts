import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { bestFirst } from '../exposure/hops.ts';
import { accessBases, accessModes, accessPlanes } from '../model/vocabulary.ts';

const row = z.object({
  key: z.string(),
  person: z.string(),
  system: z.string(),
  contract: z.string().nullable(),
  mode: z.enum(accessModes),
  basis: z.enum(accessBases),
  plane: z.enum(accessPlanes).nullable(),
  privilege: z.string().nullable(),
  approvalRef: z.string().nullable(),
});

/** What a person can reach, each value from the best statement that gives one. Nodes are given by key. */
export type AccessNode = z.infer<typeof row> & { readonly label: 'Access' };

const statement = `UNWIND $keys AS key
  MATCH (access:Access {key: key})-[:TO]->(system:System)
  CALL (access, system) {
    MATCH (person:Person)-[r:ACCESSES {access: access.key}]->(system) USING INDEX SEEK r:ACCESSES(access)
    MATCH (s:Source {key: r.source})
    WITH person, r, s ORDER BY ${bestFirst('r', 's')}
    RETURN collect(r) AS stated, head(collect(person.key)) AS person
  }
  RETURN key, person, system.key AS system, access.contract AS contract, access.mode AS mode, access.basis AS basis, access.plane AS plane,
    head([r IN stated WHERE r.privilege IS NOT NULL | r.privilege]) AS privilege,
    head([r IN stated WHERE r.approvalRef IS NOT NULL | r.approvalRef]) AS approvalRef`;

/** Reads accesses by key, in the order of the keys; null: there is none. One Cypher statement. */
export async function readAccesses(
  database: Database,
  keys: readonly string[],
): Promise<readonly (AccessNode | null)[]> {
  const rows = await database.read(statement, { keys: [...new Set(keys)] });
  const found = new Map(
    rows.map((one) => row.parse(one)).map((access) => [access.key, { ...access, label: 'Access' as const }]),
  );
  return keys.map((key) => found.get(key) ?? null);
}
