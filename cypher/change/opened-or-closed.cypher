/*
name: opened-or-closed
title: Accesses opened or closed between two dates
question: Which accesses of foreign personnel exist on only one of two dates?
tags: [access, foreign, change]
parameters:
  from:
    type: Date!
    default: 2025-07-17
    description: The earlier date.
  to:
    type: Date!
    default: today
    description: The later date.
  lists:
    type: "[DesignationList!]!"
    default: []
    description: Keys of designation lists. Only people located in a country on one of them count as foreign. If empty, all foreign personnel count.
  minImpactLevel:
    type: Int!
    default: 2
    description: Only systems at this impact level or higher.
columns:
  change: OPENED or CLOSED.
  why: >-
    ACCESS: the access itself began or ended. PERSON: the access exists on both dates, but the person became foreign or
    is no longer foreign.
  evidence: Statements of access and location, whatever their dates.
expect:
  - parameters: { from: 2025-07-17, to: 2025-07-18 }
    rows: 2
    contains: [CLOSED, ACCESS, China-based engineers]
    lacks: [OPENED]
  - parameters: { from: 2025-07-18, to: 2025-07-17 }
    rows: 2
    contains: [OPENED]
    lacks: [CLOSED]
  - parameters: { from: 2025-07-16, to: 2025-07-17 }
    rows: 0
*/
CALL () {
  MATCH (engineer:Person)-[reaches:ACCESSES]->(system:System)
  WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $from < reaches.validTo
  WITH DISTINCT engineer, system, reaches.access AS access
  WHERE (
    EXISTS {
      MATCH (engineer)-[located:LOCATED_IN]->(country:Country)
      WHERE located.validFrom <= $from < located.validTo
        AND (
          ($lists = [] AND country.isForeign)
          OR EXISTS {
            MATCH (country)-[designated:DESIGNATED_ON]->(list:DesignationList)
            WHERE list.key IN $lists AND designated.validFrom <= $from < designated.validTo
          }
        )
    }
    OR ($lists = [] AND engineer.usPersonStatus = 'FOREIGN_PERSON')
  )
  RETURN access, engineer, system, 'from' AS day
  UNION ALL
  MATCH (engineer:Person)-[reaches:ACCESSES]->(system:System)
  WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $to < reaches.validTo
  WITH DISTINCT engineer, system, reaches.access AS access
  WHERE (
    EXISTS {
      MATCH (engineer)-[located:LOCATED_IN]->(country:Country)
      WHERE located.validFrom <= $to < located.validTo
        AND (
          ($lists = [] AND country.isForeign)
          OR EXISTS {
            MATCH (country)-[designated:DESIGNATED_ON]->(list:DesignationList)
            WHERE list.key IN $lists AND designated.validFrom <= $to < designated.validTo
          }
        )
    }
    OR ($lists = [] AND engineer.usPersonStatus = 'FOREIGN_PERSON')
  )
  RETURN access, engineer, system, 'to' AS day
}
WITH access, engineer, system, collect(day) AS days
WHERE size(days) = 1
WITH *, COLLECT {
    MATCH ()-[stated:ACCESSES {access: access}]->()
    RETURN stated
  } AS accessing, COLLECT {
    MATCH (engineer)-[located:LOCATED_IN]->()
    RETURN located
  } AS locating
WITH *, any(stated IN accessing WHERE stated.validFrom <= $from < stated.validTo)
  AND any(stated IN accessing WHERE stated.validFrom <= $to < stated.validTo) AS isBoth
RETURN CASE days[0] WHEN 'to' THEN 'OPENED' ELSE 'CLOSED' END AS change, CASE WHEN isBoth THEN 'PERSON' ELSE 'ACCESS' END AS why,
  system, system.impactLevel AS impactLevel, engineer, accessing + locating AS evidence, access
ORDER BY change DESC, impactLevel DESC, system.key, access
