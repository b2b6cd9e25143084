OPTIONAL MATCH (graph:Subtier {key: 'graph'})
RETURN coalesce(graph.contractsWithPersonnel, 0) AS contractsWithPersonnel,
  COUNT {
    MATCH (contract:Contract)
    WHERE contract.withdrawn IS NULL
      OR EXISTS { ()-[:ACCESSES {contract: contract.key}]->() }
      OR EXISTS { ()-[:EMPLOYS {contract: contract.key}]->() }
  } AS contracts,
  COUNT { MATCH (system:System) WHERE system.withdrawn IS NULL OR EXISTS { (system)<-[:ACCESSES]-() } } AS systems
