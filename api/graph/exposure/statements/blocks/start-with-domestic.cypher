CALL () {
  UNWIND CASE $start.by WHEN 'SYSTEMS' THEN $start.keys END AS key
  MATCH (:System {key: key})<-[:REACHES]-(x:Exposure)
  RETURN x
  UNION ALL
  UNWIND CASE $start.by WHEN 'SYSTEMS' THEN $start.keys END AS key
  MATCH (:System {key: key})<-[:TO]-(:Access)<-[x:DOMESTIC_CHAIN]-()
  RETURN x
  UNION ALL
  UNWIND CASE WHEN $start.by <> 'SYSTEMS' THEN [true] END AS every
  MATCH (x:Exposure)
  RETURN x
  UNION ALL
  UNWIND CASE WHEN $start.by <> 'SYSTEMS' THEN [true] END AS every
  MATCH ()-[x:DOMESTIC_CHAIN]->()
  RETURN x
}
