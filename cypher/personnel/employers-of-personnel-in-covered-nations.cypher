/*
name: employers-of-personnel-in-covered-nations
title: Employers of personnel in covered nations
question: Who employs personnel who are located in a covered nation and reach a defense system?
tags: [personnel, foreign, employer]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  lists:
    type: "[DesignationList!]!"
    default: [10USC4872]
    description: Keys of the designation lists whose countries count on that date.
  systems:
    type: "[System!]!"
    default: []
  primes:
    type: "[Organization!]!"
    default: []
  countries:
    type: "[Country!]!"
    default: []
columns:
  employer: >-
    Employs the engineer on the date, on a contract of the access's family or with no contract named. Other employment
    does not count. Empty if no employer is on record.
  finding: >-
    LOCATED_THERE: in a country that a list names. BY_INFERENCE: only in countries that count by inference, such as Hong
    Kong and Macau as parts of China.
  countries: Listed countries where the engineers are located.
  systems: Systems they reach, 25 at most.
  accesses: Number of accesses that these people have on the date.
  persons: Number of people or groups on record.
  contracts: Contracts of the accesses, 25 at most.
  counted: The accesses, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Microsoft, China, LOCATED_THERE, Impact Level 4, Impact Level 5]
    lacks: [Insight Global]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
  - parameters: { asOf: 2025-07-17, lists: [15CFR791.4] }
    rows: 1
    contains: [Microsoft]
*/
MATCH (list:DesignationList)<-[designated:DESIGNATED_ON]-(country:Country)<-[:FROM]-(x:Exposure)
WHERE list.key IN $lists AND designated.validFrom <= $asOf < designated.validTo AND x.validFrom <= $asOf < x.validTo
  AND ($systems = [] OR x.system IN $systems) AND ($primes = [] OR x.prime IN $primes)
  AND ($countries = [] OR any(one IN x.countries WHERE one IN $countries))
MATCH (x)-[:OF]->(access:Access), (x)-[:BY]->(engineer:Person), (x)-[:REACHES]->(system:System)
OPTIONAL MATCH (x)-[:EMPLOYER]->(employer:Organization)
OPTIONAL MATCH (access)-[:UNDER]->(contract:Contract)
RETURN employer, CASE
    WHEN all(class IN collect(DISTINCT designated.dataClass) WHERE class = 'INFERRED') THEN 'BY_INFERENCE'
    ELSE 'LOCATED_THERE'
  END AS finding,
  collect(DISTINCT country) AS countries, max(system.impactLevel) AS highestImpactLevel,
  collect(DISTINCT system)[..25] AS systems, count(DISTINCT access) AS accesses, count(DISTINCT engineer) AS persons,
  collect(DISTINCT contract)[..25] AS contracts, collect(DISTINCT access)[..25] AS counted
ORDER BY coalesce(highestImpactLevel, 0) DESC, accesses DESC, employer.key
