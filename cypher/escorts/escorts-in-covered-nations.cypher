/*
name: escorts-in-covered-nations
title: Escorts in covered nations
question: Which escorts are located in a covered nation, or have no location on record, and which systems do they operate?
tags: [escorts, foreign, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  lists:
    type: "[DesignationList!]!"
    default: [10USC4872]
    description: Keys of the designation lists whose countries count on that date.
  minImpactLevel:
    type: Int!
    default: 2
    least: 0
    most: 6
    description: Only systems at this impact level or higher, and systems without one on record.
severity: critical
rules: [ndaa-2026-1692, covered-nations]
note: >-
  The escort operates the system, wherever the engineer is. TO_BE_PROHIBITED means that the law directs the Secretary of
  Defense to prohibit such access; whether the Secretary did is not on record. That Hong Kong and Macau are parts of a
  covered nation is inferred, so the answer about escorts there is CANNOT_TELL. The check reach-from-covered-nations is about
  the engineers.
subject:
  columns: [escort, system]
  counted: escort
  noun: escorts
  of: |
    MATCH (escort:Person)-[escorts:ESCORTS]->()
    WHERE escorts.validFrom <= $asOf < escorts.validTo
    MATCH ()-[has:HAS_ACCESS]->(:Access {key: escorts.access})-[:TO]->(system:System)
    WHERE system.kind = 'CLOUD' AND coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
    RETURN count(DISTINCT escort) AS subjects
columns:
  countries: Listed countries where the escort is located.
  verdict: TO_BE_PROHIBITED or CANNOT_TELL; DOES_NOT_APPLY for systems that are no clouds. Escorts located elsewhere are not listed.
  finding: >-
    LOCATED_THERE: located in a country that the law names as a covered nation. NOT_NAMED: located in a listed country
    that the law does not name; it counts by inference, or by another list. LOCATION_NOT_ON_RECORD: the location on the
    date is not on record.
  engineers: People or groups whom they escort on this system, 25 at most.
  accesses: The escorted accesses, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 2
    contains:
      [Digital escorts, China-based engineers, LOCATION_NOT_ON_RECORD, Impact Level 4, Impact Level 5, NOT_LOOKED_AT]
    lacks: [LOCATED_THERE, TO_BE_PROHIBITED]
  - parameters: { asOf: 2025-07-17, minImpactLevel: 5 }
    rows: 1
    contains: [Impact Level 5]
    lacks: [Impact Level 4]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (l:DesignationList)<-[d:DESIGNATED_ON]-(country:Country)
WHERE l.key IN ['10USC4872'] + $lists AND d.validFrom <= $asOf < d.validTo
WITH collect(DISTINCT CASE WHEN l.key IN $lists THEN country END) AS listed,
  collect(DISTINCT CASE WHEN l.key = '10USC4872' AND d.dataClass <> 'INFERRED' THEN country END) AS named
MATCH (escort:Person)-[escorts:ESCORTS]->(:Person)
WHERE escorts.validFrom <= $asOf < escorts.validTo
WITH listed, named, escort, collect(DISTINCT escorts.access) AS keys
OPTIONAL MATCH (escort)-[at:LOCATED_IN]->(place:Country) WHERE at.validFrom <= $asOf < at.validTo
WITH listed, named, escort, keys, collect(DISTINCT place) AS places
WITH named, escort, keys, places, [place IN places WHERE place IN listed] AS countries
WHERE places = [] OR countries <> []
UNWIND keys AS key
MATCH (engineer:Person)-[has:HAS_ACCESS]->(access:Access {key: key})-[:TO]->(system:System)
WHERE coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
WITH *, CASE WHEN countries = [] THEN 'LOCATION_NOT_ON_RECORD'
    WHEN any(country IN countries WHERE country IN named) THEN 'LOCATED_THERE' ELSE 'NOT_NAMED' END AS finding
RETURN escort, system, system.impactLevel AS impactLevel, countries,
  CASE WHEN system.kind <> 'CLOUD' THEN 'DOES_NOT_APPLY' WHEN finding = 'LOCATED_THERE' THEN 'VIOLATED' ELSE 'CANNOT_TELL' END AS verdict, finding,
  collect(DISTINCT engineer)[..25] AS engineers, collect(DISTINCT access)[..25] AS accesses
ORDER BY verdict DESC, coalesce(impactLevel, 0) DESC, system.key, escort.key
