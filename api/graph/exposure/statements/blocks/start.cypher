CALL (listed) {
  UNWIND CASE $start.by WHEN 'KEYS' THEN $start.keys END AS key
  MATCH (x:Exposure {key: key})
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'CHAINS' THEN $start.keys END AS key
  MATCH (x:Exposure {chain: key})
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'ACCESSES' THEN $start.keys END AS key
  MATCH (:Access {key: key})<-[:OF]-(x:Exposure)
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'SYSTEMS' THEN $start.keys END AS key
  MATCH (:System {key: key})<-[:REACHES]-(x:Exposure)
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'CONTRACTS' THEN $start.keys END AS key
  MATCH (:Contract {key: key})<-[:UNDER]-(x:Exposure)
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'ORGANIZATIONS' THEN $start.keys END AS key
  MATCH (:Organization {key: key})<-[:PASSES|ACCOUNTABLE|EMPLOYER]-(x:Exposure)
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'PEOPLE' THEN $start.keys END AS key
  MATCH (:Person {key: key})<-[:BY|ESCORTED_BY|ON_CREDENTIAL_OF]-(x:Exposure)
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'COUNTRIES' THEN $start.keys WHEN 'LISTS' THEN listed END AS key
  MATCH (:Country {key: key})<-[:FROM]-(x:Exposure)
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'ALL' THEN [true] END AS every
  MATCH (x:Exposure)
  RETURN x
}
