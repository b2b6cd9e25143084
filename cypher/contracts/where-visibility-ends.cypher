/*
name: where-visibility-ends
title: Where sub-tier visibility ends
question: >-
  How far down does the record of subcontracting go under each contract, and which companies stand at its end, below
  whom nothing is known? Prime contractors report first-tier subawards only (FAR 52.204-10).
tags: [contracts, subcontracting, gap]
parameters:
  asOf:
    type: Date!
    default: today
    description: The day it is about.
  system:
    type: System
    description: Only contracts that cover this system.
columns:
  firstTier: How many companies the prime subcontracts to.
  deeperTiers: How many companies are on record as subcontracted to by one of them, or deeper.
  endsAt: >-
    Companies with nothing on record below them under this contract, its prime among them where it subcontracts to nobody
    there; 25 at most. Empty where the prime is not on record either.
  endCount: How many there are of these.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Insight Global, Microsoft]
  - parameters: { asOf: 2025-07-17, system: dod-cloud-il4 }
    rows: 1
    contains: [Insight Global]
*/
// Contracts first: of most of them no subcontract is on record, and those of one system are few.
CALL () {
  MATCH (contract:Contract)
  WHERE $system IS NULL
  RETURN contract
  UNION
  MATCH (:System {key: $system})<-[covers:COVERS]-(contract:Contract)
  WHERE covers.supersededAt IS NULL
  RETURN contract
}
WITH contract WHERE contract.withdrawn IS NULL
CALL (contract) {
  MATCH (contractor:Organization)-[subcontract:SUBCONTRACTS_TO {contract: contract.key}]->(subcontractor:Organization)
  // Every one has "to"; saying so lets the index on (contract, to) serve.
  WHERE subcontract.to IS NOT NULL
    AND subcontract.supersededAt IS NULL AND coalesce(subcontract.validFrom <= $asOf, true) AND coalesce($asOf < subcontract.validTo, true)
  RETURN collect(DISTINCT contractor) AS contractors, collect(DISTINCT [contractor, subcontractor]) AS hops
}
OPTIONAL MATCH (prime:Organization {key: contract.prime})
WITH contract, prime, hops, COLLECT {
    UNWIND [prime] + [hop IN hops | hop[1]] AS company
    WITH DISTINCT company
    WHERE company IS NOT NULL AND NOT company IN contractors
    RETURN company
  } AS ends
RETURN contract, prime, size([hop IN hops WHERE hop[0] = prime]) AS firstTier, COUNT {
    UNWIND hops AS hop
    WITH hop WHERE prime IS NULL OR hop[0] <> prime
    RETURN DISTINCT hop[1]
  } AS deeperTiers, size(ends) AS endCount, ends[..25] AS endsAt
ORDER BY endCount DESC, contract.key
