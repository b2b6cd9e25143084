/*
name: employers-of-personnel-in-a-country
title: Employers of personnel in a country
question: Who employs personnel who are located in a given country and reach a defense system?
tags: [personnel, foreign, employer]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  country:
    type: Country!
    description: Where the personnel are located.
  minImpactLevel:
    type: Int!
    default: 2
    description: Only systems at this impact level or higher.
columns:
  employer: >-
    Employs the engineer on the date, on a contract of the access's family or with no contract named. Other employment
    does not count. Empty if no employer is on record.
  persons: Number of people or groups on record.
  accesses: Number of accesses on record that are valid on the date.
  systems: Systems they reach, 25 at most.
  contracts: Contracts of the accesses, 25 at most.
  evidence: Statements of location, access and employment, 25 at most.
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
WHERE located.validFrom <= $asOf < located.validTo
MATCH (engineer)-[reaches:ACCESSES]->(system:System)
WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
WITH reaches.access AS access, engineer, system, collect(DISTINCT located) + collect(DISTINCT reaches) AS evidence
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
OPTIONAL MATCH (employer:Organization)-[employs:EMPLOYS]->(engineer)
WHERE employs.validFrom <= $asOf < employs.validTo
  AND (employs.contract IS NULL OR (employs.contract IN family OR contract IN COLLECT {
    MATCH (:Contract {key: employs.contract})
      ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)*
      (over:Contract)
    RETURN over.key
  }))
OPTIONAL MATCH (work:Contract {key: contract})
UNWIND evidence + CASE WHEN employs IS NULL THEN [] ELSE [employs] END AS statement
RETURN employer, count(DISTINCT engineer) AS persons, count(DISTINCT access) AS accesses,
  max(system.impactLevel) AS highestImpactLevel, collect(DISTINCT system)[..25] AS systems,
  collect(DISTINCT work)[..25] AS contracts, collect(DISTINCT statement)[..25] AS evidence
ORDER BY highestImpactLevel DESC, accesses DESC, employer.key
