/*
name: contracts-without-personnel-records
title: Contracts with no personnel record
question: Of which contracts is nothing known about who works on them or what they reach?
tags: [contracts, gap]
parameters:
  agency:
    type: Agency
    description: Only contracts awarded by this agency.
columns:
  subcontractors: How many companies are on record as working under it.
expect:
  - rows: 0
*/
MATCH (contract:Contract)
WHERE contract.withdrawn IS NULL AND ($agency IS NULL OR contract.agency = $agency)
  AND NOT EXISTS {
    MATCH ()-[employs:EMPLOYS {contract: contract.key}]->()
    WHERE employs.supersededAt IS NULL
  }
  AND NOT EXISTS {
    MATCH ()-[reaches:ACCESSES {contract: contract.key}]->()
    WHERE reaches.supersededAt IS NULL
  }
OPTIONAL MATCH (prime:Organization {key: contract.prime})
RETURN contract, prime, contract.value AS value, COUNT {
    MATCH ()-[subcontract:SUBCONTRACTS_TO {contract: contract.key}]->(company)
    // Every one has "to"; saying so lets the index on (contract, to) serve.
    WHERE subcontract.to IS NOT NULL AND subcontract.supersededAt IS NULL
    RETURN DISTINCT company
  } AS subcontractors
ORDER BY coalesce(value, 0) DESC, contract.key
