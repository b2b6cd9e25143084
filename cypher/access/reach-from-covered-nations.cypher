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
    description: Only systems at this impact level or higher.
severity: critical
rule:
  text: >-
    Nobody physically located in a covered nation may have physical, remote, data or indirect access to Defense
    Department cloud systems.
  citation: National Defense Authorization Act for Fiscal Year 2026 (P.L. 119-60); covered nations as in 10 U.S.C. 4872
  from: 2025-12-18
subject:
  columns: [engineer, system]
  counted: access
  noun: accesses
  of: |
    MATCH ()-[reaches:ACCESSES]->(system:System)
    WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
    RETURN count(DISTINCT reaches.access) AS subjects
columns:
  verdict: VIOLATED or CANNOT_TELL. People who meet the rule are not listed.
  finding: >-
    LOCATED_THERE: located in a listed country. LOCATION_NOT_ON_RECORD: the location on the date is not on record.
  countries: Listed countries where the person is located.
  mode: Access mode, from the best statement of the access.
  escorts: Escorts on record for the access on the date.
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
  WHERE list.key IN $lists AND designated.validFrom <= $asOf < designated.validTo
  WITH DISTINCT country
  MATCH (country)<-[located:LOCATED_IN]-(engineer:Person)
  WHERE located.validFrom <= $asOf < located.validTo
  RETURN engineer, collect(DISTINCT country) AS countries, collect(DISTINCT located) AS locating
  UNION
  MATCH (engineer:Person)
  WHERE EXISTS { (engineer)-[:ACCESSES]->() }
    AND NOT EXISTS {
      MATCH (engineer)-[located:LOCATED_IN]->(:Country)
      WHERE located.validFrom <= $asOf < located.validTo
    }
  RETURN engineer, [] AS countries, [] AS locating
}
MATCH (engineer)-[reaches:ACCESSES]->(system:System)
WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
WITH reaches.access AS access, engineer, system, countries, locating, collect(DISTINCT reaches) AS reaching
WITH access, engineer, system, countries, locating + reaching AS evidence
CALL (access) {
  MATCH ()-[stated:ACCESSES {access: access}]->()
  OPTIONAL MATCH (source:Source {key: stated.source})
  WITH stated, source
  ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
    coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
  LIMIT 1
  RETURN stated.mode AS mode
}
OPTIONAL MATCH (escort:Person)-[escorts:ESCORTS {access: access}]->()
WHERE escorts.validFrom <= $asOf < escorts.validTo
WITH system, engineer, countries, mode, access, evidence, collect(DISTINCT escort) AS escorts,
  collect(DISTINCT escorts) AS escorting
RETURN system, system.impactLevel AS impactLevel, engineer, countries,
  CASE countries WHEN [] THEN 'CANNOT_TELL' ELSE 'VIOLATED' END AS verdict,
  CASE countries WHEN [] THEN 'LOCATION_NOT_ON_RECORD' ELSE 'LOCATED_THERE' END AS finding, mode, escorts,
  evidence + escorting AS evidence, access
ORDER BY verdict DESC, impactLevel DESC, system.key, access
