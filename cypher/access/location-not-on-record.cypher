/*
name: location-not-on-record
title: Location not on record
question: Of whom is it not on record where they are, while they reach a system?
tags: [access, foreign, gap]
parameters:
  asOf:
    type: Date!
    default: today
    description: The day it is about.
  minImpactLevel:
    type: Int!
    default: 2
    description: Lowest impact level of the systems.
severity: high
rule:
  text: >-
    Nobody physically located in a covered nation may have physical, remote, data or indirect access to cloud systems of
    the Defense Department. Without a location, nobody can tell.
  citation: National Defense Authorization Act for Fiscal Year 2026 (P.L. 119-60); covered nations as in 10 U.S.C. 4872
  from: 2025-12-18
subject:
  columns: [person, system]
  counted: person
  noun: persons
  of: |
    MATCH (person:Person)-[reaches:ACCESSES]->(system:System)
    WHERE system.impactLevel >= $minImpactLevel
      AND reaches.supersededAt IS NULL AND coalesce(reaches.validFrom <= $asOf, true) AND coalesce($asOf < reaches.validTo, true)
    RETURN count(DISTINCT person) AS subjects
columns:
  verdict: CANNOT_TELL always; a location in a covered nation is another check, reach-from-covered-nations.
  usPersonStatus: Status on record.
  evidence: Statements of access.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
MATCH (person:Person)-[reaches:ACCESSES]->(system:System)
WHERE system.impactLevel >= $minImpactLevel
  AND reaches.supersededAt IS NULL AND coalesce(reaches.validFrom <= $asOf, true) AND coalesce($asOf < reaches.validTo, true)
  AND NOT EXISTS {
    MATCH (person)-[located:LOCATED_IN]->(:Country)
    WHERE located.supersededAt IS NULL AND coalesce(located.validFrom <= $asOf, true) AND coalesce($asOf < located.validTo, true)
  }
RETURN person, system, system.impactLevel AS impactLevel, 'CANNOT_TELL' AS verdict, person.usPersonStatus AS usPersonStatus,
  collect(reaches) AS evidence
ORDER BY verdict DESC, impactLevel DESC, system.key, person.key
