/*
name: acting-on-anothers-credential
title: Acting on another person's credential
question: Which foreign personnel reach a system on another person's credential, and which companies answer for its holder?
tags: [access, foreign]
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
note: >-
  It shows accesses of which a source says on whose credential they are used. The holder of a credential is no escort. An
  access without such a statement is used on the engineer's own credential, as far as is on record.
columns:
  holder: The person on whose credential the access is used on the date.
  companies: >-
    Companies that answer for the holder: they employ the holder on the date on a contract of the access's family, or if there
    is none, with no contract named. Empty if no employer is on record.
  countries: Where the person who acts is located on the date, if it is abroad or on a designation list.
  escorts: Escorts on record for the access on the date.
  exposures: Chains through the holder, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
MATCH (system:System)<-[:REACHES]-(x:Exposure)-[:ON_CREDENTIAL_OF]->(holder:Person)
WHERE coalesce(system.impactLevel, 0) >= $minImpactLevel AND x.validFrom <= $asOf < x.validTo
  AND ($systems = [] OR x.system IN $systems) AND ($primes = [] OR x.prime IN $primes)
  AND ($countries = [] OR any(one IN x.countries WHERE one IN $countries))
  AND (($lists = [] AND x.origin = 'FOREIGN') OR EXISTS {
    (x)-[:FROM]->(:Country)-[d:DESIGNATED_ON]->(l:DesignationList)
    WHERE l.key IN $lists AND d.validFrom <= $asOf < d.validTo
  })
MATCH (engineer:Person)<-[:BY]-(x)-[:OF]->(access:Access)
OPTIONAL MATCH (x)-[:FROM]->(country:Country)
OPTIONAL MATCH (x)-[:ACCOUNTABLE]->(company:Organization)
WITH system, holder, engineer, access, collect(DISTINCT company) AS companies, collect(DISTINCT country) AS countries,
  collect(DISTINCT x)[..25] AS exposures
RETURN system, system.impactLevel AS impactLevel, holder, companies, engineer, countries, access.mode AS mode, COLLECT {
    MATCH (access)<-[:OF]-(x:Exposure)-[:ESCORTED_BY]->(escort:Person)
    WHERE x.validFrom <= $asOf < x.validTo
    RETURN DISTINCT escort ORDER BY escort.key
  } AS escorts, access, exposures
ORDER BY coalesce(impactLevel, 0) DESC, system.key, access.key, holder.key
