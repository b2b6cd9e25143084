UNWIND range(0, size($hops) - 1) AS at
WITH at, $hops[at] AS hop
CALL (hop) {
  WITH hop WHERE hop.type IN ['SUBCONTRACTS_TO', 'EMPLOYS']
  MATCH (:Organization {key: hop.from})-[r:SUBCONTRACTS_TO|EMPLOYS|SUPERSEDED]->(to) WHERE to.key = hop.to
  RETURN r
  UNION ALL
  WITH hop WHERE hop.type IN ['ESCORTS', 'LENDS_TO', 'ACCESSES', 'LOCATED_IN']
  MATCH (:Person {key: hop.from})-[r:ESCORTS|LENDS_TO|ACCESSES|LOCATED_IN|SUPERSEDED]->(to) WHERE to.key = hop.to
  RETURN r
}
WITH at, hop, r
WHERE hop.type IN [type(r), r.type]
  AND (hop.type = 'LOCATED_IN' OR coalesce(r.access, r.contract, '') = coalesce(hop.under, ''))
WITH at, r ORDER BY r.recordedAt, r.key
WITH at, collect(r) AS statements, max(r.supersededAt) AS last
RETURN at, toString(statements[0].recordedAt) AS firstAt, statements[0].importId AS firstImport,
  any(r IN statements WHERE r.supersededAt IS NULL) AS isCurrent, toString(last) AS supersededAt
