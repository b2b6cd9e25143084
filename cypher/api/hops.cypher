UNWIND range(0, size($hops) - 1) AS at
WITH at, $hops[at] AS hop
CALL (hop) {
  WITH hop WHERE hop.type = 'SUBCONTRACTS_TO'
  MATCH (contractor)-[r:SUBCONTRACTS_TO {contract: hop.under, to: hop.to}]->()
  WHERE contractor.key = hop.from
  RETURN r
  UNION ALL
  WITH hop WHERE hop.type = 'EMPLOYS'
  MATCH (organization)-[r:EMPLOYS]->(:Person {key: hop.to})
  WHERE organization.key = hop.from AND coalesce(r.contract, '') = coalesce(hop.under, '')
  RETURN r
  UNION ALL
  WITH hop WHERE hop.type = 'ESCORTS'
  MATCH (escort)-[r:ESCORTS {access: hop.under}]->(engineer) WHERE escort.key = hop.from AND engineer.key = hop.to
  RETURN r
  UNION ALL
  WITH hop WHERE hop.type = 'ACCESSES'
  MATCH (engineer)-[r:ACCESSES {access: hop.under}]->(system) WHERE engineer.key = hop.from AND system.key = hop.to
  RETURN r
  UNION ALL
  WITH hop WHERE hop.type = 'LOCATED_IN'
  MATCH (:Person {key: hop.from})-[r:LOCATED_IN]->(country) WHERE country.key = hop.to
  RETURN r
}
MATCH (source:Source {key: r.source})
WITH at, r, source
ORDER BY at, r.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
  coalesce(toString(source.publishedOn), '') DESC, source.key, r.key
RETURN at,
  // The driver decodes texts much faster than DATEs.
  r { .*, validFrom: toString(r.validFrom), validTo: toString(r.validTo) } AS statement // if whole
  r { .key, .source, validFrom: toString(r.validFrom), validTo: toString(r.validTo), .confidence, .dataClass } AS statement // if no whole
