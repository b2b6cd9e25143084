MATCH (list:DesignationList)
WHERE size($lists) = 0 OR list.key IN $lists
RETURN list.key AS key, coalesce(list.title, list.key) AS title, COUNT {
    MATCH (list)<-[d:DESIGNATED_ON]-() WHERE d.validFrom <= date($asOf) < d.validTo
  } AS designations, COLLECT {
    MATCH (list)<-[d:DESIGNATED_ON]-()
    WITH DISTINCT d.source AS key
    MATCH (source:Source {key: key})
    WITH source ORDER BY coalesce(toString(source.retrievedAt), '') DESC, source.key
    RETURN source.key + coalesce(' as of ' + left(toString(source.retrievedAt), 10), '') LIMIT 3
  } AS sources
ORDER BY key
