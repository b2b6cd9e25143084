/*
name: suppliers-of-escorts
title: Suppliers of the escorts
question: Who supplies the escorts of personnel located in a covered nation?
tags: [escorts, foreign, employer]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  lists:
    type: "[DesignationList!]!"
    default: [10USC4872]
    description: Keys of the designation lists whose countries count on that date.
columns:
  supplier: >-
    Employs the escort on the date on a contract of the access's family, in any role. If there is no such employer,
    organizations that employ the escort with no contract named. Empty if no employer is on record.
  primes: Primes of the accesses' contracts, 25 at most.
  systems: Systems that the escorted personnel reach, 25 at most.
  accesses: Number of accesses escorted this way on the date.
  escorts: Number of escorts, or groups of them, on record.
  evidence: Statements of escorting and of the escorts' employment, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Insight Global, Microsoft, Impact Level 5]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (list:DesignationList)<-[designated:DESIGNATED_ON]-(country:Country)
WHERE list.key IN $lists AND designated.validFrom <= $asOf < designated.validTo
WITH DISTINCT country
MATCH (country)<-[located:LOCATED_IN]-(engineer:Person)
WHERE located.validFrom <= $asOf < located.validTo
MATCH (engineer)-[reaches:ACCESSES]->(system:System)
WHERE reaches.validFrom <= $asOf < reaches.validTo
WITH reaches.access AS access, engineer, system, count(*) AS statements
MATCH (escort:Person)-[escorts:ESCORTS {access: access}]->()
WHERE escorts.validFrom <= $asOf < escorts.validTo
WITH access, system, escort, collect(escorts) AS escorting
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
// The contract and those above it. Contracts below it are found by walking up from them: each has one parent, so that is cheap.
WITH *, COLLECT {
    MATCH (:Contract {key: contract})
      ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)*
      (above:Contract)
    RETURN above.key
  } AS family
CALL (escort, contract, family) {
  OPTIONAL MATCH (supplier:Organization)-[employs:EMPLOYS]->(escort)
  WHERE employs.validFrom <= $asOf < employs.validTo
    AND (employs.contract IS NULL OR (employs.contract IN family OR contract IN COLLECT {
    MATCH (:Contract {key: employs.contract})
      ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)*
      (over:Contract)
    RETURN over.key
  }))
  WITH collect({supplier: supplier, employs: employs}) AS found
  // Employment that names no contract counts only if no employment that names one counts.
  WITH [one IN found WHERE one.employs.contract IS NOT NULL] AS named, found
  UNWIND CASE WHEN named = [] THEN found ELSE named END AS one
  RETURN one.supplier AS supplier, one.employs AS employs
}
OPTIONAL MATCH (work:Contract {key: contract})
OPTIONAL MATCH (prime:Organization {key: work.prime})
UNWIND escorting + CASE WHEN employs IS NULL THEN [] ELSE [employs] END AS statement
RETURN supplier, collect(DISTINCT prime)[..25] AS primes, max(system.impactLevel) AS highestImpactLevel,
  collect(DISTINCT system)[..25] AS systems, count(DISTINCT access) AS accesses, count(DISTINCT escort) AS escorts,
  collect(DISTINCT statement)[..25] AS evidence
ORDER BY highestImpactLevel DESC, accesses DESC, supplier.key
