MATCH (list:DesignationList)
RETURN list.key AS key, coalesce(list.title, list.key) AS title, coalesce(list.citation, '') AS citation,
  COLLECT {
    MATCH (list)<-[d:DESIGNATED_ON]-(country:Country)
    WHERE d.validFrom <= date($asOf) < d.validTo
    RETURN DISTINCT country.key
  } AS countries
ORDER BY key
