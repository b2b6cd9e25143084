UNWIND $organizations AS key
MATCH (:Organization {key: key})
  <-[s:OWNS
    WHERE s.validFrom <= date($asOf) < s.validTo
      AND s.dataClass IN $dataClasses // if dataClasses
  ]-{0,5}(owned:Organization)<-[r:OWNS]-(owner:Organization)
WHERE owner <> owned AND r.validFrom <= date($asOf) < r.validTo
  AND r.dataClass IN $dataClasses // if dataClasses
WITH DISTINCT owner, owned
OPTIONAL MATCH (owner)-[r:REGISTERED_IN]->(country:Country)
WHERE country.isForeign AND country.key = owner.country
  AND r.dataClass IN $dataClasses // if dataClasses
RETURN DISTINCT owner.key AS owner, owned.key AS owned, country.key AS country,
  country IS NOT NULL AS counts, false AS isListed // if no lists
//[ if lists
  EXISTS {
    MATCH (country)-[d:DESIGNATED_ON]->(list:DesignationList)
    WHERE list.key IN $lists AND d.validFrom <= date($asOf) < d.validTo
  } AS counts,
  EXISTS {
    MATCH (owner)-[d:DESIGNATED_ON]->(list:DesignationList)
    WHERE list.key IN $lists AND d.validFrom <= date($asOf) < d.validTo
      AND d.dataClass IN $dataClasses // if dataClasses
  } AS isListed
//]
