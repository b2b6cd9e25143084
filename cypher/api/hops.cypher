CALL () {
  UNWIND range(0, size($hops) - 1) AS at
  WITH at, $hops[at] AS hop WHERE hop.type = 'SUBCONTRACTS_TO'
  MATCH (contractor)-[r:SUBCONTRACTS_TO {contract: hop.under, to: hop.to}]->() USING INDEX SEEK r:SUBCONTRACTS_TO(contract, to)
  WHERE contractor.key = hop.from
  RETURN at, r
  UNION ALL
  UNWIND range(0, size($hops) - 1) AS at
  WITH at, $hops[at] AS hop WHERE hop.type = 'EMPLOYS'
  MATCH (organization)-[r:EMPLOYS]->(person:Person {key: hop.to}) USING INDEX SEEK person:Person(key)
  WHERE organization.key = hop.from AND coalesce(r.contract, '') = coalesce(hop.under, '')
  RETURN at, r
  UNION ALL
  UNWIND range(0, size($hops) - 1) AS at
  WITH at, $hops[at] AS hop WHERE hop.type = 'ESCORTS'
  MATCH (escort)-[r:ESCORTS {access: hop.under}]->(engineer) USING INDEX SEEK r:ESCORTS(access)
  WHERE escort.key = hop.from AND engineer.key = hop.to
  RETURN at, r
  UNION ALL
  UNWIND range(0, size($hops) - 1) AS at
  WITH at, $hops[at] AS hop WHERE hop.type = 'LENDS_TO'
  MATCH (holder)-[r:LENDS_TO {access: hop.under}]->(engineer) USING INDEX SEEK r:LENDS_TO(access)
  WHERE holder.key = hop.from AND engineer.key = hop.to
  RETURN at, r
  UNION ALL
  UNWIND range(0, size($hops) - 1) AS at
  WITH at, $hops[at] AS hop WHERE hop.type = 'ACCESSES'
  MATCH (engineer)-[r:ACCESSES {access: hop.under}]->(system) USING INDEX SEEK r:ACCESSES(access)
  WHERE engineer.key = hop.from AND system.key = hop.to
  RETURN at, r
  UNION ALL
  UNWIND range(0, size($hops) - 1) AS at
  WITH at, $hops[at] AS hop WHERE hop.type = 'LOCATED_IN'
  MATCH (person:Person {key: hop.from})-[r:LOCATED_IN]->(country) USING INDEX SEEK person:Person(key)
  WHERE country.key = hop.to
  RETURN at, r
}
MATCH (source:Source {key: r.source}) USING INDEX SEEK source:Source(key)
WITH at, r, source, r.key AS key, r.confidence AS confidence
ORDER BY at, confidence DESC, coalesce({ORIGINAL: 0, COPY: 1, REPRINT: 2}[source.grade], 3), replace(coalesce(toString(source.retrievedAt), ''), 'Z', '') DESC,
  coalesce(toString(source.publishedOn), '') DESC, source.key, key
RETURN at,
  // The driver decodes texts much faster than DATEs.
  CASE
    WHEN $withProperties THEN r { .*, validFrom: toString(r.validFrom), validTo: toString(r.validTo) }
    ELSE {
      key: key, source: source.key, validFrom: toString(r.validFrom), validTo: toString(r.validTo),
      confidence: confidence, dataClass: r.dataClass
    }
  END AS statement
