UNWIND $organizations AS key
MATCH (:Organization {key: key})
  <-[s:OWNS
    WHERE s.validFrom <= date($filter.asOf) < s.validTo AND ($filter.dataClasses IS NULL OR s.dataClass IN $filter.dataClasses)
  ]-{0,5}(owned:Organization)<-[r:OWNS]-(owner:Organization)
WHERE owner <> owned AND r.validFrom <= date($filter.asOf) < r.validTo
  AND ($filter.dataClasses IS NULL OR r.dataClass IN $filter.dataClasses)
WITH DISTINCT owner, owned
OPTIONAL MATCH (owner)-[r:REGISTERED_IN]->(country:Country)
WHERE country.isForeign AND country.key = owner.country AND ($filter.dataClasses IS NULL OR r.dataClass IN $filter.dataClasses)
RETURN DISTINCT owner.key AS owner, owned.key AS owned, country.key AS country,
  CASE WHEN $filter.lists IS NULL THEN country IS NOT NULL ELSE EXISTS {
    MATCH (country)-[d:DESIGNATED_ON]->(list:DesignationList)
    WHERE list.key IN $filter.lists AND d.validFrom <= date($filter.asOf) < d.validTo
  } END AS counts,
  CASE WHEN $filter.lists IS NULL THEN false ELSE EXISTS {
    MATCH (owner)-[d:DESIGNATED_ON]->(list:DesignationList)
    WHERE list.key IN $filter.lists AND d.validFrom <= date($filter.asOf) < d.validTo
      AND ($filter.dataClasses IS NULL OR d.dataClass IN $filter.dataClasses)
  } END AS isListed
