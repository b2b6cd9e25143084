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
    description: Only systems at this impact level or higher, and systems without one on record.
severity: moderate
rules: [srg-escort-logs]
subject:
  columns: [escort, engineer, system]
  counted: access
  noun: escorted accesses
  of: |
    MATCH (:Person)-[has:HAS_ACCESS {escorted: true}]->(access:Access)-[:TO]->(system:System)
    WHERE system.kind = 'CLOUD' AND coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
    RETURN count(DISTINCT access) AS subjects
columns:
  verdict: WOULD_NOT_MEET or CANNOT_TELL; DOES_NOT_APPLY for systems that are no clouds. Accesses that meet the rule are not listed.
  finding: >-
    FIELDS_MISSING: required fields are missing. FIELDS_CONTRADICTED: the same, but with what the other statements name none
    is missing. FIELDS_UNKNOWN: required fields are missing, but the record has fields under names that Subtier does not
    know. NOT_ON_RECORD: the record does not show what the logs contain. If sources differ, the best statement counts.
  missing: Required fields that the best statement about the logs does not name.
  logFields: Fields that the logs contain according to the best statement about them.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 2
    contains: [Digital escorts, NOT_ON_RECORD, NOT_LOOKED_AT]
    lacks: [FIELDS_MISSING]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (escort:Person)-[escorts:ESCORTS WHERE escorts.validFrom <= $asOf < escorts.validTo]->(engineer:Person)
MATCH ()-[has:HAS_ACCESS]->(access:Access {key: escorts.access})-[:TO]->(system:System)
WHERE coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
OPTIONAL MATCH (source:Source {key: escorts.source})
WITH * ORDER BY escorts.confidence DESC, coalesce({ORIGINAL: 0, COPY: 1, REPRINT: 2}[source.grade], 3), replace(coalesce(toString(source.retrievedAt), ''), 'Z', '') DESC, coalesce(toString(source.publishedOn), '') DESC,
  escorts.source, escorts.key
WITH access, escort, engineer, system, ['escort', 'escorted', 'country', 'command_results', 'settings_changed'] AS needed,
  collect(nullIf([field IN escorts.logFields | replace(replace(toLower(trim(field)), ' ', '_'), '-', '_')], [])) AS stated
// What is missing in the best statement that has fields, and what in all of them together.
WITH *, coalesce(stated[0], []) AS logFields, reduce(named = [], fields IN stated | named + fields) AS named
WITH *, [fields IN [logFields, named] |
  [one IN needed WHERE NOT one IN fields AND NOT (one = 'country' AND 'country_of_origin' IN fields)]] AS missing
WHERE missing[0] <> []
WITH *, CASE
    WHEN logFields = [] THEN 'NOT_ON_RECORD' WHEN missing[1] = [] THEN 'FIELDS_CONTRADICTED'
    WHEN all(one IN logFields WHERE one IN needed OR one = 'country_of_origin') THEN 'FIELDS_MISSING' ELSE 'FIELDS_UNKNOWN'
  END AS finding
RETURN escort, engineer, system, system.impactLevel AS impactLevel,
  CASE WHEN system.kind <> 'CLOUD' THEN 'DOES_NOT_APPLY' WHEN finding = 'FIELDS_MISSING' THEN 'VIOLATED' ELSE 'CANNOT_TELL' END AS verdict, finding, missing[0] AS missing, logFields, access
ORDER BY verdict DESC, coalesce(impactLevel, 0) DESC, finding, system.key, access.key
