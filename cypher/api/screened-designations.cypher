UNWIND $organizations AS key
MATCH (:Organization {key: key})-[d:DESIGNATED_ON]->(list:DesignationList)
RETURN key, list.key AS list, coalesce(list.title, list.key) AS title, toString(d.validFrom) AS validFrom,
  toString(d.validTo) AS validTo, d.source AS source, d.validFrom <= date($asOf) < d.validTo AS isToday
ORDER BY key, list, validFrom, d.key
