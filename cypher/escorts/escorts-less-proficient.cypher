/*
name: escorts-less-proficient
title: Escorts less proficient than the engineers they watch
question: Which escorts are less proficient than the engineers they watch, or have not been assessed?
tags: [escorts, proficiency, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  minImpactLevel:
    type: Int!
    default: 2
    least: 0
    most: 6
    description: Only systems at this impact level or higher, and systems without one on record.
severity: moderate
rules: [nist-maintenance, srg-escorts, srg-workforce]
note: >-
  Comparing the levels of escort and engineer, by DoDM 8140.03, is Subtier's own indicator: no rule asks for it, so it
  never says that a rule was not met. The rules ask that an escort be technically qualified. Employment that counts for the
  access gives the levels. If sources differ, the best statement counts; of one source's statements, the latest.
subject:
  columns: [escort, engineer]
  counted: escort
  noun: escorts
  of: |
    MATCH (escort:Person)-[escorts:ESCORTS]->()
    WHERE escorts.validFrom <= $asOf < escorts.validTo
    MATCH ()-[has:HAS_ACCESS]->(:Access {key: escorts.access})-[:TO]->(system:System)
    WHERE coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
    RETURN count(DISTINCT escort) AS subjects
columns:
  verdict: Always CANNOT_TELL. Pairs in which the escort is as proficient are not listed.
  finding: >-
    LESS_PROFICIENT: below the engineer's level. NOT_ASSESSED: no level of the escort is on record. CANNOT_TELL: no
    level of the engineer is on record, and the escort's level is not the highest.
  systems: Systems reached with this escort, 25 at most.
  accesses: Accesses escorted on the date, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Digital escorts, China-based engineers, NOT_ASSESSED, CANNOT_TELL]
    lacks: [NOT_LOOKED_AT, LESS_PROFICIENT]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (escort:Person)-[escorts:ESCORTS]->(engineer:Person)
WHERE escorts.validFrom <= $asOf < escorts.validTo
MATCH ()-[has:HAS_ACCESS]->(access:Access {key: escorts.access})-[:TO]->(system:System)
WHERE coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
WITH escort, engineer, access.contract AS contract, collect(DISTINCT access) AS accesses
CALL (escort, engineer, contract) {
  UNWIND [[escort, 'ESCORT'], [engineer, 'ENGINEER']] AS pair
  WITH pair[0] AS person, pair[1] AS role, contract
  MATCH (person)<-[employs:EMPLOYS]-(:Organization)
  WHERE employs.proficiency IS NOT NULL AND employs.validFrom <= $asOf < employs.validTo
    AND (employs.contract IS NULL OR employs.contract = contract OR EXISTS {
      // The employment's contract is above the contract of the access, or below it.
      UNWIND [[contract, employs.contract], [employs.contract, contract]] AS ends
      MATCH (:Contract {key: ends[0]})
        ((lower:Contract)-[:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)*
        (:Contract {key: ends[1]})
    })
  OPTIONAL MATCH (source:Source {key: employs.source})
  // Proficiency stated for the role that the person has here comes before proficiency stated for another role.
  WITH role, employs, source
  ORDER BY coalesce(employs.role = role, false) DESC, employs.confidence DESC,
    coalesce({ORIGINAL: 0, COPY: 1, REPRINT: 2}[source.grade], 3), replace(coalesce(toString(source.retrievedAt), ''), 'Z', '') DESC, coalesce(toString(source.publishedOn), '') DESC, employs.source, employs.key
  WITH role, collect(employs) AS stated
  // A source's later statement replaces its earlier ones; one about another role does not replace one about this role.
  WITH role, [one IN stated WHERE none(later IN stated WHERE later.source = one.source AND later.validFrom > one.validFrom
    AND later.confidence >= one.confidence AND (later.role = role OR coalesce(one.role <> role, true)))][0].proficiency AS proficiency
  RETURN collect(CASE role WHEN 'ESCORT' THEN proficiency END)[0] AS escortProficiency,
    collect(CASE role WHEN 'ENGINEER' THEN proficiency END)[0] AS engineerProficiency
}
WITH *, {BASIC: 1, INTERMEDIATE: 2, ADVANCED: 3} AS rank
WITH *, CASE
    WHEN escortProficiency IS NULL THEN 'NOT_ASSESSED'
    WHEN rank[escortProficiency] < rank[engineerProficiency] THEN 'LESS_PROFICIENT'
    WHEN engineerProficiency IS NULL AND escortProficiency <> 'ADVANCED' THEN 'CANNOT_TELL'
  END AS finding
WHERE finding IS NOT NULL
UNWIND accesses AS access
MATCH (access)-[:TO]->(system:System)
RETURN escort, engineer, 'CANNOT_TELL' AS verdict, finding, escortProficiency, engineerProficiency, max(system.impactLevel) AS highestImpactLevel,
  collect(DISTINCT system)[..25] AS systems, collect(DISTINCT access)[..25] AS accesses
ORDER BY verdict DESC, finding = 'LESS_PROFICIENT' DESC, coalesce(highestImpactLevel, 0) DESC, finding, escort.key, engineer.key
