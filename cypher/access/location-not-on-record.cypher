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
    default: 0
    least: 0
    most: 6
    description: Only systems with an impact level on record, at least this. 0 means any system, with or without one.
columns:
  usPersonStatus: Status on record.
  accesses: The person's accesses to the system on the date, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
MATCH (person:Person)-[has:HAS_ACCESS {located: false}]->(access:Access)-[:TO]->(system:System)
WHERE has.validFrom <= $asOf < has.validTo AND coalesce(system.impactLevel, 0) >= $minImpactLevel
RETURN person, system, system.impactLevel AS impactLevel, person.usPersonStatus AS usPersonStatus,
  collect(access)[..25] AS accesses
ORDER BY coalesce(impactLevel, 0) DESC, system.key, person.key
