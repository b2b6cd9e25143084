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
  prime: >-
    Prime of the contract of a chain. An access with chains under contracts of several primes counts for each of them.
    Empty if the contract or its prime is not on record.
  accesses: Number of accesses of foreign personnel on the date.
  share: Share of all such accesses, in percent. The shares can add up to more than 100.
  systems: Number of systems that these accesses reach.
  persons: Number of people or groups who have them.
  undetermined: >-
    Further accesses on the prime's contracts by people of whom the record does not show whether they are foreign.
  counted: The accesses, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Microsoft, "100"]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (x:Exposure)-[:REACHES]->(system:System)
WHERE coalesce(system.impactLevel, 0) >= $minImpactLevel AND x.validFrom <= $asOf < x.validTo
  AND ($systems = [] OR x.system IN $systems) AND ($primes = [] OR x.prime IN $primes)
  AND ($countries = [] OR any(one IN x.countries WHERE one IN $countries))
WITH x, system, $lists = [] AND x.origin = 'FOREIGN' OR EXISTS {
    MATCH (x)-[:FROM]->(:Country)-[designated:DESIGNATED_ON]->(list:DesignationList)
    WHERE list.key IN $lists AND designated.validFrom <= $asOf < designated.validTo
  } AS isForeign
WHERE isForeign OR CASE $lists WHEN [] THEN x.origin = 'UNDETERMINED' ELSE NOT x.located END
MATCH (x)-[:OF]->(access:Access), (x)-[:BY]->(engineer:Person)
OPTIONAL MATCH (x)-[:UNDER]->(contract:Contract)
OPTIONAL MATCH (prime:Organization {key: contract.prime})
WITH prime, collect(DISTINCT CASE WHEN isForeign THEN access END) AS exposed,
  count(DISTINCT CASE WHEN isForeign THEN system END) AS systems,
  count(DISTINCT CASE WHEN isForeign THEN engineer END) AS persons,
  count(DISTINCT CASE WHEN NOT isForeign THEN access END) AS undetermined
WITH collect([prime, exposed, systems, persons, undetermined]) AS found
WITH found, COUNT { UNWIND found AS one UNWIND one[1] AS access RETURN DISTINCT access } AS total
UNWIND found AS one
WITH total, one[0] AS prime, one[1] AS exposed, one[2] AS systems, one[3] AS persons, one[4] AS undetermined
RETURN prime, size(exposed) AS accesses,
  CASE total WHEN 0 THEN 0.0 ELSE round(100.0 * size(exposed) / total, 1) END AS share,
  systems, persons, undetermined, exposed[..25] AS counted
ORDER BY accesses DESC, undetermined DESC, prime.key
