import type { Database } from '#graph/database/database.ts';

/** Invariants of every imported graph; each Cypher statement returns violations. */
const audits: Readonly<Record<string, string>> = {
  'every relationship has a source on record': `
    MATCH ()-[r]->() WHERE r.source IS NULL OR NOT EXISTS { (:Source {key: r.source}) } RETURN r.key AS key`,
  'every statement has the properties of a statement': `
    MATCH ()-[r]->()
    WHERE r.key IS NULL OR r.validFrom IS NULL OR r.validTo IS NULL OR r.confidence IS NULL OR r.dataClass IS NULL OR r.recordedAt IS NULL OR r.importId IS NULL
      OR NOT r.key STARTS WITH r.source + '/' RETURN r.key AS key`,
  'superseded statements, and only those, have a renamed key, a former type and the time': `
    MATCH ()-[r]->() WHERE any(has IN [r.key CONTAINS '~', r.type IS NOT NULL, r.supersededAt IS NOT NULL]
      WHERE has <> (type(r) = 'SUPERSEDED')) RETURN r.key AS key`,
  'every node has a key': `
    MATCH (n) WHERE n.key IS NULL AND NOT n:Import RETURN labels(n)[0] AS key`,
  'no node waits to be resolved': 'MATCH (n:Unresolved) RETURN n.key AS key',
  'an access has one person and one system': `
    MATCH (p)-[r:ACCESSES]->(s)
    WITH r.access AS key, count(DISTINCT p) AS persons, count(DISTINCT s) AS systems
    WHERE persons > 1 OR systems > 1 RETURN key`,
  'an escort relationship ends on the person with the access, who is not the escort': `
    MATCH (e)-[k:ESCORTS]->(p)
    MATCH (q)-[a:ACCESSES {access: k.access}]->() WHERE q <> p OR e = q RETURN k.key AS key`,
  'a subcontract has the key of its end node': `
    MATCH ()-[r:SUBCONTRACTS_TO]->(o) WHERE r.to <> o.key RETURN r.key AS key`,
  'no contract is under itself': `
    MATCH (c:Contract) ((:Contract)-[:UNDER]->(:Contract))+ (c) RETURN DISTINCT c.key AS key`,
  'a vetting has exactly one statement': `
    MATCH (v:Vetting) WHERE COUNT { ()-[:HOLDS|SUPERSEDED]->(v) } <> 1 RETURN v.key AS key`,
};

/** Returns the failed audits, each with some keys that violate it; empty if the graph is consistent. */
export async function auditGraph(database: Database): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const failed: Record<string, readonly unknown[]> = {};
  for (const [name, statement] of Object.entries(audits)) {
    const rows = await database.read(statement);
    if (rows.length > 0) failed[name] = rows.slice(0, 5).map(({ key }) => key);
  }
  return failed;
}
