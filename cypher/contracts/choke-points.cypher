/*
name: choke-points
title: Choke points
question: >-
  Which companies, contracts, escorts and holders of lent credentials do the most accesses of foreign personnel depend on?
tags: [contracts, escorts, foreign, concentration]
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
  most:
    type: Int!
    default: 50
    least: 1
    description: Maximum number of companies, contracts and people in the answer.
columns:
  node: A company, contract, escort or holder of a lent credential through which all chains of these accesses pass.
  accessesCut: Accesses of foreign personnel whose chains all pass through it.
  share: Share of all such accesses, in percent.
  systems: Systems of these accesses, 25 at most.
  counted: These accesses, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 4
    contains: [Microsoft, Insight Global, Digital escorts, Defense Department cloud services]
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
WITH access, system, collect(x) AS chains
WITH collect([access, system, chains]) AS exposed
UNWIND exposed AS one
WITH size(exposed) AS total, one[0] AS access, one[1] AS system, one[2] AS chains
UNWIND chains AS x
MATCH (x)-[:UNDER|PASSES|ACCOUNTABLE|ESCORTED_BY|ON_CREDENTIAL_OF]->(node)
WITH total, node, access, system, size(chains) AS chains, count(DISTINCT x) AS through
WHERE through = chains
WITH total, node, collect(access) AS cut, collect(DISTINCT system)[..25] AS systems
RETURN node, size(cut) AS accessesCut, round(100.0 * size(cut) / total, 1) AS share, systems, cut[..25] AS counted
ORDER BY accessesCut DESC, node.key, CASE WHEN node:Contract THEN 1 WHEN node:Organization THEN 2 ELSE 3 END
LIMIT $most
