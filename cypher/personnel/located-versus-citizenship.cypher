/*
name: located-versus-citizenship
title: Located in one country, citizen of another
question: >-
  Who reaches a system from a country of which they are not a citizen? Whose location or citizenship is not on record?
tags: [personnel, foreign, gap]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  minImpactLevel:
    type: Int!
    default: 0
    least: 0
    most: 6
    description: Only systems with an impact level on record, at least this. 0 means any system, with or without one.
columns:
  finding: >-
    DIFFERENT: not a citizen of any country where they are located. CITIZENSHIP_NOT_ON_RECORD, LOCATION_NOT_ON_RECORD,
    NEITHER_ON_RECORD: the record does not tell. The US and its territories count as one country.
  locatedIn: Where the person is located on the date.
  citizenOf: Countries of which the person is a citizen on the date.
  usPersonStatus: Status on record. CITIZEN means a US citizen.
  systems: Systems reached, 25 at most.
  accesses: The person's accesses, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [China-based engineers, China, CITIZENSHIP_NOT_ON_RECORD]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (person:Person)-[has:HAS_ACCESS]->(access:Access)-[:TO]->(system:System)
WHERE coalesce(system.impactLevel, 0) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
WITH person, collect(DISTINCT system)[..25] AS systems, max(system.impactLevel) AS highestImpactLevel,
  collect(DISTINCT access)[..25] AS accesses
WITH *, COLLECT {
    MATCH (person)-[located:LOCATED_IN]->(country:Country)
    WHERE located.validFrom <= $asOf < located.validTo
    RETURN DISTINCT country
  } AS locatedIn, COLLECT {
    MATCH (person)-[citizen:CITIZEN_OF]->(country:Country)
    WHERE citizen.validFrom <= $asOf < citizen.validTo
    RETURN DISTINCT country
  } AS citizenOf
WITH *, [one IN locatedIn | CASE WHEN one.isForeign THEN one.key ELSE 'US' END] AS places,
  [one IN citizenOf | CASE WHEN one.isForeign THEN one.key ELSE 'US' END]
    + CASE person.usPersonStatus WHEN 'CITIZEN' THEN ['US'] ELSE [] END AS homes
WITH *, CASE
    WHEN places = [] AND homes = [] THEN 'NEITHER_ON_RECORD'
    WHEN places = [] THEN 'LOCATION_NOT_ON_RECORD'
    WHEN homes = [] THEN 'CITIZENSHIP_NOT_ON_RECORD'
    WHEN none(place IN places WHERE place IN homes) THEN 'DIFFERENT'
  END AS finding
WHERE finding IS NOT NULL
RETURN person, finding, locatedIn, citizenOf, person.usPersonStatus AS usPersonStatus, highestImpactLevel, systems, accesses
ORDER BY finding, coalesce(highestImpactLevel, 0) DESC, person.key
