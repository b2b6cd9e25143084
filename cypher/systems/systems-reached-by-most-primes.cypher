/*
name: systems-reached-by-most-primes
title: Systems reached by the most primes
question: Which systems do foreign personnel reach under contracts of the largest number of prime contractors?
tags: [access, foreign, concentration]
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
  primeCount: Number of prime contractors.
  primes: Prime contractors of the accesses' contracts, 25 at most.
  accesses: Number of accesses on record that are valid on the date.
  primeNotOnRecord: How many of these accesses name no contract, or a contract whose prime is not on record.
  evidence: Statements of access, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 2
    contains: [Impact Level 4, Impact Level 5, Microsoft]
  - parameters: { asOf: 2025-07-17, minImpactLevel: 6 }
    rows: 0
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (engineer:Person)-[reaches:ACCESSES]->(system:System)
WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
WITH reaches.access AS access, engineer, system, collect(reaches) AS statements
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
WITH system, collect(DISTINCT prime) AS primes, count(DISTINCT access) AS accesses,
  count(DISTINCT CASE WHEN prime IS NULL THEN access END) AS primeNotOnRecord,
  reduce(joined = [], some IN collect(statements) | joined + some)[..25] AS evidence
RETURN system, system.impactLevel AS impactLevel, size(primes) AS primeCount, primes[..25] AS primes, accesses, primeNotOnRecord,
  evidence
ORDER BY primeCount DESC, impactLevel DESC, accesses DESC, system.key
