/*
name: escorts-not-cleared
title: Escorts without valid vetting on record
question: Which escorts have no valid vetting, or none on record?
tags: [escorts, vetting, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  minImpactLevel:
    type: Int!
    default: 4
    least: 0
    most: 6
    description: Only systems at this impact level or higher, and systems without one on record.
severity: high
rules: [nist-maintenance, nist-foreign-nationals, srg-escorts]
note: >-
  It looks at whether any vetting of the escort is valid on the date. Whether the vetting meets the impact level, as the
  cloud guide asks, is the check vetting-below-level.
subject:
  columns: [escort]
  counted: escort
  noun: escorts
  of: |
    MATCH (escort:Person)-[escorts:ESCORTS]->()
    WHERE escorts.validFrom <= $asOf < escorts.validTo
    MATCH ()-[has:HAS_ACCESS]->(:Access {key: escorts.access})-[:TO]->(system:System)
    WHERE coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
    RETURN count(DISTINCT escort) AS subjects
columns:
  verdict: WOULD_NOT_MEET or CANNOT_TELL. People who meet the rule are not listed.
  finding: >-
    DENIED: denied or revoked. LAPSED: everything on record has lapsed. NONE: the record says that there was no
    investigation. NOT_ADJUDICATED: no favorable outcome is on record. NOT_ON_RECORD: no vetting is on record.
  systems: Systems of the escorted accesses, 25 at most.
  accesses: Accesses escorted on the date, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Digital escorts, CANNOT_TELL, NOT_ON_RECORD]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (escort:Person)-[escorts:ESCORTS]->()
WHERE escorts.validFrom <= $asOf < escorts.validTo
MATCH ()-[has:HAS_ACCESS]->(access:Access {key: escorts.access})-[:TO]->(system:System)
WHERE coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
WITH escort, max(system.impactLevel) AS highestImpactLevel, collect(DISTINCT system)[..25] AS systems,
  collect(DISTINCT access)[..25] AS accesses
// A source's later statement about a tier replaces its earlier ones. For each tier, take each property from the best statement that has it.
OPTIONAL MATCH (escort)-[holds:HOLDS]->(:Vetting)
WHERE holds.validFrom <= $asOf < holds.validTo
  AND NOT EXISTS {
    MATCH (escort)-[later:HOLDS {source: holds.source, tier: holds.tier}]->(:Vetting)
    WHERE holds.validFrom < later.validFrom <= $asOf < later.validTo AND later.confidence >= holds.confidence
  }
OPTIONAL MATCH (source:Source {key: holds.source})
WITH * ORDER BY holds.confidence DESC, coalesce({ORIGINAL: 0, COPY: 1, REPRINT: 2}[source.grade], 3), replace(coalesce(toString(source.retrievedAt), ''), 'Z', '') DESC,
  coalesce(toString(source.publishedOn), '') DESC, holds.source, holds.key
WITH escort, highestImpactLevel, systems, accesses, holds.tier AS tier, collect(holds.expiresOn)[0] AS expiresOn,
  collect(nullIf(holds.adjudication, 'UNKNOWN'))[0] AS adjudication, count(holds) AS statements
WITH escort, highestImpactLevel, systems, accesses, sum(statements) AS statements,
  [one IN collect({tier: tier, adjudication: adjudication, isCurrent: coalesce($asOf < expiresOn, true)})
    WHERE one.tier IS NOT NULL AND one.isCurrent] AS current
WITH *, CASE
    WHEN statements = 0 THEN 'NOT_ON_RECORD'
    WHEN any(one IN current WHERE one.adjudication IN ['DENIED', 'REVOKED']) THEN 'DENIED'
    WHEN current = [] THEN 'LAPSED'
    WHEN any(one IN current WHERE one.tier <> 'NONE' AND one.adjudication = 'FAVORABLE') THEN null
    WHEN all(one IN current WHERE one.tier = 'NONE') THEN 'NONE'
    ELSE 'NOT_ADJUDICATED'
  END AS finding
WHERE finding IS NOT NULL
RETURN escort, CASE WHEN finding IN ['DENIED', 'LAPSED', 'NONE'] THEN 'VIOLATED' ELSE 'CANNOT_TELL' END AS verdict, finding,
  highestImpactLevel, systems, accesses
ORDER BY verdict DESC, coalesce(highestImpactLevel, 0) DESC, finding, escort.key
