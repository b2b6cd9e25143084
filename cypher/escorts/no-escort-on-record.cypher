/*
name: no-escort-on-record
title: No escort on record
question: Which foreign personnel reach a system on a date without an escort on record?
tags: [escorts, foreign, gap]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  lists:
    type: "[DesignationList!]!"
    default: []
    description: Keys of designation lists. Only people located in a country on one of them count as foreign. If empty, all foreign personnel count.
  minImpactLevel:
    type: Int!
    default: 2
    description: Only systems at this impact level or higher.
columns:
  mode: Access mode, from the best statement of the access.
  countries: Where the person is located on the date.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
MATCH (engineer:Person)-[reaches:ACCESSES]->(system:System)
WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
  AND NOT EXISTS {
    MATCH ()-[escorts:ESCORTS {access: reaches.access}]->()
    WHERE escorts.validFrom <= $asOf < escorts.validTo
  }
WITH reaches.access AS access, engineer, system, collect(reaches) AS evidence
WHERE (
    EXISTS {
      MATCH (engineer)-[located:LOCATED_IN]->(country:Country)
      WHERE located.validFrom <= $asOf < located.validTo
        AND (
          ($lists = [] AND country.isForeign)
          OR EXISTS {
            MATCH (country)-[designated:DESIGNATED_ON]->(list:DesignationList)
            WHERE list.key IN $lists AND designated.validFrom <= $asOf < designated.validTo
          }
        )
    }
    OR ($lists = [] AND engineer.usPersonStatus = 'FOREIGN_PERSON')
  )
// The mode comes from the best statement of the access, whatever its dates.
CALL (access) {
  MATCH ()-[stated:ACCESSES {access: access}]->()
  OPTIONAL MATCH (source:Source {key: stated.source})
  WITH stated, source
  ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
    coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
  LIMIT 1
  RETURN stated.mode AS mode
}
RETURN system, system.impactLevel AS impactLevel, engineer, mode,
  COLLECT {
    MATCH (engineer)-[located:LOCATED_IN]->(country:Country)
    WHERE located.validFrom <= $asOf < located.validTo
    RETURN DISTINCT country
  } AS countries, evidence, access
ORDER BY impactLevel DESC, system.key, access
