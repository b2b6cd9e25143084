/*
name: vetting-below-level
title: Vetting below the system's level
question: >-
  Who reaches a system, or escorts others to it, with vetting that is below the system's level, has lapsed, or is not on
  record?
tags: [personnel, vetting, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  minImpactLevel:
    type: Int!
    default: 2
    least: 0
    most: 6
    description: Only systems at this impact level or higher, and systems without one on record.
severity: high
rules: [srg-vetting, srg-escorts]
note: >-
  It looks at those who reach a system and at those who escort. V1R7 of the guide reportedly requires Tier 3 at levels 4
  and 5; from its first day, Tier 2 is CANNOT_TELL there.
subject:
  columns: [person, system]
  counted: person
  noun: persons
  of: |
    MATCH (person:Person)-[acts:ACCESSES|ESCORTS]->()
    WHERE acts.validFrom <= $asOf < acts.validTo
    MATCH ()-[has:HAS_ACCESS]->(:Access {key: acts.access})-[:TO]->(system:System)
    WHERE system.kind = 'CLOUD' AND coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
    RETURN count(DISTINCT person) AS subjects
columns:
  verdict: WOULD_NOT_MEET or CANNOT_TELL; DOES_NOT_APPLY for systems that are no clouds. People who meet the rule are not listed.
  finding: >-
    BELOW: nothing on record meets the level. NOT_ON_RECORD: no vetting is on record. CANNOT_TELL: the vetting on record
    may meet the level, but its adjudication or clearance is not known, or V1R7 may have raised the tier. If sources
    differ about a tier, the best statement counts; of one source's statements, the latest.
  acts: ACCESSES, ESCORTS, or both.
  lowestTier: Lowest tier that the level requires. Empty if no level is on record.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 4
    contains: [China-based engineers, Digital escorts, NOT_ON_RECORD, NOT_LOOKED_AT]
    lacks: [BELOW]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (engineer:Person)-[has:HAS_ACCESS]->(access:Access)-[:TO]->(system:System)
WHERE coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
UNWIND [[engineer, 'ACCESSES']] + CASE WHEN has.escorted THEN COLLECT {
    MATCH (escort:Person)-[escorts:ESCORTS {access: access.key} WHERE escorts.validFrom <= $asOf < escorts.validTo]->()
    RETURN [escort, 'ESCORTS']
  } ELSE [] END AS act
WITH act[0] AS person, system, collect(DISTINCT act[1]) AS acts
WITH person, collect([system, acts]) AS reached
WITH *, COLLECT { MATCH (person)-[holds:HOLDS WHERE holds.validFrom <= $asOf < holds.validTo]->(:Vetting) RETURN holds } AS stated
WITH *, CASE WHEN size(stated) < 2 THEN stated ELSE COLLECT {
    UNWIND stated AS holds
    OPTIONAL MATCH (source:Source {key: holds.source})
    RETURN holds ORDER BY holds.confidence DESC, coalesce({ORIGINAL: 0, COPY: 1, REPRINT: 2}[source.grade], 3), replace(coalesce(toString(source.retrievedAt), ''), 'Z', '') DESC,
      coalesce(toString(source.publishedOn), '') DESC, holds.source, holds.key
  } END AS evidence
// A source's later statement about a tier replaces its earlier ones. For each tier, take each property from the best statement that has it.
WITH *, [one IN evidence WHERE none(later IN evidence WHERE later.validFrom > one.validFrom AND later.source = one.source
    AND later.tier = one.tier AND later.confidence >= one.confidence) | {tier: one.tier, clearance: one.clearance, expiresOn: one.expiresOn, adjudication: one.adjudication}] AS facts
WITH *, [best IN reduce(tiers = [], one IN facts | CASE WHEN one.tier IN tiers THEN tiers ELSE tiers + one.tier END) | {
    tier: best, clearance: head([one IN facts WHERE one.tier = best AND one.clearance IS NOT NULL | one.clearance]),
    expiresOn: head([one IN facts WHERE one.tier = best AND one.expiresOn IS NOT NULL | one.expiresOn]),
    adjudication: head([one IN facts WHERE one.tier = best AND one.adjudication <> 'UNKNOWN' | one.adjudication])
  }] AS held
// A denial outweighs everything else on record until it lapses.
WITH *, any(one IN held WHERE one.adjudication IN ['DENIED', 'REVOKED'] AND NOT coalesce(one.expiresOn <= $asOf, false)) AS isDenied
UNWIND reached AS one
WITH person, one[0] AS system, one[0].impactLevel AS level, one[1] AS acts, evidence, held, isDenied,
  CASE one[0].impactLevel WHEN 2 THEN 'T1' WHEN 4 THEN 'T2' WHEN 5 THEN 'T2' WHEN 6 THEN 'T3' END AS lowestTier
WITH *, [one IN held | CASE
    WHEN system.kind <> 'CLOUD' THEN 'CANNOT_TELL'
    WHEN one.expiresOn <= $asOf OR one.adjudication IN ['DENIED', 'REVOKED'] THEN 'BELOW'
    WHEN one.tier = 'NONE' OR one.tier < lowestTier OR level = 6 AND one.clearance = 'NONE' THEN 'BELOW'
    WHEN level = 6 AND one.clearance IS NULL THEN 'CANNOT_TELL'
    // V1R7, which nobody has compared, reportedly requires T3.
    WHEN level IN [4, 5] AND one.tier < 'T3' AND $asOf >= date('2026-06-30') THEN 'CANNOT_TELL'
    WHEN level IS NULL AND (one.tier < 'T3' OR coalesce(one.clearance, 'NONE') = 'NONE') THEN 'CANNOT_TELL'
    WHEN one.adjudication = 'FAVORABLE' THEN 'MET'
    ELSE 'CANNOT_TELL'
  END] AS findings
WITH *, CASE WHEN findings = [] THEN 'NOT_ON_RECORD' WHEN isDenied THEN 'BELOW' WHEN 'MET' IN findings THEN null
    WHEN 'CANNOT_TELL' IN findings THEN 'CANNOT_TELL' ELSE 'BELOW' END AS finding
WHERE finding IS NOT NULL
RETURN system, level AS impactLevel, person, acts,
  CASE WHEN system.kind <> 'CLOUD' THEN 'DOES_NOT_APPLY' WHEN finding = 'BELOW' THEN 'VIOLATED' ELSE 'CANNOT_TELL' END AS verdict, finding, lowestTier, evidence
ORDER BY verdict DESC, coalesce(impactLevel, 0) DESC, finding, system.key, person.key
