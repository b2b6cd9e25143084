/*
name: employers-of-personnel-in-covered-nations
title: Employers of personnel in covered nations
question: Who employs personnel who are located in a covered nation and reach a defense system?
tags: [personnel, foreign, employer]
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
  employer: >-
    Employs the engineer on the date, on a contract of the access's family or with no contract named. Other employment
    does not count. Empty if no employer is on record.
  countries: Listed countries where the engineers are located.
  systems: Systems they reach, 25 at most.
  accesses: Number of accesses on record that are valid on the date.
  persons: Number of people or groups on record.
  contracts: Contracts of the accesses, 25 at most.
  evidence: Statements of location, access and employment, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Microsoft, China, Impact Level 4, Impact Level 5]
    lacks: [Insight Global]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
  - parameters: { asOf: 2025-07-17, lists: [15CFR791.4] }
    rows: 1
    contains: [Microsoft]
*/
MATCH (list:DesignationList)<-[designated:DESIGNATED_ON]-(country:Country)
WHERE list.key IN $lists AND designated.validFrom <= $asOf < designated.validTo
WITH DISTINCT country
MATCH (country)<-[located:LOCATED_IN]-(engineer:Person)
WHERE located.validFrom <= $asOf < located.validTo
MATCH (engineer)-[reaches:ACCESSES]->(system:System)
WHERE reaches.validFrom <= $asOf < reaches.validTo
WITH reaches.access AS access, engineer, system, collect(DISTINCT country) AS countries,
  collect(DISTINCT located) + collect(DISTINCT reaches) AS evidence
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
UNWIND countries AS country
UNWIND evidence + CASE WHEN employs IS NULL THEN [] ELSE [employs] END AS statement
RETURN employer, collect(DISTINCT country) AS countries, max(system.impactLevel) AS highestImpactLevel,
  collect(DISTINCT system)[..25] AS systems, count(DISTINCT access) AS accesses, count(DISTINCT engineer) AS persons,
  collect(DISTINCT work)[..25] AS contracts, collect(DISTINCT statement)[..25] AS evidence
ORDER BY highestImpactLevel DESC, accesses DESC, employer.key
