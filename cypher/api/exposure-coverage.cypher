//> matching origins=allOrigins
MATCH (x)-[:OF]->(access:Access), (x)-[:REACHES]->(system:System)
MATCH ()-[r:HAS_ACCESS]->(access) // if lists, minConfidence or dataClasses
WHERE r.validFrom <= date($asOf) < r.validTo // if lists, minConfidence or dataClasses
  AND (origin <> 'DOMESTIC' OR all(one IN r.locationConfidences WHERE one >= $minConfidence)) // if lists, minConfidence
  AND (origin <> 'DOMESTIC' OR all(one IN r.locationClasses WHERE one IN $dataClasses)) // if lists, dataClasses
WITH x, access, system, origin // if lists
WITH x, access, system, x.origin AS origin // if no lists
RETURN count(DISTINCT access) AS accesses,
  count(DISTINCT CASE WHEN x.located THEN access END) AS withKnownLocation,
  count(DISTINCT CASE WHEN x.escorted THEN access END) AS withEscortRecord,
  count(DISTINCT CASE WHEN x.lineage = 'COMPLETE' THEN access END) AS withCompleteLineage,
  count(DISTINCT CASE WHEN origin = 'UNDETERMINED' THEN access END) AS undetermined,
  count(DISTINCT CASE WHEN origin IN $origins THEN system END) AS systemsExposed
