MATCH (counted:Subtier)
WHERE counted.key IN ['FOREIGN', 'UNDETERMINED', 'DOMESTIC']
WITH counted, size([day IN counted.days WHERE day <= date($asOf)]) - 1 AS at
WITH sum(counted.accesses[at]) AS accesses,
  sum(counted.located[at]) AS withKnownLocation,
  sum(counted.escorted[at]) AS withEscortRecord,
  sum(counted.complete[at]) AS withCompleteLineage,
  sum(CASE counted.key WHEN 'UNDETERMINED' THEN counted.accesses[at] ELSE 0 END) AS undetermined
RETURN accesses, withKnownLocation, withEscortRecord, withCompleteLineage, undetermined,
  COUNT {
    MATCH (system:System)
    WHERE EXISTS {
      (system)<-[:REACHES]-(x:Exposure)
      WHERE x.origin IN $origins AND x.validFrom <= date($asOf) < x.validTo
    }
  } AS systemsExposed
