CALL () {
  MATCH (contract:Contract)
  RETURN count(contract) AS all
}
OPTIONAL MATCH (graph:Subtier {key: 'graph'})
RETURN coalesce(graph.contractsWithPersonnel, 0) AS contractsWithPersonnel,
  all - COUNT {
    MATCH (contract:Contract)
    WHERE contract.withdrawn IS NOT NULL
      AND NOT EXISTS { ()-[:ACCESSES {contract: contract.key}]->() }
      AND NOT EXISTS { ()-[:EMPLOYS {contract: contract.key}]->() }
  } AS contracts,
  COUNT { MATCH (system:System) WHERE system.withdrawn IS NULL OR EXISTS { (system)<-[:ACCESSES]-() } } AS systems
