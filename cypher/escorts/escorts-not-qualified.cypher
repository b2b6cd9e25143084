/*
name: escorts-not-qualified
title: Escorts not technically qualified
question: >-
  Which escorts lack the technical qualification that the cloud guide requires, because they are less proficient than
  the engineers they watch or have not been assessed?
tags: [escorts, proficiency, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  minImpactLevel:
    type: Int!
    default: 2
    description: Only systems at this impact level or higher.
severity: high
rule:
  text: >-
    Escorts are technically qualified to judge the work that they watch. Proficiency is compared by the levels of DoDM
    8140.03 in employment that counts for the access.
  citation: DoD Cloud Service Provider Security Requirements Guide, Version 1 Release 6, section 5.17
  from: 2025-12-10
subject:
  columns: [escort, engineer]
  counted: escort
  noun: escorts
  of: |
    MATCH (escort:Person)-[escorts:ESCORTS]->()
    WHERE escorts.validFrom <= $asOf < escorts.validTo
    MATCH ()-[reaches:ACCESSES {access: escorts.access}]->(system:System)
    WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
    RETURN count(DISTINCT escort) AS subjects
columns:
  verdict: VIOLATED or CANNOT_TELL. People who meet the rule are not listed.
  finding: >-
    LESS_PROFICIENT: below the engineer's level. NOT_ASSESSED: no level of the escort is on record. CANNOT_TELL: no
    level of the engineer is on record, and the escort's level is not the highest.
  systems: Systems reached with this escort, 25 at most.
  evidence: Statements of escorting, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Digital escorts, China-based engineers, NOT_ASSESSED, NOT_IN_FORCE]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
// The statement of escorts-less-proficient, word for word: two rules, in force from different dates, require the same.
MATCH (escort:Person)-[escorts:ESCORTS]->(engineer:Person)
WHERE escorts.validFrom <= $asOf < escorts.validTo
WITH escorts.access AS access, escort, engineer, collect(escorts) AS escorting
MATCH ()-[reaches:ACCESSES {access: access}]->(system:System)
WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
WITH DISTINCT access, escort, engineer, escorting, system
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
// Proficiency stated for the role that the person has here comes before proficiency stated for another role.
CALL (escort, contract, family) {
  OPTIONAL MATCH (employer:Organization)-[employs:EMPLOYS]->(escort)
  WHERE employs.proficiency IS NOT NULL AND employs.validFrom <= $asOf < employs.validTo
    AND (employs.contract IS NULL OR (employs.contract IN family OR contract IN COLLECT {
    MATCH (:Contract {key: employs.contract})
      ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)*
      (over:Contract)
    RETURN over.key
  }))
  OPTIONAL MATCH (source:Source {key: employs.source})
  WITH employs, source
  ORDER BY coalesce(employs.role = 'ESCORT', false) DESC, employs.confidence DESC,
    coalesce(toString(source.retrievedAt), '') DESC, coalesce(toString(source.publishedOn), '') DESC, employs.source, employs.key
  LIMIT 1
  RETURN employs.proficiency AS escortProficiency
}
CALL (engineer, contract, family) {
  OPTIONAL MATCH (employer:Organization)-[employs:EMPLOYS]->(engineer)
  WHERE employs.proficiency IS NOT NULL AND employs.validFrom <= $asOf < employs.validTo
    AND (employs.contract IS NULL OR (employs.contract IN family OR contract IN COLLECT {
    MATCH (:Contract {key: employs.contract})
      ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)*
      (over:Contract)
    RETURN over.key
  }))
  OPTIONAL MATCH (source:Source {key: employs.source})
  WITH employs, source
  ORDER BY coalesce(employs.role = 'ENGINEER', false) DESC, employs.confidence DESC,
    coalesce(toString(source.retrievedAt), '') DESC, coalesce(toString(source.publishedOn), '') DESC, employs.source, employs.key
  LIMIT 1
  RETURN employs.proficiency AS engineerProficiency
}
WITH *, {BASIC: 1, INTERMEDIATE: 2, ADVANCED: 3} AS rank
WITH *, CASE
    WHEN escortProficiency IS NULL THEN 'NOT_ASSESSED'
    WHEN rank[escortProficiency] < rank[engineerProficiency] THEN 'LESS_PROFICIENT'
    WHEN engineerProficiency IS NULL AND escortProficiency <> 'ADVANCED' THEN 'CANNOT_TELL'
  END AS finding
WHERE finding IS NOT NULL
UNWIND escorting AS statement
RETURN escort, engineer, CASE finding WHEN 'LESS_PROFICIENT' THEN 'VIOLATED' ELSE 'CANNOT_TELL' END AS verdict, finding,
  escortProficiency, engineerProficiency, max(system.impactLevel) AS highestImpactLevel,
  collect(DISTINCT system)[..25] AS systems, collect(DISTINCT statement)[..25] AS evidence
ORDER BY verdict DESC, highestImpactLevel DESC, finding, escort.key, engineer.key
