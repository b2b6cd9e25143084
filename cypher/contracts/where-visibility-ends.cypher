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
  endsAt: Companies with nothing on record below them under this contract; 25 at most.
  endCount: How many there are of these.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Insight Global, Microsoft]
  - parameters: { asOf: 2025-07-17, system: dod-cloud-il4 }
    rows: 1
    contains: [Insight Global]
*/
MATCH (contractor:Organization)-[subcontract:SUBCONTRACTS_TO]->(subcontractor:Organization)
WHERE subcontract.supersededAt IS NULL AND coalesce(subcontract.validFrom <= $asOf, true) AND coalesce($asOf < subcontract.validTo, true)
WITH subcontract.contract AS key, collect(DISTINCT contractor) AS contractors,
  collect(DISTINCT [contractor, subcontractor]) AS hops
MATCH (contract:Contract {key: key})
WHERE $system IS NULL OR EXISTS {
    MATCH (contract)-[covers:COVERS]->(:System {key: $system})
    WHERE covers.supersededAt IS NULL
  }
OPTIONAL MATCH (prime:Organization {key: contract.prime})
UNWIND hops AS hop
WITH contract, prime, contractors, hop[0] AS contractor, hop[1] AS subcontractor
WITH contract, prime,
  count(DISTINCT CASE WHEN contractor = prime THEN subcontractor END) AS firstTier,
  count(DISTINCT CASE WHEN contractor <> prime OR prime IS NULL THEN subcontractor END) AS deeperTiers,
  collect(DISTINCT CASE WHEN NOT subcontractor IN contractors THEN subcontractor END) AS ends
RETURN contract, prime, firstTier, deeperTiers, size(ends) AS endCount, ends[..25] AS endsAt
ORDER BY endCount DESC, contract.key
