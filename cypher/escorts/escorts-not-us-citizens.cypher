/*
name: escorts-not-us-citizens
title: Escorts who are not US citizens
question: Which escorts are not US citizens, or have no citizenship on record?
tags: [escorts, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  minImpactLevel:
    type: Int!
    default: 4
    description: Only systems at this impact level or higher.
severity: high
rule:
  text: Escorts are US citizens.
  citation: DoD Cloud Service Provider Security Requirements Guide, Version 1 Release 6, section 5.17
  from: 2025-12-10
subject:
  columns: [escort]
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
  usPersonStatus: Status on record.
  citizenOf: Countries of citizenship on record on the date.
  systems: Systems of the escorted accesses, 25 at most.
  evidence: Statements of escorting, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Digital escorts, UNKNOWN, NOT_IN_FORCE]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (escort:Person)-[escorts:ESCORTS]->()
WHERE escorts.validFrom <= $asOf < escorts.validTo
MATCH ()-[reaches:ACCESSES {access: escorts.access}]->(system:System)
WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
WITH escort, collect(DISTINCT system)[..25] AS systems, max(system.impactLevel) AS highestImpactLevel,
  collect(DISTINCT escorts)[..25] AS evidence
WITH *, COLLECT {
    MATCH (escort)-[citizen:CITIZEN_OF]->(home:Country)
    WHERE citizen.validFrom <= $asOf < citizen.validTo
    RETURN DISTINCT home
  } AS citizenOf
WITH *, CASE
    WHEN escort.usPersonStatus = 'CITIZEN' THEN null
    // A source says that they are a US citizen; their status on record may differ.
    WHEN any(home IN citizenOf WHERE home.key = 'US') THEN
      CASE WHEN coalesce(escort.usPersonStatus, 'UNKNOWN') <> 'UNKNOWN' THEN 'CANNOT_TELL' END
    WHEN coalesce(escort.usPersonStatus, 'UNKNOWN') = 'UNKNOWN' THEN 'CANNOT_TELL'
    ELSE 'VIOLATED'
  END AS verdict
WHERE verdict IS NOT NULL
RETURN escort, verdict, escort.usPersonStatus AS usPersonStatus, citizenOf, highestImpactLevel, systems, evidence
ORDER BY verdict DESC, highestImpactLevel DESC, escort.key
