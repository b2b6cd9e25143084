CALL () {
  MATCH (contract:Contract)
  WHERE contract.withdrawn IS NULL
    AND contract.dataClass IN $dataClasses // if dataClasses
  RETURN contract.key AS key, true AS isListed, 0 AS stated, 0 AS receivers
  UNION ALL
  MATCH ()-[r:SUBCONTRACTS_TO]->(subcontractor)
  WHERE r.dataClass IN $dataClasses // if dataClasses
  RETURN r.contract AS key, false AS isListed, count(*) AS stated, count(DISTINCT subcontractor) AS receivers
}
WITH key, collect(isListed) AS listed, sum(stated) AS statements, sum(receivers) AS subcontractors
WHERE true IN listed
RETURN key, statements, subcontractors
ORDER BY statements DESC, key
