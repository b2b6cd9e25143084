/*
name: escorts-shared-across-primes
title: Escorts shared across primes
question: Which escorts watch accesses under contracts of more than one prime contractor on the same date?
tags: [escorts, concentration]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
columns:
  primes: Primes of the contracts of the accesses escorted on the date.
  accesses: Number of these accesses.
  employers: >-
    Organizations that employ the escort on the date, on a contract of these accesses' families or with no contract
    named. Other employment does not count.
  systems: Systems, 25 at most.
  evidence: Statements of escorting, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
MATCH (escort:Person)-[escorts:ESCORTS]->()
WHERE escorts.validFrom <= $asOf < escorts.validTo
MATCH ()-[reaches:ACCESSES {access: escorts.access}]->(system:System)
WHERE reaches.validFrom <= $asOf < reaches.validTo
WITH escorts.access AS access, escort, system, collect(DISTINCT escorts) AS escorting
// The contract comes from the best statement of the access, whatever its dates.
CALL (access) {
  OPTIONAL MATCH ()-[stated:ACCESSES {access: access}]->()
  WHERE stated.contract IS NOT NULL
  OPTIONAL MATCH (source:Source {key: stated.source})
  WITH stated, source
  ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
    coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
  LIMIT 1
  RETURN stated.contract AS contract
}
MATCH (work:Contract {key: contract})
MATCH (prime:Organization {key: work.prime})
WITH escort, collect(DISTINCT prime) AS primes, collect(DISTINCT contract) AS contracts, count(DISTINCT access) AS accesses,
  collect(DISTINCT system)[..25] AS systems, reduce(joined = [], some IN collect(escorting) | joined + some)[..25] AS evidence
WHERE size(primes) > 1
RETURN escort, primes, accesses, COLLECT {
    UNWIND contracts AS contract
    WITH *, COLLECT {
        MATCH (:Contract {key: contract})
          ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)*
          (above:Contract)
        RETURN above.key
      } AS family
    MATCH (employer:Organization)-[employs:EMPLOYS]->(escort)
    WHERE employs.validFrom <= $asOf < employs.validTo
      AND (employs.contract IS NULL OR (employs.contract IN family OR contract IN COLLECT {
    MATCH (:Contract {key: employs.contract})
      ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)*
      (over:Contract)
    RETURN over.key
  }))
    RETURN DISTINCT employer
  } AS employers, systems, evidence
ORDER BY size(primes) DESC, accesses DESC, escort.key
