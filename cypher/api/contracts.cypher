CALL () {
  MATCH (contract:Contract)
  WHERE contract.withdrawn IS NULL AND ($filter.dataClasses IS NULL OR contract.dataClass IN $filter.dataClasses)
  RETURN contract.key AS key, true AS isListed, contract.prime AS prime, 0 AS stated, 0 AS receivers
  UNION ALL
  MATCH (contractor)-[r:SUBCONTRACTS_TO]->(subcontractor)
  WHERE $filter.dataClasses IS NULL OR r.dataClass IN $filter.dataClasses
  RETURN r.contract AS key, false AS isListed, null AS prime, count(*) AS stated,
    count(DISTINCT CASE WHEN contractor <> subcontractor THEN subcontractor END) AS receivers
}
WITH key, collect(isListed) AS listed, head(collect(prime)) AS prime, sum(stated) AS statements, sum(receivers) AS receivers
WHERE true IN listed
// No company is its own subcontractor, and the prime is none, even if one of its subcontractors names it.
RETURN key, statements, receivers - CASE WHEN receivers > 0 AND EXISTS {
    MATCH (contractor)-[r:SUBCONTRACTS_TO {contract: key, to: prime}]->()
    WHERE contractor.key <> prime AND ($filter.dataClasses IS NULL OR r.dataClass IN $filter.dataClasses)
  } THEN 1 ELSE 0 END AS subcontractors
ORDER BY statements DESC, key
