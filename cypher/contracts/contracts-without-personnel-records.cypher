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
CALL () {
  MATCH ()-[employs:EMPLOYS]->()
  WHERE employs.supersededAt IS NULL
  RETURN employs.contract AS named
  UNION
  MATCH ()-[reaches:ACCESSES]->()
  WHERE reaches.supersededAt IS NULL
  RETURN reaches.contract AS named
}
WITH collect(DISTINCT named) AS withRecord
MATCH (contract:Contract)
WHERE NOT contract.key IN withRecord AND ($agency IS NULL OR contract.agency = $agency)
OPTIONAL MATCH (prime:Organization {key: contract.prime})
RETURN contract, prime, contract.value AS value, COUNT {
    MATCH ()-[subcontract:SUBCONTRACTS_TO {contract: contract.key}]->(company)
    // Every one has "to"; saying so lets the index on (contract, to) serve.
    WHERE subcontract.to IS NOT NULL AND subcontract.supersededAt IS NULL
    RETURN DISTINCT company
  } AS subcontractors
ORDER BY coalesce(value, 0) DESC, contract.key
