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
WHERE NOT EXISTS {
    MATCH ()-[employs:EMPLOYS {contract: contract.key}]->()
    WHERE employs.supersededAt IS NULL
  }
  AND NOT EXISTS {
    MATCH ()-[reaches:ACCESSES {contract: contract.key}]->()
    WHERE reaches.supersededAt IS NULL
  }
  AND ($agency IS NULL OR contract.agency = $agency)
OPTIONAL MATCH (prime:Organization {key: contract.prime})
RETURN contract, prime, contract.value AS value, COUNT {
    MATCH ()-[subcontract:SUBCONTRACTS_TO {contract: contract.key}]->(company)
    WHERE subcontract.supersededAt IS NULL
    RETURN DISTINCT company
  } AS subcontractors
ORDER BY coalesce(value, 0) DESC, contract.key
