/*
name: weak-evidence
title: Weak evidence
question: Which accesses of foreign personnel rest on a hop of low confidence, or on the word of one source alone?
tags: [evidence, foreign]
parameters:
  asOf:
    type: Date!
    default: today
    description: The day it is about.
  lists:
    type: "[DesignationList!]!"
    default: []
    description: Keys of designation lists; foreign means located in a country on one of them. None means any foreign personnel.
  minImpactLevel:
    type: Int!
    default: 2
    description: Lowest impact level of the systems.
  maxConfidence:
    type: Int!
    default: 60
    description: Confidence from 0 to 100 up to which a hop counts as weak.
columns:
  finding: "LOW_CONFIDENCE: a hop is weak; ONE_SOURCE: no hop is, but all rest on the same one source."
  confidence: >-
    Of the weakest hop among location, access and escorting; of a hop that several sources state, the best one's.
    Employment and subcontracts are not looked at here.
  sources: The sources of these hops.
  evidence: The statements of these hops.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
  - parameters: { asOf: 2025-07-17, maxConfidence: 70 }
    rows: 2
    contains: [LOW_CONFIDENCE, China-based engineers]
  - parameters: { asOf: 2025-07-18, maxConfidence: 100 }
    rows: 0
*/
MATCH (engineer:Person)-[reaches:ACCESSES]->(system:System)
WHERE system.impactLevel >= $minImpactLevel
  AND reaches.supersededAt IS NULL AND coalesce(reaches.validFrom <= $asOf, true) AND coalesce($asOf < reaches.validTo, true)
WITH reaches.access AS access, engineer, system, collect(reaches) AS accessing
WHERE (
    EXISTS {
      MATCH (engineer)-[located:LOCATED_IN]->(country:Country)
      WHERE located.supersededAt IS NULL AND coalesce(located.validFrom <= $asOf, true) AND coalesce($asOf < located.validTo, true)
        AND (
          ($lists = [] AND country.isForeign)
          OR EXISTS {
            MATCH (country)-[designated:DESIGNATED_ON]->(list:DesignationList)
            WHERE list.key IN $lists
              AND designated.supersededAt IS NULL AND coalesce(designated.validFrom <= $asOf, true) AND coalesce($asOf < designated.validTo, true)
          }
        )
    }
    OR ($lists = [] AND engineer.usPersonStatus = 'FOREIGN_PERSON')
  )
WITH *, COLLECT {
    MATCH (engineer)-[located:LOCATED_IN]->(country:Country)
    WHERE located.supersededAt IS NULL AND coalesce(located.validFrom <= $asOf, true) AND coalesce($asOf < located.validTo, true)
      AND (
        ($lists = [] AND country.isForeign)
        OR EXISTS {
          MATCH (country)-[designated:DESIGNATED_ON]->(list:DesignationList)
          WHERE list.key IN $lists
            AND designated.supersededAt IS NULL AND coalesce(designated.validFrom <= $asOf, true) AND coalesce($asOf < designated.validTo, true)
        }
      )
    RETURN located
  } AS locating, COLLECT {
    MATCH ()-[escorts:ESCORTS {access: access}]->()
    WHERE escorts.supersededAt IS NULL AND coalesce(escorts.validFrom <= $asOf, true) AND coalesce($asOf < escorts.validTo, true)
    RETURN escorts
  } AS escorting
// One location that is well stated is enough to make somebody foreign; so is one escort.
WITH *, [hop IN [accessing, locating, escorting] WHERE hop <> [] |
    reduce(most = 0, one IN hop | CASE WHEN one.confidence > most THEN one.confidence ELSE most END)] AS confidences,
  accessing + locating + escorting AS evidence
WITH *, reduce(least = 100, one IN confidences | CASE WHEN one < least THEN one ELSE least END) AS confidence,
  COLLECT {
    UNWIND evidence AS one
    WITH DISTINCT one.source AS key ORDER BY key
    MATCH (source:Source {key: key})
    RETURN source
  } AS sources
WITH *, CASE WHEN confidence <= $maxConfidence THEN 'LOW_CONFIDENCE' WHEN size(sources) = 1 THEN 'ONE_SOURCE' END AS finding
WHERE finding IS NOT NULL
RETURN system, system.impactLevel AS impactLevel, engineer, finding, confidence, sources, evidence, access
ORDER BY confidence, impactLevel DESC, system.key, access
