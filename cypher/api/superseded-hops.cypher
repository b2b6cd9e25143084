UNWIND range(0, size($hops) - 1) AS at
WITH at, $hops[at] AS hop
CALL (hop) {
  MATCH (organization:Organization {key: hop.from})-[r:SUPERSEDED {type: hop.type}]->(to) USING INDEX SEEK organization:Organization(key)
  WHERE to.key = hop.to
  RETURN r
  UNION ALL
  MATCH (person:Person {key: hop.from})-[r:SUPERSEDED {type: hop.type}]->(to) USING INDEX SEEK person:Person(key)
  WHERE to.key = hop.to
  RETURN r
}
WITH at, hop, r
WHERE hop.type = 'LOCATED_IN' OR coalesce(r.access, r.contract, '') = coalesce(hop.under, '')
WITH at, max(r.supersededAt) AS last, collect(r) AS statements
UNWIND [r IN statements WHERE r.supersededAt = last] AS r
MATCH (source:Source {key: r.source}) USING INDEX SEEK source:Source(key)
WITH at, r, source, r.key AS key, r.confidence AS confidence
ORDER BY at, confidence DESC, coalesce({ORIGINAL: 0, COPY: 1, REPRINT: 2}[source.grade], 3), replace(coalesce(toString(source.retrievedAt), ''), 'Z', '') DESC,
  coalesce(toString(source.publishedOn), '') DESC, source.key, key
RETURN at,
  // The driver decodes texts much faster than DATEs.
  CASE
    WHEN $withProperties THEN r { .*, key: split(key, '~')[0], validFrom: toString(r.validFrom), validTo: toString(r.validTo) }
    ELSE {
      key: split(key, '~')[0], source: source.key, validFrom: toString(r.validFrom), validTo: toString(r.validTo),
      confidence: confidence, dataClass: r.dataClass
    }
  END AS statement
