UNWIND $organizations AS key
MATCH (:Organization {key: key})
  <-[s:OWNS
    WHERE s.validFrom <= date($asOf) < s.validTo AND ($dataClasses IS NULL OR s.dataClass IN $dataClasses)
  ]-{0,5}(owned:Organization)<-[r:OWNS]-(owner:Organization)
WHERE owner <> owned AND r.validFrom <= date($asOf) < r.validTo AND ($dataClasses IS NULL OR r.dataClass IN $dataClasses)
WITH DISTINCT owner, owned
OPTIONAL MATCH (owner)-[r:REGISTERED_IN]->(country:Country)
WHERE country.isForeign AND country.key = owner.country AND ($dataClasses IS NULL OR r.dataClass IN $dataClasses)
RETURN DISTINCT owner.key AS owner, owned.key AS owned, country.key AS country,
  country IS NOT NULL AND ($lists IS NULL OR EXISTS {
    MATCH (country)-[d:DESIGNATED_ON]->(list:DesignationList)
    WHERE list.key IN $lists AND d.validFrom <= date($asOf) < d.validTo
  }) AS counts,
  $lists IS NOT NULL AND EXISTS {
    MATCH (owner)-[d:DESIGNATED_ON]->(list:DesignationList)
    WHERE list.key IN $lists AND d.validFrom <= date($asOf) < d.validTo
      AND ($dataClasses IS NULL OR d.dataClass IN $dataClasses)
  } AS isListed
