CALL () {
  MATCH (contract:Contract)
  RETURN count(contract) AS all
}
//[ if withoutSynthetic
CALL () {
  MATCH (contract:Contract {dataClass: 'SYNTHETIC'})
  WITH contract, EXISTS { ()-[:ACCESSES {contract: contract.key}]->() }
    OR EXISTS { ()-[:EMPLOYS {contract: contract.key}]->() } AS hasPersonnel
  WHERE hasPersonnel OR contract.withdrawn IS NULL
  RETURN count(contract) AS synthetic, count(CASE WHEN hasPersonnel THEN 1 END) AS syntheticWithPersonnel
}
//]
OPTIONAL MATCH (graph:Subtier {key: 'graph'})
WITH all, coalesce(graph.contractsWithPersonnel, 0) AS withPersonnel // if no withoutSynthetic
WITH all - synthetic AS all, coalesce(graph.contractsWithPersonnel, 0) - syntheticWithPersonnel AS withPersonnel // if withoutSynthetic
RETURN withPersonnel AS contractsWithPersonnel,
  all - COUNT {
    MATCH (contract:Contract)
    WHERE contract.withdrawn IS NOT NULL
      AND NOT EXISTS { ()-[:ACCESSES {contract: contract.key}]->() }
      AND NOT EXISTS { ()-[:EMPLOYS {contract: contract.key}]->() }
  } AS contracts,
  COUNT {
    MATCH (system:System)
    WHERE (system.withdrawn IS NULL OR EXISTS { (system)<-[:ACCESSES]-() })
      AND system.dataClass <> 'SYNTHETIC' // if withoutSynthetic
  } AS systems
