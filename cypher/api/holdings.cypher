CALL () {
  MATCH (contract:Contract)
  WHERE contract.key IS NOT NULL
  RETURN count(contract) AS all
}
WITH all, $filter.dataClasses IS NULL OR 'SYNTHETIC' IN $filter.dataClasses AS withSynthetic
CALL (withSynthetic) {
  UNWIND CASE WHEN withSynthetic THEN [] ELSE ['SYNTHETIC'] END AS dataClass
  MATCH (contract:Contract {dataClass: dataClass})
  WITH contract, EXISTS { ()-[:ACCESSES {contract: contract.key}]->() }
    OR EXISTS { ()-[:EMPLOYS {contract: contract.key}]->() } AS hasPersonnel
  WHERE hasPersonnel OR contract.withdrawn IS NULL
  RETURN count(contract) AS excluded, count(CASE WHEN hasPersonnel THEN 1 END) AS excludedWithPersonnel
}
OPTIONAL MATCH (graph:Subtier {key: 'graph'})
RETURN coalesce(graph.contractsWithPersonnel, 0) - excludedWithPersonnel AS contractsWithPersonnel,
  all - excluded - COUNT {
    MATCH (contract:Contract)
    WHERE contract.withdrawn IS NOT NULL
      AND NOT EXISTS { ()-[:ACCESSES {contract: contract.key}]->() }
      AND NOT EXISTS { ()-[:EMPLOYS {contract: contract.key}]->() }
  } AS contracts,
  COUNT {
    MATCH (system:System)
    WHERE system.key IS NOT NULL AND (system.withdrawn IS NULL OR EXISTS { (system)<-[:ACCESSES]-() })
      AND (withSynthetic OR system.dataClass <> 'SYNTHETIC')
  } AS systems,
  COUNT {
    MATCH (system:System)
    WHERE system.key IS NOT NULL AND (system.withdrawn IS NULL OR EXISTS { (system)<-[:ACCESSES]-() })
      AND (withSynthetic OR system.dataClass <> 'SYNTHETIC') AND system.sensitivity IS NULL
  } AS sensitivityNotOnRecord
