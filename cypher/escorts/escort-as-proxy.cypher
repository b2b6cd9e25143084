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
    MATCH ()-[reaches:ACCESSES]->(system:System)
    WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
    WITH DISTINCT reaches.access AS access
    CALL (access) {
      MATCH ()-[stated:ACCESSES {access: access}]->()
      OPTIONAL MATCH (source:Source {key: stated.source})
      WITH stated, source
      ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
        coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
      LIMIT 1
      RETURN stated.mode AS mode
    }
    WITH access WHERE mode IN ['ESCORTED', 'VIEW_ONLY']
    RETURN count(access) AS subjects
columns:
  verdict: VIOLATED or CANNOT_TELL; MET for US persons abroad. Others who meet the rule are not listed.
  finding: >-
    ESCORT_AS_PROXY: foreign, with escorted instead of view-only access. US_PERSON: abroad, but has a status on record
    that the rule allows. NO_APPROVAL_ON_RECORD: view-only, and the record has no reference to an approval, which does
    not mean that there is none. ORIGIN_UNDETERMINED: the record does not show whether the person is foreign.
  countries: Where the person is located on the date.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 2
    contains: [China-based engineers, ESCORT_AS_PROXY, NOT_IN_FORCE]
    lacks: [VIOLATED]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (engineer:Person)-[reaches:ACCESSES]->(system:System)
WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
WITH reaches.access AS access, engineer, system, collect(reaches) AS evidence
// The mode comes from the best statement of the access, whatever its dates.
CALL (access) {
  OPTIONAL MATCH ()-[stated:ACCESSES {access: access}]->()
  OPTIONAL MATCH (source:Source {key: stated.source})
  WITH stated, source
  ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
    coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
  LIMIT 1
  RETURN stated.mode AS mode
}
WITH *, (
    engineer.usPersonStatus = 'FOREIGN_PERSON' OR EXISTS {
      MATCH (engineer)-[located:LOCATED_IN]->(country:Country)
      WHERE country.isForeign AND located.validFrom <= $asOf < located.validTo
    }
  ) AS isForeign,
  any(statement IN evidence WHERE statement.approvalRef IS NOT NULL) AS isApproved
WHERE mode IN ['ESCORTED', 'VIEW_ONLY'] AND NOT (mode = 'VIEW_ONLY' AND isApproved)
WITH *, CASE
    WHEN NOT isForeign AND coalesce(engineer.usPersonStatus, 'UNKNOWN') = 'UNKNOWN' AND NOT EXISTS {
      MATCH (engineer)-[located:LOCATED_IN]->(:Country)
      WHERE located.validFrom <= $asOf < located.validTo
    } THEN 'ORIGIN_UNDETERMINED'
    WHEN isForeign AND engineer.usPersonStatus = 'CITIZEN' THEN 'US_PERSON'
    WHEN isForeign AND system.impactLevel < 6 AND engineer.usPersonStatus IN ['NATIONAL', 'LPR', 'PROTECTED'] THEN 'US_PERSON'
    WHEN isForeign AND mode = 'ESCORTED' THEN 'ESCORT_AS_PROXY'
    WHEN isForeign THEN 'NO_APPROVAL_ON_RECORD'
  END AS finding
WHERE finding IS NOT NULL
RETURN engineer, system, system.impactLevel AS impactLevel, mode,
  CASE finding WHEN 'ESCORT_AS_PROXY' THEN 'VIOLATED' WHEN 'US_PERSON' THEN 'MET' ELSE 'CANNOT_TELL' END AS verdict, finding,
  COLLECT {
    MATCH (engineer)-[located:LOCATED_IN]->(country:Country)
    WHERE located.validFrom <= $asOf < located.validTo
    RETURN DISTINCT country
  } AS countries, evidence, access
ORDER BY verdict DESC, impactLevel DESC, finding, system.key, access
