/*
name: non-citizens-at-impact-level-6
title: Non-US citizens at IL6
question: Who reaches a system at Impact Level 6 and is not a US citizen, or has no citizenship on record?
tags: [access, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  minImpactLevel:
    type: Int!
    default: 6
    least: 0
    most: 6
    description: Only systems at this impact level or higher, and systems without one on record. At levels 4 and 5, the rule keeps out foreign persons only; it is not about lower levels.
severity: critical
rules: [srg-foreign-persons]
note: >-
  It looks at level 6, where lawful permanent residents, protected persons and nationals who are not citizens do not qualify.
  The rule is about the provider's personnel; the record does not show who belongs to it. Citizens of Puerto Rico, Guam, the
  US Virgin Islands and the Northern Mariana Islands are US citizens; those of American Samoa are nationals.
subject:
  columns: [person, system]
  counted: person
  noun: persons
  of: |
    MATCH (person:Person)-[has:HAS_ACCESS]->(:Access)-[:TO]->(system:System)
    WHERE system.kind = 'CLOUD' AND coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
    RETURN count(DISTINCT person) AS subjects
columns:
  verdict: >-
    WOULD_NOT_MEET or CANNOT_TELL. MET at levels 4 and 5 for US persons who are not citizens; below level 4, where the rule does
    not apply, MET also for foreign persons. Others who meet the rule are not listed. DOES_NOT_APPLY for systems that are no clouds.
  finding: >-
    NO_CITIZEN: not a US citizen. CITIZENSHIP_NOT_ON_RECORD: the record does not show whether the person is a US
    citizen; citizenship of another country does not settle it. CITIZENSHIP_CONTRADICTED: a source says that the person
    is a US citizen, but the status on record is another.
  usPersonStatus: Status on record.
  citizenOf: Countries of citizenship on record on the date.
  accesses: The person's accesses to the system on the date, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
  - parameters: { asOf: 2025-07-17, minImpactLevel: 4 }
    rows: 2
    contains: [China-based engineers, CITIZENSHIP_NOT_ON_RECORD, NOT_LOOKED_AT]
    lacks: [NO_CITIZEN]
  - parameters: { asOf: 2025-07-18, minImpactLevel: 4 }
    rows: 0
*/
MATCH (person:Person)-[has:HAS_ACCESS]->(access:Access)-[:TO]->(system:System)
WHERE coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
  AND coalesce(person.usPersonStatus, 'UNKNOWN') <> 'CITIZEN'
WITH person, system, coalesce(person.usPersonStatus, 'UNKNOWN') AS status, collect(access)[..25] AS accesses, COLLECT {
    MATCH (person)-[citizen:CITIZEN_OF]->(home:Country)
    WHERE citizen.validFrom <= $asOf < citizen.validTo
    RETURN DISTINCT home ORDER BY home.key
  } AS citizenOf
WITH *, any(home IN citizenOf WHERE home.key IN ['US', 'PR', 'GU', 'VI', 'MP']) AS isClaimed
WHERE NOT (isClaimed AND status = 'UNKNOWN')
WITH *, CASE
    WHEN isClaimed THEN 'CITIZENSHIP_CONTRADICTED'
    WHEN status = 'UNKNOWN' THEN 'CITIZENSHIP_NOT_ON_RECORD'
    ELSE 'NO_CITIZEN'
  END AS finding
WITH *, CASE WHEN system.kind <> 'CLOUD' THEN 'DOES_NOT_APPLY'
    WHEN finding <> 'NO_CITIZEN' THEN 'CANNOT_TELL'
    WHEN system.impactLevel = 6 OR system.impactLevel >= 4 AND status = 'FOREIGN_PERSON' THEN 'VIOLATED'
    WHEN system.impactLevel IS NULL THEN 'CANNOT_TELL'
    ELSE 'MET'
  END AS verdict
RETURN system, system.impactLevel AS impactLevel, person, verdict, finding,
  person.usPersonStatus AS usPersonStatus, citizenOf, accesses
ORDER BY verdict DESC, coalesce(impactLevel, 0) DESC, system.key, person.key
