/*
name: escort-load
title: Workload of escorts
question: >-
  How many engineers does each escort watch on a date, and what is the largest number of accesses escorted at once up to
  then?
tags: [escorts]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  escort:
    type: Person
    description: Only this escort.
  atLeast:
    type: Int!
    default: 1
    least: 0
    description: Only escorts who watch at least this many engineers on the date.
columns:
  engineers: Number of people, or groups of them, escorted on the date.
  accesses: Number of accesses escorted on the date.
  peakOverlap: Largest number of accesses escorted on any one day up to the date.
  peakOn: First day with that number. Empty if its start is not known.
  sessions: Known sessions for the accesses escorted on the date; may be incomplete. Empty if none are on record.
  hours: Known hours for these accesses; may be incomplete.
  systems: Systems of these accesses, 25 at most.
  escorted: Accesses escorted on the date, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Digital escorts, Impact Level 4, Impact Level 5]
  - parameters: { asOf: 2025-07-17, atLeast: 2 }
    rows: 0
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (escort:Person)-[escorts:ESCORTS]->(engineer:Person)
WHERE ($escort IS NULL OR escort.key = $escort) AND escorts.validFrom <= $asOf < escorts.validTo
// Several sources may report one escorted access: the highest numbers count.
WITH escort, engineer, escorts.access AS key, max(escorts.sessions) AS sessions, max(escorts.hours) AS hours
// An access that does not hold on the date is not escorted, whatever the end of the escorting on record.
MATCH ()-[has:HAS_ACCESS]->(access:Access {key: key})-[:TO]->(system:System)
WHERE has.validFrom <= $asOf < has.validTo
WITH escort, count(DISTINCT engineer) AS engineers, count(DISTINCT key) AS accesses,
  CASE WHEN count(sessions) > 0 THEN sum(sessions) END AS sessions, CASE WHEN count(hours) > 0 THEN sum(hours) END AS hours,
  collect(DISTINCT system)[..25] AS systems, collect(DISTINCT access)[..25] AS escorted
WHERE engineers >= $atLeast
CALL (escort) {
  // The days on which an access holds and is escorted; their number can only grow on a day when one of these periods begins.
  MATCH (escort)-[escorts:ESCORTS]->()
  MATCH ()-[has:HAS_ACCESS]->(:Access {key: escorts.access})
  WHERE escorts.validFrom < has.validTo AND has.validFrom < escorts.validTo
  WITH collect(DISTINCT {
    access: escorts.access,
    begins: CASE WHEN escorts.validFrom > has.validFrom THEN escorts.validFrom ELSE has.validFrom END,
    ends: CASE WHEN escorts.validTo < has.validTo THEN escorts.validTo ELSE has.validTo END
  }) AS periods
  UNWIND periods AS first
  WITH DISTINCT periods, first.begins AS day WHERE day <= $asOf
  UNWIND [one IN periods WHERE one.begins <= day < one.ends | one.access] AS key
  WITH day, count(DISTINCT key) AS overlap
  ORDER BY overlap DESC, day LIMIT 1
  RETURN overlap AS peakOverlap, CASE WHEN day > date('0001-01-01') THEN day END AS peakOn
}
RETURN escort, engineers, accesses, peakOverlap, peakOn, sessions, hours, systems, escorted
ORDER BY engineers DESC, peakOverlap DESC, escort.key
