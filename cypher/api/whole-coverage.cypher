//> whole origins=allOrigins
WITH count(*) AS accesses,
  count(CASE WHEN has.located THEN 1 END) AS withKnownLocation,
  count(CASE WHEN has.escorted THEN 1 END) AS withEscortRecord,
  count(CASE WHEN has.complete THEN 1 END) AS withCompleteLineage,
  count(CASE WHEN has.origin = 'UNDETERMINED' THEN 1 END) AS undetermined
RETURN accesses, withKnownLocation, withEscortRecord, withCompleteLineage, undetermined,
  COUNT {
    MATCH (system:System)
    WHERE EXISTS {
      (system)<-[:REACHES]-(x:Exposure)
      WHERE x.origin IN $origins AND x.validFrom <= date($asOf) < x.validTo
    }
  } AS systemsExposed
