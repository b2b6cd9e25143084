/*
name: suppliers-of-escorts
title: Suppliers of the escorts
question: Who supplies the escorts of personnel located in a covered nation?
tags: [escorts, foreign, employer]
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
  supplier: >-
    Employs the escort on the date on a contract of the access's family, in any role. If there is no such employer,
    organizations that employ the escort with no contract named. Empty if no employer is on record.
  finding: >-
    LOCATED_THERE: the escorted personnel are in a country that a list names. BY_INFERENCE: only in countries that count by
    inference, such as Hong Kong and Macau as parts of China.
  primes: Primes of the contracts of the chains, 25 at most.
  systems: Systems that the escorted personnel reach, 25 at most.
  accesses: Number of accesses escorted this way on the date.
  escorts: Number of escorts, or groups of them, on record.
  exposures: Chains with these escorts, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Insight Global, LOCATED_THERE, Microsoft, Impact Level 5]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (l:DesignationList)<-[d:DESIGNATED_ON]-(country:Country)
WHERE l.key IN $lists AND d.validFrom <= $asOf < d.validTo
WITH country, all(class IN collect(d.dataClass) WHERE class = 'INFERRED') AS isInferred
MATCH (country)<-[:FROM]-(x:Exposure)-[:ESCORTED_BY]->(escort:Person)
WHERE x.validFrom <= $asOf < x.validTo
  AND ($systems = [] OR x.system IN $systems) AND ($primes = [] OR x.prime IN $primes)
  AND ($countries = [] OR any(one IN x.countries WHERE one IN $countries))
MATCH (system:System)<-[:REACHES]-(x)-[:OF]->(access:Access)
OPTIONAL MATCH (x)-[:ACCOUNTABLE]->(supplier:Organization)
OPTIONAL MATCH (x)-[:UNDER]->(contract:Contract)
OPTIONAL MATCH (prime:Organization {key: contract.prime})
RETURN supplier,
  CASE WHEN all(one IN collect(DISTINCT isInferred) WHERE one) THEN 'BY_INFERENCE' ELSE 'LOCATED_THERE' END AS finding,
  collect(DISTINCT prime)[..25] AS primes, max(system.impactLevel) AS highestImpactLevel,
  collect(DISTINCT system)[..25] AS systems, count(DISTINCT access) AS accesses, count(DISTINCT escort) AS escorts,
  collect(DISTINCT x)[..25] AS exposures
ORDER BY coalesce(highestImpactLevel, 0) DESC, accesses DESC, supplier.key
