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
  countries: Where the person is located on the date, if it is abroad or on a designation list.
  exposures: Chains of the access, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
MATCH (system:System)<-[:REACHES]-(x:Exposure {escorted: false})-[:BY]->(engineer:Person)
WHERE coalesce(system.impactLevel, 0) >= $minImpactLevel AND x.validFrom <= $asOf < x.validTo
  AND ($systems = [] OR x.system IN $systems) AND ($primes = [] OR x.prime IN $primes)
  AND ($countries = [] OR any(one IN x.countries WHERE one IN $countries))
  AND (($lists = [] AND x.origin = 'FOREIGN') OR EXISTS {
    (x)-[:FROM]->(:Country)-[d:DESIGNATED_ON]->(l:DesignationList)
    WHERE l.key IN $lists AND d.validFrom <= $asOf < d.validTo
  })
MATCH (x)-[:OF]->(access:Access)
OPTIONAL MATCH (x)-[:FROM]->(country:Country)
RETURN system, system.impactLevel AS impactLevel, engineer, access.mode AS mode, collect(DISTINCT country) AS countries,
  access, collect(DISTINCT x)[..25] AS exposures
ORDER BY coalesce(impactLevel, 0) DESC, system.key, access.key
