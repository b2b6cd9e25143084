/*
name: status-not-on-record
title: US-person status not on record
question: Who reaches a system that is closed to foreign persons, although the record does not show whether they are foreign persons?
tags: [personnel, foreign, gap, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  minImpactLevel:
    type: Int!
    default: 4
    least: 4
    most: 6
    description: Only systems at this impact level or higher, and systems without one on record.
severity: moderate
rules: [srg-foreign-persons]
note: >-
  A location is not a status: a foreign person can be located in the United States. What the record shows of people
  abroad is judged by direct-grants-to-foreign-persons and escort-as-proxy. Citizens of Puerto Rico, Guam, the US Virgin
  Islands and the Northern Mariana Islands are US citizens.
subject:
  columns: [person, system]
  counted: person
  noun: persons
  of: |
    MATCH (person:Person)-[has:HAS_ACCESS]->(:Access)-[:TO]->(system:System)
    WHERE system.kind = 'CLOUD' AND coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
    RETURN count(DISTINCT person) AS subjects
columns:
  verdict: CANNOT_TELL; DOES_NOT_APPLY for systems that are no clouds. People with a status on record, and citizens of the United States, are not listed.
  locatedIn: Where the person is located on the date. Empty if that is not on record either.
  accesses: The person's accesses to the system on the date, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 2
    contains: [China-based engineers, NOT_LOOKED_AT]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (person:Person)-[has:HAS_ACCESS]->(access:Access)-[:TO]->(system:System)
WHERE coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
  AND coalesce(person.usPersonStatus, 'UNKNOWN') = 'UNKNOWN'
  AND NOT EXISTS {
    (person)-[citizen:CITIZEN_OF]->(home:Country)
    WHERE home.key IN ['US', 'PR', 'GU', 'VI', 'MP'] AND citizen.validFrom <= $asOf < citizen.validTo
  }
RETURN person, system, system.impactLevel AS impactLevel,
  CASE system.kind WHEN 'CLOUD' THEN 'CANNOT_TELL' ELSE 'DOES_NOT_APPLY' END AS verdict, COLLECT {
    MATCH (person)-[located:LOCATED_IN]->(country:Country)
    WHERE located.validFrom <= $asOf < located.validTo
    RETURN DISTINCT country ORDER BY country.key
  } AS locatedIn, collect(access)[..25] AS accesses
ORDER BY verdict DESC, coalesce(impactLevel, 0) DESC, system.key, person.key
