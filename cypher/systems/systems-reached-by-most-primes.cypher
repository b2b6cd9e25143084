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
  systems:
    type: "[System!]!"
    default: []
  primes:
    type: "[Organization!]!"
    default: []
  countries:
    type: "[Country!]!"
    default: []
  minImpactLevel:
    type: Int!
    default: 0
    least: 0
    most: 6
    description: Only systems with an impact level on record, at least this. 0 means any system, with or without one.
columns:
  primeCount: Number of prime contractors.
  primes: Prime contractors of the chains' contracts, 25 at most.
  accesses: Number of accesses of foreign personnel on the date.
  primeNotOnRecord: How many of these accesses have no chain under a contract whose prime is on record.
  counted: These accesses, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 2
    contains: [Impact Level 4, Impact Level 5, Microsoft]
  - parameters: { asOf: 2025-07-17, minImpactLevel: 6 }
    rows: 0
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (x:Exposure)-[:REACHES]->(system:System)
WHERE coalesce(system.impactLevel, 0) >= $minImpactLevel AND x.validFrom <= $asOf < x.validTo
  AND ($systems = [] OR x.system IN $systems) AND ($primes = [] OR x.prime IN $primes)
  AND ($countries = [] OR any(one IN x.countries WHERE one IN $countries))
  AND ($lists = [] AND x.origin = 'FOREIGN' OR EXISTS {
    MATCH (x)-[:FROM]->(:Country)-[designated:DESIGNATED_ON]->(list:DesignationList)
    WHERE list.key IN $lists AND designated.validFrom <= $asOf < designated.validTo
  })
MATCH (x)-[:OF]->(access:Access)
OPTIONAL MATCH (x)-[:UNDER]->(contract:Contract)
OPTIONAL MATCH (prime:Organization {key: contract.prime})
WITH system, collect(DISTINCT prime) AS primes, count(DISTINCT access) AS accesses,
  count(DISTINCT CASE WHEN prime IS NOT NULL THEN access END) AS withPrime, collect(DISTINCT access)[..25] AS counted
RETURN system, system.impactLevel AS impactLevel, size(primes) AS primeCount, primes[..25] AS primes, accesses,
  accesses - withPrime AS primeNotOnRecord, counted
ORDER BY primeCount DESC, coalesce(impactLevel, 0) DESC, accesses DESC, system.key
