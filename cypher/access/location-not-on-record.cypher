/*
name: location-not-on-record
title: Location not on record
question: >-
  Whose location is unknown, though they can reach a system? The check reach-from-covered-nations reports the same
  people as CANNOT_TELL.
tags: [access, foreign, gap]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  minImpactLevel:
    type: Int!
    default: 2
    description: Only systems at this impact level or higher.
columns:
  usPersonStatus: Status on record.
  evidence: Statements of access.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
MATCH (person:Person)-[reaches:ACCESSES]->(system:System)
WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
  AND NOT EXISTS {
    MATCH (person)-[located:LOCATED_IN]->(:Country)
    WHERE located.validFrom <= $asOf < located.validTo
  }
RETURN person, system, system.impactLevel AS impactLevel, person.usPersonStatus AS usPersonStatus,
  collect(reaches) AS evidence
ORDER BY impactLevel DESC, system.key, person.key
