/*
name: employers-of-personnel-in-a-country
title: Employers of personnel in a country
question: Who employs personnel located in a given country who reach a defence system?
tags: [personnel, foreign, employer]
parameters:
  asOf:
    type: Date!
    default: today
    description: The day it is about.
  country:
    type: Country!
    description: Where the personnel are located.
  minImpactLevel:
    type: Int!
    default: 2
    description: Lowest impact level of the systems.
columns:
  employer: >-
    Employs the engineer on the day, on a contract of the access's family or with none named; employment elsewhere does
    not count. Empty where nobody is on record.
  persons: How many persons or groups on record.
  accesses: How many accesses on record hold on the day.
  systems: The systems they reach; 25 at most.
  contracts: The contracts of the accesses; 25 at most.
  evidence: Statements of location, access and employment; 25 at most.
expect:
  - parameters: { asOf: 2025-07-17, country: CN }
    rows: 1
    contains: [Microsoft, Impact Level 4, Impact Level 5]
    lacks: [Insight Global]
  - parameters: { asOf: 2025-07-17, country: IN }
    rows: 0
  - parameters: { asOf: 2025-07-18, country: CN }
    rows: 0
*/
MATCH (:Country {key: $country})<-[located:LOCATED_IN]-(engineer:Person)
WHERE located.supersededAt IS NULL AND coalesce(located.validFrom <= $asOf, true) AND coalesce($asOf < located.validTo, true)
MATCH (engineer)-[reaches:ACCESSES]->(system:System)
WHERE system.impactLevel >= $minImpactLevel
  AND reaches.supersededAt IS NULL AND coalesce(reaches.validFrom <= $asOf, true) AND coalesce($asOf < reaches.validTo, true)
WITH reaches.access AS access, engineer, system, collect(DISTINCT located) + collect(DISTINCT reaches) AS evidence
// The contract of an access is what its best statement says, on whatever day.
CALL (access) {
  OPTIONAL MATCH ()-[stated:ACCESSES {access: access}]->()
  WHERE stated.supersededAt IS NULL AND stated.contract IS NOT NULL
  OPTIONAL MATCH (source:Source {key: stated.source})
  WITH stated, source
  ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
    coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
  LIMIT 1
  RETURN stated.contract AS contract
}
// Its family: the contracts above it here, those under it by looking up from theirs. Each has one parent, so up is cheap.
WITH *, COLLECT {
    MATCH (:Contract {key: contract})
      ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE under.supersededAt IS NULL AND lower.parent = upper.key)*
      (above:Contract)
    RETURN above.key
  } AS family
OPTIONAL MATCH (employer:Organization)-[employs:EMPLOYS]->(engineer)
WHERE employs.supersededAt IS NULL AND coalesce(employs.validFrom <= $asOf, true) AND coalesce($asOf < employs.validTo, true)
  AND (employs.contract IS NULL OR (employs.contract IN family OR contract IN COLLECT {
    MATCH (:Contract {key: employs.contract})
      ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE under.supersededAt IS NULL AND lower.parent = upper.key)*
      (over:Contract)
    RETURN over.key
  }))
OPTIONAL MATCH (work:Contract {key: contract})
UNWIND evidence + CASE WHEN employs IS NULL THEN [] ELSE [employs] END AS statement
RETURN employer, count(DISTINCT engineer) AS persons, count(DISTINCT access) AS accesses,
  max(system.impactLevel) AS highestImpactLevel, collect(DISTINCT system)[..25] AS systems,
  collect(DISTINCT work)[..25] AS contracts, collect(DISTINCT statement)[..25] AS evidence
ORDER BY highestImpactLevel DESC, accesses DESC, employer.key
