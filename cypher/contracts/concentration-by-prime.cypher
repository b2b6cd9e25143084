/*
name: concentration-by-prime
title: Concentration by prime contractor
question: >-
  On which prime contractors' contracts do foreign personnel reach systems, and what share of all such accesses does
  each have?
tags: [contracts, foreign, concentration]
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
  prime: Prime of the access's contract. Empty if the contract or its prime is not on record.
  accesses: Number of accesses on record that are valid on the date.
  share: Share of all such accesses, in percent.
  systems: Number of systems reached.
  persons: Number of people or groups.
  undetermined: >-
    Further accesses on the prime's contracts by people of whom the record does not show whether they are foreign.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Microsoft, "100"]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (engineer:Person)-[reaches:ACCESSES]->(system:System)
WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
WITH DISTINCT reaches.access AS access, engineer, system
WITH *, (
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
  ) AS isForeign, NOT EXISTS {
    MATCH (engineer)-[located:LOCATED_IN]->(:Country)
    WHERE located.validFrom <= $asOf < located.validTo
  } AND ($lists <> [] OR coalesce(engineer.usPersonStatus, 'UNKNOWN') = 'UNKNOWN') AS isUndetermined
WHERE isForeign OR isUndetermined
// The contract comes from the best statement of the access, whatever its dates.
CALL (access) {
  OPTIONAL MATCH ()-[stated:ACCESSES {access: access}]->()
  WHERE stated.contract IS NOT NULL
  OPTIONAL MATCH (source:Source {key: stated.source})
  WITH stated, source
  ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
    coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
  LIMIT 1
  RETURN stated.contract AS contract
}
OPTIONAL MATCH (work:Contract {key: contract})
OPTIONAL MATCH (prime:Organization {key: work.prime})
WITH collect({prime: prime, access: access, engineer: engineer, system: system, isForeign: isForeign}) AS found
WITH found, size([one IN found WHERE one.isForeign]) AS total
UNWIND found AS one
WITH total, one.prime AS prime, collect(one) AS theirs
WITH total, prime, [one IN theirs WHERE one.isForeign] AS exposed, size([one IN theirs WHERE NOT one.isForeign]) AS undetermined
RETURN prime, size(exposed) AS accesses,
  CASE WHEN total = 0 THEN 0.0 ELSE round(100.0 * size(exposed) / total, 1) END AS share,
  COUNT { UNWIND exposed AS one RETURN DISTINCT one.system } AS systems,
  COUNT { UNWIND exposed AS one RETURN DISTINCT one.engineer } AS persons, undetermined
ORDER BY accesses DESC, undetermined DESC, prime.key
