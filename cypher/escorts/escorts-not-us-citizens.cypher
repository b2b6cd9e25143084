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
    least: 0
    most: 6
    description: Only systems at this impact level or higher, and systems without one on record.
severity: high
rules: [srg-escorts]
note: >-
  Citizens of Puerto Rico, Guam, the US Virgin Islands and the Northern Mariana Islands are US citizens; those of American
  Samoa are nationals.
subject:
  columns: [escort]
  counted: escort
  noun: escorts
  of: |
    MATCH (escort:Person)-[escorts:ESCORTS]->()
    WHERE escorts.validFrom <= $asOf < escorts.validTo
    MATCH ()-[has:HAS_ACCESS]->(:Access {key: escorts.access})-[:TO]->(system:System)
    WHERE system.kind = 'CLOUD' AND coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
    RETURN count(DISTINCT escort) AS subjects
columns:
  verdict: WOULD_NOT_MEET or CANNOT_TELL; DOES_NOT_APPLY if none of the systems is a cloud. People who meet the rule are not listed.
  usPersonStatus: Status on record.
  citizenOf: Countries of citizenship on record on the date.
  systems: Systems of the escorted accesses, 25 at most.
  accesses: Accesses escorted on the date, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (escort:Person)-[escorts:ESCORTS]->()
WHERE escorts.validFrom <= $asOf < escorts.validTo AND coalesce(escort.usPersonStatus, 'UNKNOWN') <> 'CITIZEN'
MATCH ()-[has:HAS_ACCESS]->(access:Access {key: escorts.access})-[:TO]->(system:System)
WHERE coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
WITH escort, coalesce(escort.usPersonStatus, 'UNKNOWN') AS status, max(system.impactLevel) AS highestImpactLevel,
  collect(DISTINCT system)[..25] AS systems, collect(DISTINCT access)[..25] AS accesses,
  'CLOUD' IN collect(DISTINCT system.kind) AS isOfCloud, COLLECT {
    MATCH (escort)-[citizen:CITIZEN_OF]->(home:Country)
    WHERE citizen.validFrom <= $asOf < citizen.validTo
    RETURN DISTINCT home ORDER BY home.key
  } AS citizenOf
// A source may say that they are a US citizen while their status on record is another.
WITH *, any(home IN citizenOf WHERE home.key IN ['US', 'PR', 'GU', 'VI', 'MP']) AS isClaimed
WHERE NOT (isClaimed AND status = 'UNKNOWN')
RETURN escort, CASE
    WHEN NOT isOfCloud THEN 'DOES_NOT_APPLY' WHEN isClaimed OR status = 'UNKNOWN' THEN 'CANNOT_TELL' ELSE 'VIOLATED'
  END AS verdict,
  escort.usPersonStatus AS usPersonStatus, citizenOf, highestImpactLevel, systems, accesses
ORDER BY verdict DESC, coalesce(highestImpactLevel, 0) DESC, escort.key
