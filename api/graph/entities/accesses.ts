import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { Exposure } from '../exposure/exposure.ts';
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
  // While an import or a rollback runs, its statements may be gone before what was derived from them.
  WITH key, access, system, stated,
    coalesce(person, head(COLLECT { MATCH (x:Exposure)-[:OF]->(access) RETURN x.engineer LIMIT 1 })) AS person
  WHERE person IS NOT NULL
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

/** What the statements of an access say, best first. */
const stated = row.pick({ contract: true, plane: true, privilege: true, approvalRef: true }).partial();

/**
 * Returns the access of an exposure of an earlier state of the graph, which has it no more, from the exposure's own statements; null if these were not
 * read with all their properties.
 */
export function accessInChain(exposure: Exposure): AccessNode | null {
  const { access: key, engineer: person, system, mode, basis, path } = exposure;
  const statements = path.find(({ type }) => type === 'ACCESSES')?.statements ?? [];
  if (!statements.some(({ properties }) => properties['access'] === key)) return null;
  const said = statements.map(({ properties }) => stated.parse(properties));
  return {
    label: 'Access',
    ...{ key, person, system, mode, basis },
    contract: said.find(({ contract }) => contract != null)?.contract ?? null,
    plane: said.find(({ plane }) => plane != null)?.plane ?? null,
    privilege: said.find(({ privilege }) => privilege != null)?.privilege ?? null,
    approvalRef: said.find(({ approvalRef }) => approvalRef != null)?.approvalRef ?? null,
  };
}
