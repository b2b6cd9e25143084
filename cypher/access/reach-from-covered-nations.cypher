/*
name: reach-from-covered-nations
title: Reach from covered nations
question: >-
  Which systems do personnel located in a covered nation reach, how, and with which escorts? Who reaches a system
  although their location is not on record?
tags: [access, foreign, check]
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
  TO_BE_PROHIBITED means that the law directs the Secretary of Defense to prohibit such access. Whether the Secretary did,
  and whether a company was told, is not on record. The check does not know which information is administrative data. That
  Hong Kong and Macau are parts of a covered nation is inferred, so the answer about people there is CANNOT_TELL. The check
  escorts-in-covered-nations looks at where the escorts are.
subject:
  columns: [engineer, system]
  counted: access
  noun: accesses
  of: |
    MATCH (:Person)-[has:HAS_ACCESS]->(access:Access)-[:TO]->(system:System)
    WHERE system.kind = 'CLOUD' AND coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
    RETURN count(DISTINCT access) AS subjects
columns:
  verdict: TO_BE_PROHIBITED or CANNOT_TELL; DOES_NOT_APPLY for systems that are no clouds. People located elsewhere are not listed.
  finding: >-
    LOCATED_THERE: located in a country that the law names as a covered nation. NOT_NAMED: located in a listed country
    that the law does not name; it counts by inference, or by another list. LOCATION_NOT_ON_RECORD: the location on the
    date is not on record.
  countries: Listed countries where the person is located.
  escorts: Escorts on record for the access on the date.
  exposures: Chains of the access, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 2
    contains: [China-based engineers, Digital escorts, ESCORTED, Impact Level 4, Impact Level 5, NOT_LOOKED_AT]
    lacks: [TO_BE_PROHIBITED]
  - parameters: { asOf: 2025-07-17, minImpactLevel: 5 }
    rows: 1
    contains: [Impact Level 5]
    lacks: [Impact Level 4]
  - parameters: { asOf: 2025-07-17, lists: [15CFR791.4] }
    rows: 2
    contains: [LOCATED_THERE]
    lacks: [LOCATION_NOT_ON_RECORD]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (l:DesignationList)<-[d:DESIGNATED_ON]-(country:Country)
WHERE l.key IN ['10USC4872'] + $lists AND d.validFrom <= $asOf < d.validTo
WITH collect(DISTINCT CASE WHEN l.key IN $lists THEN country END) AS listed,
  collect(DISTINCT CASE WHEN l.key = '10USC4872' AND d.dataClass <> 'INFERRED' THEN country END) AS named
MATCH (system:System)<-[:REACHES]-(x:Exposure)
WHERE coalesce(system.impactLevel, 6) >= $minImpactLevel AND x.validFrom <= $asOf < x.validTo
  AND (NOT x.located OR EXISTS { MATCH (x)-[:FROM]->(country:Country) WHERE country IN listed })
MATCH (access:Access)<-[:OF]-(x)-[:BY]->(engineer:Person)
OPTIONAL MATCH (x)-[:FROM]->(country:Country) WHERE country IN listed
OPTIONAL MATCH (x)-[:ESCORTED_BY]->(escort:Person)
WITH system, engineer, access, named, collect(DISTINCT country) AS countries, collect(DISTINCT escort) AS escorts,
  collect(DISTINCT x)[..25] AS exposures
WITH *, CASE
    WHEN countries = [] THEN 'LOCATION_NOT_ON_RECORD'
    WHEN any(country IN countries WHERE country IN named) THEN 'LOCATED_THERE' ELSE 'NOT_NAMED'
  END AS finding
RETURN system, system.impactLevel AS impactLevel, engineer, countries,
  CASE WHEN system.kind <> 'CLOUD' THEN 'DOES_NOT_APPLY' WHEN finding = 'LOCATED_THERE' THEN 'VIOLATED' ELSE 'CANNOT_TELL' END AS verdict, finding,
  access.mode AS mode, escorts, access, exposures
ORDER BY verdict DESC, coalesce(impactLevel, 0) DESC, system.key, access.key
