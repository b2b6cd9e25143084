/*
name: reach-from-covered-nations
title: Reach from covered nations
question: >-
  Which systems do personnel located in a covered nation reach, in what way, and with whose escort; and who reaches one while
  it is not on record where they are?
tags: [access, foreign, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The day it is about.
  lists:
    type: "[DesignationList!]!"
    default: [10USC4872]
    description: Keys of the designation lists whose countries count, on the day.
  minImpactLevel:
    type: Int!
    default: 2
    description: Lowest impact level of the systems.
severity: critical
rule:
  text: >-
    Nobody physically located in a covered nation may have physical, remote, data or indirect access to cloud systems of
    the Defense Department.
  citation: National Defense Authorization Act for Fiscal Year 2026 (P.L. 119-60); covered nations as in 10 U.S.C. 4872
  from: 2025-12-18
subject:
  columns: [engineer, system]
  counted: access
  noun: accesses
  of: |
    MATCH ()-[reaches:ACCESSES]->(system:System)
    WHERE system.impactLevel >= $minImpactLevel
      AND reaches.supersededAt IS NULL AND coalesce(reaches.validFrom <= $asOf, true) AND coalesce($asOf < reaches.validTo, true)
    RETURN count(DISTINCT reaches.access) AS subjects
columns:
  verdict: VIOLATED or CANNOT_TELL; who meets the rule is not listed.
  finding: "LOCATED_THERE; LOCATION_NOT_ON_RECORD: where they are on the day is not on record."
  countries: Where the person is located, as far as listed.
  mode: As the best statement of the access says.
  escorts: Who is on record as escorting it on the day.
  evidence: Statements of location, access and escorting.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 2
    contains: [China-based engineers, Digital escorts, ESCORTED, Impact Level 4, Impact Level 5]
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
CALL () {
  MATCH (list:DesignationList)<-[designated:DESIGNATED_ON]-(country:Country)
  WHERE list.key IN $lists
    AND designated.supersededAt IS NULL AND coalesce(designated.validFrom <= $asOf, true) AND coalesce($asOf < designated.validTo, true)
  WITH DISTINCT country
  MATCH (country)<-[located:LOCATED_IN]-(engineer:Person)
  WHERE located.supersededAt IS NULL AND coalesce(located.validFrom <= $asOf, true) AND coalesce($asOf < located.validTo, true)
  RETURN engineer, collect(DISTINCT country) AS countries, collect(DISTINCT located) AS locating
  UNION
  MATCH (engineer:Person)
  WHERE EXISTS { (engineer)-[:ACCESSES]->() }
    AND NOT EXISTS {
      MATCH (engineer)-[located:LOCATED_IN]->(:Country)
      WHERE located.supersededAt IS NULL AND coalesce(located.validFrom <= $asOf, true) AND coalesce($asOf < located.validTo, true)
    }
  RETURN engineer, [] AS countries, [] AS locating
}
MATCH (engineer)-[reaches:ACCESSES]->(system:System)
WHERE system.impactLevel >= $minImpactLevel
  AND reaches.supersededAt IS NULL AND coalesce(reaches.validFrom <= $asOf, true) AND coalesce($asOf < reaches.validTo, true)
WITH reaches.access AS access, engineer, system, countries, locating, collect(DISTINCT reaches) AS reaching
WITH access, engineer, system, countries, locating + reaching AS evidence
CALL (access) {
  MATCH ()-[stated:ACCESSES {access: access}]->()
  WHERE stated.supersededAt IS NULL
  OPTIONAL MATCH (source:Source {key: stated.source})
  WITH stated, source
  ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
    coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
  LIMIT 1
  RETURN stated.mode AS mode
}
OPTIONAL MATCH (escort:Person)-[escorts:ESCORTS {access: access}]->()
WHERE escorts.supersededAt IS NULL AND coalesce(escorts.validFrom <= $asOf, true) AND coalesce($asOf < escorts.validTo, true)
WITH system, engineer, countries, mode, access, evidence, collect(DISTINCT escort) AS escorts,
  collect(DISTINCT escorts) AS escorting
RETURN system, system.impactLevel AS impactLevel, engineer, countries,
  CASE countries WHEN [] THEN 'CANNOT_TELL' ELSE 'VIOLATED' END AS verdict,
  CASE countries WHEN [] THEN 'LOCATION_NOT_ON_RECORD' ELSE 'LOCATED_THERE' END AS finding, mode, escorts,
  evidence + escorting AS evidence, access
ORDER BY verdict DESC, impactLevel DESC, system.key, access
