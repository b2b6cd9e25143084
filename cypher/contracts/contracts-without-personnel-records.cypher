/*
name: contracts-without-personnel-records
title: Contracts without personnel records
question: For which contracts does the record show neither who works on them nor what those people reach?
tags: [contracts, gap]
parameters:
  agency:
    type: Agency
    description: Only contracts awarded by this agency.
columns:
  subcontractors: Number of companies on record as subcontractors under the contract. The prime is not its own subcontractor.
expect:
  - rows: 0
*/
MATCH (contract:Contract)
WHERE contract.withdrawn IS NULL AND ($agency IS NULL OR contract.agency = $agency)
  AND NOT EXISTS {
    MATCH ()-[employs:EMPLOYS {contract: contract.key}]->()
  }
  AND NOT EXISTS {
    MATCH ()-[reaches:ACCESSES {contract: contract.key}]->()
  }
OPTIONAL MATCH (prime:Organization {key: contract.prime})
RETURN contract, prime, contract.value AS value, COUNT {
    MATCH (contractor)-[subcontract:SUBCONTRACTS_TO {contract: contract.key}]->(company)
    // Every subcontract has "to"; testing for it lets Neo4j use the index on (contract, to).
    WHERE subcontract.to IS NOT NULL AND company <> contractor AND company.key <> coalesce(contract.prime, '')
    RETURN DISTINCT company
  } AS subcontractors
ORDER BY coalesce(value, 0) DESC, contract.key
