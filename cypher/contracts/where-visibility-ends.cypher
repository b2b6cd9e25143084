/*
name: where-visibility-ends
title: Where sub-tier visibility ends
question: >-
  How far down does the record of subcontracting go under each contract, and at which companies does it end?
tags: [contracts, subcontracting, gap]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  system:
    type: System
    condition: systems
    description: Only contracts that cover this system on the date.
rules: [first-tier-reports]
note: >-
  Prime contractors report first-tier subcontracts only, and only from a threshold up: a company without a subcontractor on
  record may have several.
columns:
  firstTier: Number of companies the prime subcontracts to.
  deeperTiers: >-
    Number of companies that have a subcontract from an organization other than the prime, whether or not the record connects
    them to the prime. A company of the first tier can be one of them; the prime itself is not.
  endsAt: >-
    Companies with no other company as subcontractor on record under this contract, 25 at most. Includes the prime if it has
    no subcontractor here. Empty if the prime is not on record either, or if each subcontracts to another in a circle.
  endCount: Number of these companies.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Insight Global, Microsoft]
  - parameters: { asOf: 2025-07-17, system: dod-cloud-il4 }
    rows: 1
    contains: [Insight Global]
*/
MATCH (contract:Contract)
WHERE contract.withdrawn IS NULL
  AND ($system IS NULL OR EXISTS { (contract)-[c:COVERS]->(:System {key: $system}) WHERE c.validFrom <= $asOf < c.validTo })
CALL (contract) {
  OPTIONAL MATCH (prime:Organization {key: contract.prime})
  OPTIONAL MATCH (contractor:Organization)-[subcontract:SUBCONTRACTS_TO {contract: contract.key}]->(subcontractor:Organization)
  // Every subcontract has "to"; testing for it lets Neo4j use the index on (contract, to).
  WHERE subcontract.to IS NOT NULL AND subcontract.validFrom <= $asOf < subcontract.validTo
  // Some reports name the same company at both ends, and some a prime as its own subcontractor's subcontractor.
  WITH prime, collect(DISTINCT CASE WHEN contractor <> subcontractor THEN contractor END) AS contractors,
    collect(DISTINCT subcontractor) AS subcontractors,
    collect(DISTINCT CASE WHEN contractor = prime AND subcontractor <> prime THEN subcontractor END) AS firstTier,
    collect(DISTINCT CASE WHEN contractor <> subcontractor AND (prime IS NULL OR contractor <> prime AND subcontractor <> prime) THEN subcontractor END) AS deeperTiers
  WITH prime, size(firstTier) AS firstTier, size(deeperTiers) AS deeperTiers, [company IN [prime] + subcontractors
    WHERE company IS NOT NULL AND NOT company IN contractors] AS ends
  UNWIND CASE ends WHEN [] THEN [null] ELSE ends END AS company
  RETURN prime, firstTier, deeperTiers, count(DISTINCT company) AS endCount, collect(DISTINCT company)[..25] AS endsAt
}
RETURN contract, prime, firstTier, deeperTiers, endCount, endsAt
ORDER BY endCount DESC, contract.key
