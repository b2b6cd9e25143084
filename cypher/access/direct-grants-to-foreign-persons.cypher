/*
name: direct-grants-to-foreign-persons
title: Direct access of foreign persons
question: >-
  Which foreign personnel have direct access to a system, neither escorted nor view-only? Who has such access although
  the record does not show whether they are foreign?
tags: [access, foreign, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  lists:
    type: "[DesignationList!]!"
    default: []
    description: Keys of designation lists. Only people located in a country on one of them are looked at. If empty, all foreign personnel are.
  minImpactLevel:
    type: Int!
    default: 4
    least: 0
    most: 6
    description: Only systems at this impact level or higher, and systems without one on record.
severity: critical
rules: [srg-foreign-persons, srg-remote-maintenance]
note: >-
  A location is not a status: for people abroad whose status is not on record, the answer is CANNOT_TELL. The place itself
  decides only in Country Group D or a covered nation, from which remote maintenance is barred. The rule is about the
  provider's personnel at levels 4 to 6; below, the answer is CANNOT_TELL or MET. The check status-not-on-record reports
  people in the United States whose status is not on record. Citizens of Puerto Rico, Guam, the US Virgin Islands and the
  Northern Mariana Islands are US citizens.
subject:
  columns: [engineer, system]
  counted: access
  noun: accesses
  of: |
    MATCH (:Person)-[has:HAS_ACCESS]->(access:Access)-[:TO]->(system:System)
    WHERE system.kind = 'CLOUD' AND coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
    RETURN count(DISTINCT access) AS subjects
columns:
  verdict: >-
    WOULD_NOT_MEET or CANNOT_TELL; MET for US persons abroad, except in Country Group D or a covered nation. Others who meet
    the rule are not listed. DOES_NOT_APPLY for systems that are no clouds.
  finding: >-
    DIRECT_GRANT: has a status on record that the rule does not allow. CITIZENSHIP_CONTRADICTED: the same, but a source says
    that the person is a US citizen. IN_GROUP_D: no status on record, but located in Country Group D or a covered nation.
    US_PERSON: abroad or in a listed country, but has a status on record that the rule allows, or is a citizen of the United
    States. US_PERSON_IN_GROUP_D: the same, but located in Country Group D or a covered nation; the record does not show
    whether this access is remote maintenance. STATUS_NOT_ON_RECORD: elsewhere abroad or in a listed country, and no status
    is on record. LOCATION_NOT_ON_RECORD: a US person in an unknown place, which may be a barred one. ORIGIN_UNDETERMINED:
    the record does not show whether the person is foreign; with lists, where the person is.
  usPersonStatus: Status on record. FOREIGN_PERSON makes a person foreign if no lists are given.
  countries: Where the person is located on the date, if it is abroad or on a designation list.
  basis: Whether the access was authorized on paper or observed.
  escorts: Escorts on record for the access on the date, although the record calls it direct.
  exposures: Chains of the access, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
MATCH (system:System)<-[:REACHES]-(x:Exposure {mode: 'DIRECT'})-[:BY]->(engineer:Person)
WHERE coalesce(system.impactLevel, 6) >= $minImpactLevel AND x.validFrom <= $asOf < x.validTo
WITH *, CASE
    WHEN $lists = [] AND x.origin <> 'DOMESTIC' THEN x.origin
    WHEN EXISTS {
      (x)-[:FROM]->(:Country)-[d:DESIGNATED_ON]->(l:DesignationList)
      WHERE l.key IN $lists AND d.validFrom <= $asOf < d.validTo
    } THEN 'FOREIGN'
    WHEN NOT x.located THEN 'UNDETERMINED'
  END AS origin
WHERE origin IN ['FOREIGN', 'UNDETERMINED']
MATCH (x)-[:OF]->(access:Access)
OPTIONAL MATCH (x)-[:FROM]->(country:Country)
OPTIONAL MATCH (x)-[:ESCORTED_BY]->(escort:Person)
WITH system, engineer, access, origin, x.basis AS basis,
  collect(DISTINCT country) AS countries, collect(DISTINCT escort) AS escorts, collect(DISTINCT x)[..25] AS exposures
WITH *, EXISTS {
    (engineer)-[citizen:CITIZEN_OF]->(home:Country)
    WHERE home.key IN ['US', 'PR', 'GU', 'VI', 'MP'] AND citizen.validFrom <= $asOf < citizen.validTo
  } AS isClaimed, any(country IN countries WHERE EXISTS {
    (country)-[d:DESIGNATED_ON]->(l:DesignationList)
    WHERE l.key IN ['EAR-D', '10USC4872'] AND d.validFrom <= $asOf < d.validTo
  }) AS isBarred
WITH *, CASE
    WHEN coalesce(engineer.usPersonStatus, 'UNKNOWN') <> 'UNKNOWN' THEN engineer.usPersonStatus
    WHEN isClaimed THEN 'CITIZEN' ELSE 'UNKNOWN'
  END AS status
WITH *, CASE
    WHEN origin = 'UNDETERMINED'
      THEN CASE WHEN $lists <> [] OR status = 'UNKNOWN' THEN 'ORIGIN_UNDETERMINED' ELSE 'LOCATION_NOT_ON_RECORD' END
    WHEN status = 'CITIZEN' OR system.impactLevel < 6 AND status IN ['NATIONAL', 'LPR', 'PROTECTED']
      THEN CASE WHEN isBarred THEN 'US_PERSON_IN_GROUP_D' ELSE 'US_PERSON' END
    WHEN isClaimed THEN 'CITIZENSHIP_CONTRADICTED'
    WHEN status <> 'UNKNOWN' THEN 'DIRECT_GRANT'
    WHEN isBarred THEN 'IN_GROUP_D'
    ELSE 'STATUS_NOT_ON_RECORD'
  END AS finding
WITH *, CASE WHEN system.kind <> 'CLOUD' THEN 'DOES_NOT_APPLY'
    WHEN finding IN ['DIRECT_GRANT', 'IN_GROUP_D'] AND system.impactLevel >= 4 THEN 'VIOLATED'
    WHEN finding = 'US_PERSON' THEN 'MET'
    ELSE 'CANNOT_TELL'
  END AS verdict
RETURN system, system.impactLevel AS impactLevel, engineer, engineer.usPersonStatus AS usPersonStatus, verdict, finding,
  countries, basis, escorts, access, exposures
ORDER BY verdict DESC, coalesce(impactLevel, 0) DESC, system.key, access.key
