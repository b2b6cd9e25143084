/*
name: direct-grants-to-foreign-persons
title: Direct grants to foreign persons
question: >-
  Which foreign personnel have direct access to a system, with no escort between, and of whom with such access is it not on
  record whether they are foreign?
tags: [access, foreign, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The day it is about.
  lists:
    type: "[DesignationList!]!"
    default: []
    description: Keys of designation lists; foreign means located in a country on one of them. None means any foreign personnel.
  minImpactLevel:
    type: Int!
    default: 4
    description: Lowest impact level of the systems.
severity: critical
rule:
  text: At Impact Levels 4 and 5 no foreign person has access; at Impact Level 6 only US citizens have.
  citation: DoD Cloud Service Provider Security Requirements Guide, Version 1 Release 6, section 5.5.2
  from: 2025-12-10
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
  verdict: VIOLATED or CANNOT_TELL; MET of US persons abroad. Who else meets the rule is not listed.
  finding: >-
    DIRECT_GRANT: foreign; US_PERSON: abroad, and by status on record none of whom the rule keeps out;
    ORIGIN_UNDETERMINED: whether they are foreign is not on record.
  usPersonStatus: Status on record; FOREIGN_PERSON makes foreign where no lists are given.
  countries: Where the person is located on the day.
  basis: Whether the access was authorized on paper or observed.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
MATCH (engineer:Person)-[granted:ACCESSES {mode: 'DIRECT'}]->(system:System)
WHERE granted.supersededAt IS NULL AND system.impactLevel >= $minImpactLevel
WITH DISTINCT granted.access AS access, engineer, system
MATCH ()-[reaches:ACCESSES {access: access}]->()
WHERE reaches.supersededAt IS NULL AND coalesce(reaches.validFrom <= $asOf, true) AND coalesce($asOf < reaches.validTo, true)
WITH access, engineer, system, collect(reaches) AS evidence
WITH *, COLLECT {
    MATCH (engineer)-[located:LOCATED_IN]->(country:Country)
    WHERE located.supersededAt IS NULL AND coalesce(located.validFrom <= $asOf, true) AND coalesce($asOf < located.validTo, true)
    RETURN DISTINCT country
  } AS countries
WITH *, CASE
    WHEN any(country IN countries WHERE
      ($lists = [] AND country.isForeign)
      OR EXISTS {
        MATCH (country)-[designated:DESIGNATED_ON]->(list:DesignationList)
        WHERE list.key IN $lists
          AND designated.supersededAt IS NULL AND coalesce(designated.validFrom <= $asOf, true) AND coalesce($asOf < designated.validTo, true)
      }
    ) OR ($lists = [] AND engineer.usPersonStatus = 'FOREIGN_PERSON') THEN CASE
      WHEN engineer.usPersonStatus = 'CITIZEN' THEN 'US_PERSON'
      WHEN system.impactLevel < 6 AND engineer.usPersonStatus IN ['NATIONAL', 'LPR', 'PROTECTED'] THEN 'US_PERSON'
      ELSE 'DIRECT_GRANT'
    END
    // Where lists are given, status says nothing of where somebody is.
    WHEN countries = [] AND ($lists <> [] OR coalesce(engineer.usPersonStatus, 'UNKNOWN') = 'UNKNOWN') THEN 'ORIGIN_UNDETERMINED'
  END AS finding
WHERE finding IS NOT NULL
// The mode of an access is what its best statement says, on whatever day.
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
WITH *
WHERE mode = 'DIRECT'
// The basis is what the best of those that hold on the day says.
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
