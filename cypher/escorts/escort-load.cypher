/*
name: escort-load
title: Load of the escorts
question: How many engineers does each escort watch on a day, and how many accesses at most at the same time until then?
tags: [escorts]
parameters:
  asOf:
    type: Date!
    default: today
    description: The day it is about.
  escort:
    type: Person
    description: Only this escort.
  atLeast:
    type: Int!
    default: 1
    description: Only escorts of at least so many engineers on the day.
columns:
  engineers: How many persons, or groups of them, are escorted on the day.
  accesses: How many accesses are escorted on the day.
  peakOverlap: The most accesses escorted on any one day until then.
  peakOn: The first such day; empty where it has no known start.
  sessions: Sessions on record for the accesses of the day, as far as they are; empty where none are.
  hours: Hours on record for them, as far as they are.
  systems: The systems of these accesses; 25 at most.
  evidence: Statements of escorting on the day; 25 at most.
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
WHERE ($escort IS NULL OR escort.key = $escort)
  AND escorts.supersededAt IS NULL AND coalesce(escorts.validFrom <= $asOf, true) AND coalesce($asOf < escorts.validTo, true)
// Several sources may tell of one escorted access: of each, the one that tells of most counts.
WITH escort, engineer, escorts.access AS access, max(escorts.sessions) AS sessions, max(escorts.hours) AS hours,
  collect(escorts) AS statements
WITH escort, count(DISTINCT engineer) AS engineers, collect(DISTINCT access) AS accesses,
  CASE WHEN count(sessions) > 0 THEN sum(sessions) END AS sessions, CASE WHEN count(hours) > 0 THEN sum(hours) END AS hours,
  collect(statements) AS statements
WHERE engineers >= $atLeast
CALL (escort) {
  // The number escorted can only grow on a day on which something begins.
  MATCH (escort)-[begins:ESCORTS]->()
  WHERE begins.supersededAt IS NULL AND coalesce(begins.validFrom <= $asOf, true)
  WITH DISTINCT escort, begins.validFrom AS day
  MATCH (escort)-[overlaps:ESCORTS]->()
  WHERE overlaps.supersededAt IS NULL
    AND (overlaps.validFrom IS NULL OR overlaps.validFrom <= day)
    AND (day IS NULL OR overlaps.validTo IS NULL OR day < overlaps.validTo)
  WITH day, count(DISTINCT overlaps.access) AS overlap
  ORDER BY overlap DESC, day
  LIMIT 1
  RETURN overlap AS peakOverlap, day AS peakOn
}
RETURN escort, engineers, size(accesses) AS accesses, peakOverlap, peakOn, sessions, hours,
  COLLECT {
    UNWIND accesses AS access
    MATCH ()-[reaches:ACCESSES {access: access}]->(system:System)
    WHERE reaches.supersededAt IS NULL AND coalesce(reaches.validFrom <= $asOf, true) AND coalesce($asOf < reaches.validTo, true)
    WITH DISTINCT system ORDER BY system.key LIMIT 25
    RETURN system
  } AS systems, reduce(joined = [], some IN statements | joined + some)[..25] AS evidence
ORDER BY engineers DESC, peakOverlap DESC, escort.key
