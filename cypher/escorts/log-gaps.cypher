/*
name: log-gaps
title: Missing log fields in escorted sessions
question: Which escorted accesses have logs without a required field, or nothing on record about their logs?
tags: [escorts, logs, check]
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
    description: Only systems at this impact level or higher.
severity: moderate
rules: [srg-escort-logs]
subject:
  columns: [escort, engineer, system]
  counted: access
  noun: escorted accesses
  of: |
    MATCH (:Person)-[has:HAS_ACCESS {escorted: true}]->(access:Access)-[:TO]->(system:System)
    WHERE system.impactLevel >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
    RETURN count(DISTINCT access) AS subjects
columns:
  verdict: WOULD_NOT_MEET or CANNOT_TELL. Accesses that meet the rule are not listed.
  finding: >-
    FIELDS_MISSING: required fields are missing. FIELDS_UNKNOWN: required fields are missing, but the record has fields
    under names that Subtier does not know. NOT_ON_RECORD: the record does not show what the logs contain.
  missing: Required fields that no statement valid on the date names.
  logFields: Fields that the logs contain according to the record.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 2
    contains: [Digital escorts, NOT_ON_RECORD, NOT_LOOKED_AT]
    lacks: [FIELDS_MISSING]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (escort:Person)-[escorts:ESCORTS]->(engineer:Person)
WHERE escorts.validFrom <= $asOf < escorts.validTo
MATCH ()-[has:HAS_ACCESS]->(access:Access {key: escorts.access})-[:TO]->(system:System)
WHERE system.impactLevel >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
UNWIND CASE coalesce(escorts.logFields, []) WHEN [] THEN [null] ELSE escorts.logFields END AS field
WITH access, escort, engineer, system,
  collect(DISTINCT replace(replace(toLower(trim(field)), ' ', '_'), '-', '_')) AS logFields,
  ['escort', 'escorted', 'country', 'command_results', 'settings_changed'] AS needed
WITH *, [one IN needed WHERE NOT one IN logFields AND NOT (one = 'country' AND 'country_of_origin' IN logFields)] AS missing
WHERE missing <> []
WITH *, CASE
    WHEN logFields = [] THEN 'NOT_ON_RECORD'
    WHEN all(one IN logFields WHERE one IN needed OR one = 'country_of_origin') THEN 'FIELDS_MISSING'
    ELSE 'FIELDS_UNKNOWN'
  END AS finding
RETURN escort, engineer, system, system.impactLevel AS impactLevel,
  CASE finding WHEN 'FIELDS_MISSING' THEN 'VIOLATED' ELSE 'CANNOT_TELL' END AS verdict, finding, missing, logFields, access
ORDER BY verdict DESC, impactLevel DESC, finding, system.key, access.key
