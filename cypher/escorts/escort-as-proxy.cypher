/*
name: escort-as-proxy
title: Escorts as proxies, and the conditions of view-only access
question: >-
  Which foreign personnel work on a system through an escort at a level where escorts may not act as proxies? Which view a
  system from a barred country, without a written approval on record, or beyond its infrastructure?
tags: [escorts, foreign, check]
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
severity: critical
rules: [srg-remote-maintenance, srg-foreign-persons]
note: >-
  A location is not a status: for people abroad whose status is not on record, the answer is CANNOT_TELL. The place itself
  decides only in Country Group D or a covered nation, whatever the status, mode or approval. Foreign persons are kept out
  at levels 4 to 6; below, the answer is CANNOT_TELL or MET. The check status-not-on-record reports people in the United
  States whose status is not on record. Where the escort is located is not looked at here: escorts-in-covered-nations does
  that, for Country Group D with the list EAR-D.
subject:
  columns: [engineer, system]
  counted: access
  noun: escorted or view-only accesses
  of: |
    MATCH (:Person)-[has:HAS_ACCESS]->(access:Access)-[:TO]->(system:System)
    WHERE system.kind = 'CLOUD' AND coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
      AND access.mode IN ['ESCORTED', 'VIEW_ONLY']
    RETURN count(DISTINCT access) AS subjects
columns:
  verdict: >-
    WOULD_NOT_MEET or CANNOT_TELL; MET for US persons abroad, except in Country Group D or a covered nation. Others who meet
    the rule are not listed. DOES_NOT_APPLY for systems that are no clouds.
  finding: >-
    IN_GROUP_D: located in Country Group D or a covered nation. FOREIGN_PERSON: a foreign person by status, with escorted
    instead of view-only access. NOT_A_CITIZEN: the same at level 6, which is for citizens, by a person who is a US person
    but not a citizen. CITIZENSHIP_CONTRADICTED: either of these by status, but a source says that the person is a US
    citizen. US_PERSON: abroad, but has a status on record that the rule allows, or is a citizen of the United States.
    STATUS_NOT_ON_RECORD: escorted from abroad, and no status is on record. NO_APPROVAL_ON_RECORD: view-only, and the record
    has no reference to an approval, which does not mean that there is none. LOCATION_NOT_ON_RECORD: a US person, or
    view-only with approval, from an unknown place, which may be a barred one. INFRASTRUCTURE_NOT_ON_RECORD: view-only with
    approval, but the record does not show that only the management plane is viewed. ORIGIN_UNDETERMINED: the record does not
    show whether the person is foreign.
  countries: Where the person is located on the date, if it is abroad or on a designation list.
  exposures: Chains of the access, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 2
    contains: [China-based engineers, IN_GROUP_D, NOT_LOOKED_AT]
    lacks: [WOULD_NOT_MEET]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (system:System)<-[:REACHES]-(x:Exposure)-[:BY]->(engineer:Person)
WHERE coalesce(system.impactLevel, 6) >= $minImpactLevel AND x.validFrom <= $asOf < x.validTo
  AND (x.origin IN ['FOREIGN', 'UNDETERMINED'] OR NOT x.located) AND x.mode IN ['ESCORTED', 'VIEW_ONLY']
MATCH (x)-[:OF]->(access:Access)
OPTIONAL MATCH (x)-[:FROM]->(country:Country)
WITH engineer, system, access, x.mode AS mode, x.origin AS origin,
  x.located AS isLocated, collect(DISTINCT country) AS countries, collect(DISTINCT x)[..25] AS exposures
WITH *, EXISTS {
    (engineer)-[citizen:CITIZEN_OF]->(home:Country)
    WHERE home.key IN ['US', 'PR', 'GU', 'VI', 'MP'] AND citizen.validFrom <= $asOf < citizen.validTo
  } AS isClaimed
WITH *, CASE
    WHEN coalesce(engineer.usPersonStatus, 'UNKNOWN') <> 'UNKNOWN' THEN engineer.usPersonStatus
    WHEN isClaimed THEN 'CITIZEN' ELSE 'UNKNOWN'
  END AS status
WITH *, CASE
    WHEN any(country IN countries WHERE EXISTS {
      (country)-[d:DESIGNATED_ON]->(l:DesignationList)
      WHERE l.key IN ['EAR-D', '10USC4872'] AND d.validFrom <= $asOf < d.validTo
    }) THEN 'IN_GROUP_D'
    WHEN status = 'CITIZEN' OR system.impactLevel < 6 AND status IN ['NATIONAL', 'LPR', 'PROTECTED']
      THEN CASE WHEN isLocated THEN 'US_PERSON' ELSE 'LOCATION_NOT_ON_RECORD' END
    WHEN origin = 'DOMESTIC' THEN 'LOCATION_NOT_ON_RECORD'
    WHEN origin = 'UNDETERMINED' THEN 'ORIGIN_UNDETERMINED'
    WHEN mode = 'ESCORTED' AND status = 'UNKNOWN' THEN 'STATUS_NOT_ON_RECORD'
    WHEN mode = 'ESCORTED' AND isClaimed THEN 'CITIZENSHIP_CONTRADICTED'
    WHEN mode = 'ESCORTED' THEN CASE status WHEN 'FOREIGN_PERSON' THEN status ELSE 'NOT_A_CITIZEN' END
    WHEN NOT EXISTS {
      MATCH (engineer)-[reaches:ACCESSES {access: access.key}]->(system)
      WHERE reaches.approvalRef IS NOT NULL AND reaches.validFrom <= $asOf < reaches.validTo
    } THEN 'NO_APPROVAL_ON_RECORD'
    WHEN NOT isLocated THEN 'LOCATION_NOT_ON_RECORD'
    WHEN coalesce(access.plane, 'UNKNOWN') <> 'MANAGEMENT' THEN 'INFRASTRUCTURE_NOT_ON_RECORD'
  END AS finding
WHERE finding IS NOT NULL
WITH *, CASE WHEN system.kind <> 'CLOUD' THEN 'DOES_NOT_APPLY'
    WHEN finding IN ['IN_GROUP_D', 'FOREIGN_PERSON', 'NOT_A_CITIZEN'] AND system.impactLevel >= 4 THEN 'VIOLATED'
    WHEN finding = 'US_PERSON' THEN 'MET'
    ELSE 'CANNOT_TELL'
  END AS verdict
RETURN engineer, system, system.impactLevel AS impactLevel, mode, verdict, finding, countries, access, exposures
ORDER BY verdict DESC, coalesce(impactLevel, 0) DESC, finding, system.key, access.key
