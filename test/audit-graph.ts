import type { Database } from '#graph/database/database.ts';
import { derivedEdges } from '#graph/model/derived.ts';

const isStatement = `NOT a:Access AND NOT a:Exposure AND NOT type(r) IN ['HAS_ACCESS', 'DOMESTIC_CHAIN']`;

/** Invariants of every imported graph; each Cypher statement returns violations. */
const audits: Readonly<Record<string, string>> = {
  'every relationship has a source on record, unless it is derived': `
    MATCH (a)-[r]->(b) WHERE ${isStatement} AND (r.source IS NULL OR NOT EXISTS { (:Source {key: r.source}) }) RETURN r.key AS key`,
  'every statement has the properties of a statement': `
    MATCH (a)-[r]->(b)
    WHERE ${isStatement} AND (r.key IS NULL OR r.validFrom IS NULL OR r.validTo IS NULL OR r.confidence IS NULL OR r.dataClass IS NULL
      OR r.recordedAt IS NULL OR r.importId IS NULL OR NOT r.key STARTS WITH r.source + '/') RETURN r.key AS key`,
  'superseded statements, and only those, have a renamed key, a former type and the time': `
    MATCH (a)-[r]->(b) WHERE ${isStatement} AND any(has IN [r.key CONTAINS '~', r.type IS NOT NULL, r.supersededAt IS NOT NULL]
      WHERE has <> (type(r) = 'SUPERSEDED')) RETURN r.key AS key`,
  'a superseded statement has nothing derived': `
    MATCH ()-[r:SUPERSEDED]->() WHERE r.doubts IS NOT NULL OR r.byDoubts IS NOT NULL RETURN r.key AS key`,
  'every node has a key': `
    MATCH (n) WHERE n.key IS NULL AND NOT n:Import RETURN labels(n)[0] AS key`,
  'no node waits to be resolved': 'MATCH (n:Unresolved) RETURN n.key AS key',
  'an access has one person and one system': `
    MATCH (p)-[r:ACCESSES]->(s)
    WITH r.access AS key, count(DISTINCT p) AS persons, count(DISTINCT s) AS systems
    WHERE persons > 1 OR systems > 1 RETURN key`,
  'an escort or a credential ends on the person with the access, who neither escorts it nor lends the credential': `
    MATCH (e)-[k:ESCORTS|LENDS_TO]->(p)
    MATCH (q)-[a:ACCESSES {access: k.access}]->() WHERE q <> p OR e = q RETURN k.key AS key`,
  'a subcontract has the key of its end node': `
    MATCH ()-[r:SUBCONTRACTS_TO]->(o) WHERE r.to <> o.key RETURN r.key AS key`,
  'no contract is under itself': `
    MATCH (c:Contract) ((:Contract)-[:UNDER]->(:Contract))+ (c) RETURN DISTINCT c.key AS key`,
  'a derived relationship has nothing of a statement': `
    MATCH (a)-[r]->(b) WHERE NOT (${isStatement})
      AND (r.key IS NOT NULL OR r.source IS NOT NULL OR r.importId IS NOT NULL OR NOT type(r) IN $derived) RETURN a.key AS key`,
  'an access that holds has a system, a person and a digest': `
    MATCH (p)-[r:ACCESSES]->(s)
    OPTIONAL MATCH (a:Access {key: r.access}) WHERE a.digest IS NOT NULL
    WITH DISTINCT r.access AS key, p, s, a
    WHERE a IS NULL OR NOT EXISTS { (a)-[:TO]->(s) } OR NOT EXISTS { (p)-[:HAS_ACCESS]->(a) } RETURN key`,
  'an access without statements has nothing derived': `
    MATCH (a:Access) WHERE a.digest IS NULL AND EXISTS { (a)--() } RETURN a.key AS key`,
  'an exposure belongs to one access, its person and its system': `
    MATCH (x:Exposure)
    WHERE NOT EXISTS { (x)-[:OF]->(a:Access)-[:TO]->(s)<-[:REACHES]-(x)-[:BY]->(p)-[:HAS_ACCESS]->(a) }
      OR COUNT { (x)-[:OF|REACHES|BY]->() } <> 3
      OR (x.lineage = 'BROKEN') = EXISTS { (x)-[:PASSES {tier: 0}]->() }
      OR (x.tierDepth IS NOT NULL AND COUNT { (x)-[:PASSES]->() } <> x.tierDepth + 1) RETURN x.key AS key`,
  'a vetting has exactly one statement': `
    MATCH (v:Vetting) WHERE COUNT { ()-[:HOLDS|SUPERSEDED]->(v) } <> 1 RETURN v.key AS key`,
};

/** Returns the failed audits, each with some keys that violate it; empty if the graph is consistent. */
export async function auditGraph(database: Database): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const failed: Record<string, readonly unknown[]> = {};
  for (const [name, statement] of Object.entries(audits)) {
    const rows = await database.read(statement, { derived: derivedEdges.map(({ type }) => type) });
    if (rows.length > 0) failed[name] = rows.slice(0, 5).map(({ key }) => key);
  }
  return failed;
}
