/*
name: weak-evidence
title: Weak evidence
question: Which accesses of foreign personnel depend on a hop with low confidence, or on a single source?
tags: [evidence, foreign]
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
  maxConfidence:
    type: Int!
    default: 60
    least: 0
    most: 100
    description: A hop is weak if its confidence (0 to 100) is this or lower.
columns:
  finding: "LOW_CONFIDENCE: a hop is weak. ONE_SOURCE: no hop is weak, but all of them depend on the same source."
  confidence: >-
    Highest confidence among the access's chains. A chain is as strong as its weakest hop: the locations that make the
    person foreign, access, escorting or the lending of a credential, the employment of the person who answers (the escort, the
    holder of the credential, or the engineer if there is neither) and the subcontracts from the prime to the employer. If several sources state a hop, the best statement counts. A hop that
    is not on record does not count as weak. Citizenship, status and ownership are not considered.
  sources: Sources of these hops, of all chains.
  exposures: The chains, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17, maxConfidence: 59 }
    rows: 0
  - parameters: { asOf: 2025-07-17 }
    rows: 2
    contains: [LOW_CONFIDENCE, China-based engineers, "60"]
    lacks: ["70"]
  - parameters: { asOf: 2025-07-18, maxConfidence: 100 }
    rows: 0
*/
MATCH (x:Exposure)-[:REACHES]->(system:System)
WHERE coalesce(system.impactLevel, 0) >= $minImpactLevel AND x.validFrom <= $asOf < x.validTo
  AND ($systems = [] OR x.system IN $systems) AND ($primes = [] OR x.prime IN $primes) AND ($countries = [] OR any(one IN x.countries WHERE one IN $countries))
OPTIONAL MATCH (x)-[from:FROM]->(country:Country)
WHERE $lists = [] AND country.isForeign OR EXISTS {
    MATCH (country)-[designated:DESIGNATED_ON]->(list:DesignationList)
    WHERE list.key IN $lists AND designated.validFrom <= $asOf < designated.validTo
  }
WITH x, system, collect(country) AS countries, min(from.confidence) AS located
WHERE countries <> [] OR $lists = [] AND x.origin = 'FOREIGN'
MATCH (x)-[:OF]->(access:Access), (x)-[:BY]->(engineer:Person)
WITH access, engineer, system, collect(x) AS chains, head(collect(countries)) AS countries,
  max(CASE WHEN located < x.chainConfidence THEN located ELSE x.chainConfidence END) AS confidence
// The sources of all hops of the chains.
WITH *, COLLECT {
    CALL (access, engineer, chains, countries) {
      MATCH (engineer)-[hop:ACCESSES|ESCORTS|LENDS_TO|LOCATED_IN]-(other)
      WHERE hop.access = access.key OR other IN countries
      RETURN hop
      UNION ALL
      UNWIND chains AS x
      OPTIONAL MATCH (x)-[:ESCORTED_BY|ON_CREDENTIAL_OF]->(other:Person)
      OPTIONAL MATCH (x)-[:UNDER]->(contract:Contract)
      WITH x, coalesce(other, engineer) AS person,
        CASE WHEN 'EMPLOYMENT_NAMES_NO_CONTRACT' IN x.gaps THEN '' ELSE contract.key END AS named
      MATCH (x)-[:ACCOUNTABLE]->(employer)-[hop:EMPLOYS]->(person)
      WHERE coalesce(hop.contract, '') = named
      RETURN hop
      UNION ALL
      UNWIND chains AS x
      MATCH (x)-[upper:PASSES]->(company), (x)-[lower:PASSES]->(next), (x)-[:UNDER]->(contract)
      WHERE lower.tier = upper.tier + 1
      MATCH ()-[hop:SUBCONTRACTS_TO {contract: contract.key, to: next.key}]->()
      WHERE startNode(hop) = company
      RETURN hop
    }
    WITH hop WHERE hop.validFrom <= $asOf < hop.validTo
    RETURN DISTINCT hop.source
  } AS keys
WITH *, CASE WHEN confidence <= $maxConfidence THEN 'LOW_CONFIDENCE' WHEN size(keys) = 1 THEN 'ONE_SOURCE' END AS finding
WHERE finding IS NOT NULL
RETURN system, system.impactLevel AS impactLevel, engineer, finding, confidence,
  COLLECT { MATCH (source:Source) WHERE source.key IN keys RETURN source ORDER BY source.key } AS sources,
  chains[..25] AS exposures, access.key AS access
ORDER BY confidence, coalesce(impactLevel, 0) DESC, system.key, access
