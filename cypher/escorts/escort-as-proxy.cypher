/*
name: escort-as-proxy
title: Escort as proxy, or view-only without approval
question: >-
  Which foreign personnel work on a system through an escort at a level where escorts may not act as proxies, or have
  view-only access without a written approval on record?
tags: [escorts, foreign, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  minImpactLevel:
    type: Int!
    default: 4
    description: Only systems at this impact level or higher.
severity: critical
rule:
  text: >-
    From Impact Level 4 up, an escort does not act as the proxy of somebody who may not have access. The exception is
    view-only access with written approval.
  citation: DoD Cloud Service Provider Security Requirements Guide, Version 1 Release 6, section 5.17
  from: 2025-12-10
subject:
  columns: [engineer, system]
  counted: access
  noun: escorted or view-only accesses
  of: |
    MATCH (:Person)-[has:HAS_ACCESS]->(access:Access)-[:TO]->(system:System)
    WHERE system.impactLevel >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
      AND access.mode IN ['ESCORTED', 'VIEW_ONLY']
    RETURN count(DISTINCT access) AS subjects
columns:
  verdict: VIOLATED or CANNOT_TELL; MET for US persons abroad. Others who meet the rule are not listed.
  finding: >-
    ESCORT_AS_PROXY: foreign, with escorted instead of view-only access. US_PERSON: abroad, but has a status on record
    that the rule allows. NO_APPROVAL_ON_RECORD: view-only, and the record has no reference to an approval, which does
    not mean that there is none. ORIGIN_UNDETERMINED: the record does not show whether the person is foreign.
  countries: Where the person is located on the date, if it is abroad or on a designation list.
  exposures: Chains of the access, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 2
    contains: [China-based engineers, ESCORT_AS_PROXY, NOT_IN_FORCE]
    lacks: [VIOLATED]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (system:System)<-[:REACHES]-(x:Exposure)-[:BY]->(engineer:Person)
WHERE system.impactLevel >= $minImpactLevel AND x.validFrom <= $asOf < x.validTo
  AND x.origin IN ['FOREIGN', 'UNDETERMINED'] AND x.mode IN ['ESCORTED', 'VIEW_ONLY']
MATCH (x)-[:OF]->(access:Access)
WHERE x.mode = 'ESCORTED' OR NOT EXISTS {
    MATCH (engineer)-[reaches:ACCESSES {access: access.key}]->(system)
    WHERE reaches.approvalRef IS NOT NULL AND reaches.validFrom <= $asOf < reaches.validTo
  }
OPTIONAL MATCH (x)-[:FROM]->(country:Country)
WITH engineer, system, access, CASE
    WHEN x.origin = 'UNDETERMINED' THEN 'ORIGIN_UNDETERMINED'
    WHEN engineer.usPersonStatus = 'CITIZEN' THEN 'US_PERSON'
    WHEN system.impactLevel < 6 AND engineer.usPersonStatus IN ['NATIONAL', 'LPR', 'PROTECTED'] THEN 'US_PERSON'
    WHEN x.mode = 'ESCORTED' THEN 'ESCORT_AS_PROXY'
    ELSE 'NO_APPROVAL_ON_RECORD'
  END AS finding, collect(DISTINCT country) AS countries, collect(DISTINCT x)[..25] AS exposures
RETURN engineer, system, system.impactLevel AS impactLevel, access.mode AS mode,
  CASE finding WHEN 'ESCORT_AS_PROXY' THEN 'VIOLATED' WHEN 'US_PERSON' THEN 'MET' ELSE 'CANNOT_TELL' END AS verdict, finding,
  countries, access, exposures
ORDER BY verdict DESC, impactLevel DESC, finding, system.key, access.key
