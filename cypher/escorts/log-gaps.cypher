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
    description: Only systems at this impact level or higher.
severity: moderate
rule:
  text: >-
    Logs of escorted sessions contain the escort, the person escorted, the country of origin, the results of commands
    and the settings changed.
  citation: DoD Cloud Service Provider Security Requirements Guide, Version 1 Release 6, section 5.17
  from: 2025-12-10
subject:
  columns: [escort, engineer, system]
  counted: access
  noun: escorted accesses
  of: |
    MATCH ()-[escorts:ESCORTS]->()
    WHERE escorts.validFrom <= $asOf < escorts.validTo
    MATCH ()-[reaches:ACCESSES {access: escorts.access}]->(system:System)
    WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
    RETURN count(DISTINCT escorts.access) AS subjects
columns:
  verdict: VIOLATED or CANNOT_TELL. Accesses that meet the rule are not listed.
  finding: >-
    FIELDS_MISSING: required fields are missing. FIELDS_UNKNOWN: required fields are missing, but the record has fields
    under names that Subtier does not know. NOT_ON_RECORD: the record does not show what the logs contain.
  missing: Required fields that no statement valid on the date names.
  logFields: Fields that the logs contain according to the record.
  evidence: Statements of escorting on the date, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 2
    contains: [Digital escorts, NOT_ON_RECORD, NOT_IN_FORCE]
    lacks: [FIELDS_MISSING]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (escort:Person)-[escorts:ESCORTS]->(engineer:Person)
WHERE escorts.validFrom <= $asOf < escorts.validTo
WITH escorts.access AS access, escort, engineer, collect(escorts) AS evidence
MATCH ()-[reaches:ACCESSES {access: access}]->(system:System)
WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
WITH DISTINCT access, escort, engineer, evidence, system,
  reduce(joined = [], one IN evidence | joined + coalesce(one.logFields, [])) AS stated
UNWIND CASE WHEN stated = [] THEN [null] ELSE stated END AS field
WITH access, escort, engineer, evidence, system,
  collect(DISTINCT replace(replace(toLower(trim(field)), ' ', '_'), '-', '_')) AS logFields
WITH *, ['escort', 'escorted', 'country', 'command_results', 'settings_changed'] AS needed
WITH *, [one IN needed WHERE NOT one IN logFields AND NOT (one = 'country' AND 'country_of_origin' IN logFields)] AS missing
WITH *, CASE
    WHEN logFields = [] THEN 'NOT_ON_RECORD'
    WHEN missing = [] THEN null
    WHEN all(one IN logFields WHERE one IN needed OR one = 'country_of_origin') THEN 'FIELDS_MISSING'
    ELSE 'FIELDS_UNKNOWN'
  END AS finding
WHERE finding IS NOT NULL
RETURN escort, engineer, system, system.impactLevel AS impactLevel,
  CASE finding WHEN 'FIELDS_MISSING' THEN 'VIOLATED' ELSE 'CANNOT_TELL' END AS verdict, finding, missing, logFields,
  evidence[..25] AS evidence, access
ORDER BY verdict DESC, impactLevel DESC, finding, system.key, access
