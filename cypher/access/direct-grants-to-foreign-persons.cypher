/*
name: direct-grants-to-foreign-persons
title: Direct grants to foreign persons
question: >-
  Which foreign personnel have direct access to a system, without an escort? Who has such access although the record
  does not show whether they are foreign?
tags: [access, foreign, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  lists:
    type: "[DesignationList!]!"
    default: []
    description: Keys of designation lists. Only people located in a country on one of them count as foreign. If empty, all foreign personnel count.
  minImpactLevel:
    type: Int!
    default: 4
    description: Only systems at this impact level or higher.
severity: critical
rule:
  text: No foreign person has access at Impact Levels 4 and 5. Only US citizens have access at Impact Level 6.
  citation: DoD Cloud Service Provider Security Requirements Guide, Version 1 Release 6, section 5.5.2
  from: 2025-12-10
subject:
  columns: [engineer, system]
  counted: access
  noun: accesses
  of: |
    MATCH ()-[reaches:ACCESSES]->(system:System)
    WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
    RETURN count(DISTINCT reaches.access) AS subjects
columns:
  verdict: VIOLATED or CANNOT_TELL; MET for US persons abroad. Others who meet the rule are not listed.
  finding: >-
    DIRECT_GRANT: the person is foreign. US_PERSON: the person is abroad, but has a status on record that the rule
    allows. ORIGIN_UNDETERMINED: the record does not show whether the person is foreign.
  usPersonStatus: Status on record. FOREIGN_PERSON makes a person foreign if no lists are given.
  countries: Where the person is located on the date.
  basis: Whether the access was authorized on paper or observed.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
MATCH (engineer:Person)-[granted:ACCESSES {mode: 'DIRECT'}]->(system:System)
WHERE system.impactLevel >= $minImpactLevel
WITH DISTINCT granted.access AS access, engineer, system
MATCH ()-[reaches:ACCESSES {access: access}]->()
WHERE reaches.validFrom <= $asOf < reaches.validTo
WITH access, engineer, system, collect(reaches) AS evidence
WITH *, COLLECT {
    MATCH (engineer)-[located:LOCATED_IN]->(country:Country)
    WHERE located.validFrom <= $asOf < located.validTo
    RETURN DISTINCT country
  } AS countries
WITH *, CASE
    WHEN any(country IN countries WHERE
      ($lists = [] AND country.isForeign)
      OR EXISTS {
        MATCH (country)-[designated:DESIGNATED_ON]->(list:DesignationList)
        WHERE list.key IN $lists AND designated.validFrom <= $asOf < designated.validTo
      }
    ) OR ($lists = [] AND engineer.usPersonStatus = 'FOREIGN_PERSON') THEN CASE
      WHEN engineer.usPersonStatus = 'CITIZEN' THEN 'US_PERSON'
      WHEN system.impactLevel < 6 AND engineer.usPersonStatus IN ['NATIONAL', 'LPR', 'PROTECTED'] THEN 'US_PERSON'
      ELSE 'DIRECT_GRANT'
    END
    // If lists are given, only location counts: status does not say where a person is.
    WHEN countries = [] AND ($lists <> [] OR coalesce(engineer.usPersonStatus, 'UNKNOWN') = 'UNKNOWN') THEN 'ORIGIN_UNDETERMINED'
  END AS finding
WHERE finding IS NOT NULL
// The mode comes from the best statement of the access, whatever its dates.
CALL (access) {
  MATCH ()-[stated:ACCESSES {access: access}]->()
  OPTIONAL MATCH (source:Source {key: stated.source})
  WITH stated, source
  ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
    coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
  LIMIT 1
  RETURN stated.mode AS mode
}
WITH *
WHERE mode = 'DIRECT'
// The basis comes from the best statement valid on the date.
CALL (evidence) {
  UNWIND evidence AS stated
  OPTIONAL MATCH (source:Source {key: stated.source})
  WITH stated, source
  ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
    coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
  LIMIT 1
  RETURN stated.basis AS basis
}
RETURN system, system.impactLevel AS impactLevel, engineer, engineer.usPersonStatus AS usPersonStatus,
  CASE finding WHEN 'DIRECT_GRANT' THEN 'VIOLATED' WHEN 'US_PERSON' THEN 'MET' ELSE 'CANNOT_TELL' END AS verdict, finding, countries, basis, evidence, access
ORDER BY verdict DESC, impactLevel DESC, system.key, access
