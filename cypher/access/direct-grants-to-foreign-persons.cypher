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
    MATCH (:Person)-[has:HAS_ACCESS]->(access:Access)-[:TO]->(system:System)
    WHERE system.impactLevel >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
    RETURN count(DISTINCT access) AS subjects
columns:
  verdict: VIOLATED or CANNOT_TELL; MET for US persons abroad. Others who meet the rule are not listed.
  finding: >-
    DIRECT_GRANT: the person is foreign. US_PERSON: the person is abroad, but has a status on record that the rule
    allows. ORIGIN_UNDETERMINED: the record does not show whether the person is foreign.
  usPersonStatus: Status on record. FOREIGN_PERSON makes a person foreign if no lists are given.
  countries: Where the person is located on the date, if it is abroad or on a designation list.
  basis: Whether the access was authorized on paper or observed.
  exposures: Chains of the access, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
MATCH (system:System)<-[:REACHES]-(x:Exposure {mode: 'DIRECT'})-[:BY]->(engineer:Person)
WHERE system.impactLevel >= $minImpactLevel AND x.validFrom <= $asOf < x.validTo
WITH *, CASE
    WHEN $lists = [] THEN x.origin
    WHEN EXISTS {
      (x)-[:FROM]->(:Country)-[d:DESIGNATED_ON]->(l:DesignationList)
      WHERE l.key IN $lists AND d.validFrom <= $asOf < d.validTo
    } THEN 'FOREIGN'
    WHEN NOT x.located THEN 'UNDETERMINED'
  END AS origin
WHERE origin IN ['FOREIGN', 'UNDETERMINED']
MATCH (x)-[:OF]->(access:Access)
OPTIONAL MATCH (x)-[:FROM]->(country:Country)
WITH system, engineer, access, x.basis AS basis, CASE
    WHEN origin = 'UNDETERMINED' THEN 'ORIGIN_UNDETERMINED'
    WHEN engineer.usPersonStatus = 'CITIZEN' THEN 'US_PERSON'
    WHEN system.impactLevel < 6 AND engineer.usPersonStatus IN ['NATIONAL', 'LPR', 'PROTECTED'] THEN 'US_PERSON'
    ELSE 'DIRECT_GRANT'
  END AS finding, collect(DISTINCT country) AS countries, collect(DISTINCT x)[..25] AS exposures
RETURN system, system.impactLevel AS impactLevel, engineer, engineer.usPersonStatus AS usPersonStatus,
  CASE finding WHEN 'DIRECT_GRANT' THEN 'VIOLATED' WHEN 'US_PERSON' THEN 'MET' ELSE 'CANNOT_TELL' END AS verdict,
  finding, countries, basis, access, exposures
ORDER BY verdict DESC, impactLevel DESC, system.key, access.key
