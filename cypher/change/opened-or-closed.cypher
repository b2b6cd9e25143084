/*
name: opened-or-closed
title: Accesses opened or closed between two dates
question: Which accesses of foreign personnel exist on only one of two dates?
tags: [access, foreign, change]
parameters:
  from:
    type: Date!
    default: 2025-07-17
    notAfter: to
    description: The earlier date.
  to:
    type: Date!
    default: today
    description: The later date.
  lists:
    type: "[DesignationList!]!"
    default: []
    description: Keys of designation lists. Only people located in a country on one of them count as foreign. If empty, all foreign personnel count.
  systems:
    type: "[System!]!"
    default: []
  minImpactLevel:
    type: Int!
    default: 0
    least: 0
    most: 6
    description: Only systems with an impact level on record, at least this. 0 means any system, with or without one.
columns:
  change: OPENED or CLOSED.
  why: >-
    ACCESS: the access itself began or ended. PERSON: the access exists on both dates, but the person became foreign or
    is no longer foreign; with lists, also because a list began or ceased to designate the country. UNDETERMINED: the access
    exists on both dates, but the record does not show on the other date whether the person is foreign; with lists, where
    the person is.
  exposures: Its chains on that date, 25 at most.
expect:
  - parameters: { from: 2025-07-17, to: 2025-07-18 }
    rows: 2
    contains: [CLOSED, ACCESS, China-based engineers]
    lacks: [OPENED]
  - parameters: { from: 2000-01-01, to: 2025-07-17, lists: [15CFR791.4] }
    rows: 2
    contains: [OPENED, PERSON]
    lacks: [CLOSED]
  - parameters: { from: 2025-07-16, to: 2025-07-17 }
    rows: 0
*/
UNWIND [{change: 'CLOSED', day: $from}, {change: 'OPENED', day: $to}] AS one
MATCH (x:Exposure)-[:REACHES]->(system:System)
WHERE coalesce(system.impactLevel, 0) >= $minImpactLevel AND x.validFrom <= one.day < x.validTo
  AND ($systems = [] OR x.system IN $systems)
  AND ($lists = [] AND x.origin = 'FOREIGN' OR EXISTS {
    MATCH (x)-[:FROM]->(:Country)-[designated:DESIGNATED_ON]->(list:DesignationList)
    WHERE list.key IN $lists AND designated.validFrom <= one.day < designated.validTo
  })
MATCH (x)-[:OF]->(access:Access), (x)-[:BY]->(engineer:Person)
WITH access, system, engineer, collect(DISTINCT one.change) AS changes, collect(x)[..25] AS exposures
WHERE size(changes) = 1
WITH *, CASE changes[0] WHEN 'CLOSED' THEN $to ELSE $from END AS otherDay
RETURN changes[0] AS change, CASE
    WHEN NOT EXISTS { (engineer)-[has:HAS_ACCESS]->(access) WHERE has.validFrom <= otherDay < has.validTo } THEN 'ACCESS'
    WHEN EXISTS {
      MATCH (access)<-[:OF]-(other:Exposure WHERE other.validFrom <= otherDay < other.validTo)-[:BY]->(engineer)
      WHERE CASE $lists WHEN [] THEN other.origin = 'UNDETERMINED' ELSE NOT other.located END
    } THEN 'UNDETERMINED'
    ELSE 'PERSON'
  END AS why, system, system.impactLevel AS impactLevel, engineer, exposures, access.key AS access
ORDER BY change DESC, coalesce(impactLevel, 0) DESC, system.key, access
