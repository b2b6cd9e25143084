/*
name: employers-of-personnel-in-a-country
title: Employers of personnel in a country
question: Who employs personnel who are located in a given country and reach a defense system?
tags: [personnel, foreign, employer]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  country:
    type: Country!
    condition: countries
    description: Where the personnel are located.
  minImpactLevel:
    type: Int!
    default: 0
    least: 0
    most: 6
    description: Only systems with an impact level on record, at least this. 0 means any system, with or without one.
columns:
  employer: >-
    Employs the engineer on the date, on a contract of the access's family or with no contract named. Other employment
    does not count. Empty if no employer is on record.
  persons: Number of people or groups on record.
  accesses: Number of accesses that these people have on the date.
  systems: Systems they reach, 25 at most.
  contracts: Contracts of the accesses, 25 at most.
  counted: The accesses, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17, country: CN }
    rows: 1
    contains: [Microsoft, Impact Level 4, Impact Level 5]
    lacks: [Insight Global]
  - parameters: { asOf: 2025-07-17, country: IN }
    rows: 0
  - parameters: { asOf: 2025-07-18, country: CN }
    rows: 0
*/
MATCH (:Country {key: $country})<-[located:LOCATED_IN]-(engineer:Person)
WHERE located.validFrom <= $asOf < located.validTo
MATCH (engineer)-[has:HAS_ACCESS]->(access:Access)-[:TO]->(system:System)
WHERE has.validFrom <= $asOf < has.validTo AND coalesce(system.impactLevel, 0) >= $minImpactLevel
CALL (engineer, access) {
  MATCH (engineer)<-[:BY]-(x:Exposure)-[:OF]->(access) WHERE x.validFrom <= $asOf < x.validTo
  RETURN x.employers AS keys
  UNION
  MATCH (engineer)-[x:DOMESTIC_CHAIN]->(access) WHERE x.validFrom <= $asOf < x.validTo
  RETURN x.employers AS keys
}
UNWIND CASE keys WHEN [] THEN [null] ELSE keys END AS key
OPTIONAL MATCH (employer:Organization {key: key})
OPTIONAL MATCH (access)-[:UNDER]->(contract:Contract)
RETURN employer, count(DISTINCT engineer) AS persons, count(DISTINCT access) AS accesses,
  max(system.impactLevel) AS highestImpactLevel, collect(DISTINCT system)[..25] AS systems,
  collect(DISTINCT contract)[..25] AS contracts, collect(DISTINCT access)[..25] AS counted
ORDER BY coalesce(highestImpactLevel, 0) DESC, accesses DESC, employer.key
