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
  minImpactLevel:
    type: Int!
    default: 2
    description: Only systems at this impact level or higher.
  maxConfidence:
    type: Int!
    default: 60
    description: A hop is weak if its confidence (0 to 100) is this or lower.
columns:
  finding: "LOW_CONFIDENCE: a hop is weak. ONE_SOURCE: no hop is weak, but all of them depend on the same source."
  confidence: >-
    Confidence of the weakest hop in the access's best chain. The hops are location, access, escorting, the employment
    of the escort (or of the engineer if there is no escort) on a contract of the access's family or with no contract
    named, and the subcontracts from the prime to the employer. If several sources state a hop, the best statement
    counts. A hop that is not on record does not count as weak. Citizenship, status and ownership are not considered,
    nor are routes to an employer beyond the 200 shortest.
  sources: Sources of these hops, of all chains.
  evidence: Statements of these hops, 50 at most.
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
MATCH (engineer:Person)-[reaches:ACCESSES]->(system:System)
WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
WITH reaches.access AS access, engineer, system, collect(reaches) AS accessing
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
WITH *, COLLECT {
    MATCH (engineer)-[located:LOCATED_IN]->(country:Country)
    WHERE located.validFrom <= $asOf < located.validTo
      AND (
        ($lists = [] AND country.isForeign)
        OR EXISTS {
          MATCH (country)-[designated:DESIGNATED_ON]->(list:DesignationList)
          WHERE list.key IN $lists AND designated.validFrom <= $asOf < designated.validTo
        }
      )
    RETURN located
  } AS locating
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
// The contract and those above it. Contracts below it are found by walking up from them: each has one parent, so that is cheap.
WITH *, COLLECT {
    MATCH (:Contract {key: contract})
      ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)*
      (above:Contract)
    RETURN above.key
  } AS family
// The chains of the access, one per combination of statements: the best one has the best statement of every hop.
CALL (access, engineer, contract, family) {
  OPTIONAL MATCH (escort:Person)-[escorts:ESCORTS {access: access}]->()
  WHERE escorts.validFrom <= $asOf < escorts.validTo
  WITH contract, family, escorts, coalesce(escort, engineer) AS person
  CALL (person, contract, family) {
    OPTIONAL MATCH (company:Organization)-[employs:EMPLOYS]->(person)
    WHERE employs.validFrom <= $asOf < employs.validTo
      AND (employs.contract IS NULL OR (employs.contract IN family OR contract IN COLLECT {
      MATCH (:Contract {key: employs.contract})
        ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)*
        (over:Contract)
      RETURN over.key
    }))
    WITH collect({company: company, employs: employs}) AS found
    // Employment that names no contract counts only if no employment that names one counts.
    WITH found, [one IN found WHERE one.employs.contract IS NOT NULL] AS named
    UNWIND CASE WHEN named = [] THEN found ELSE named END AS one
    RETURN one.company AS company, one.employs AS employs
  }
  // From the prime to the employer, no company twice: under the contract that the employment names, or else any of the family.
  CALL (company, employs, contract, family) {
    UNWIND CASE WHEN employs.contract IS NOT NULL THEN [employs.contract] ELSE family + COLLECT {
      MATCH (:Contract {key: contract})
        ((upper:Contract)<-[under:UNDER]-(lower:Contract) WHERE lower.parent = upper.key)+
        (below:Contract)
      RETURN DISTINCT below.key
    } END AS key
    MATCH (work:Contract {key: key})
    MATCH (prime:Organization {key: work.prime})
    MATCH route = (prime)
      ((:Organization)-[subcontract:SUBCONTRACTS_TO]->(:Organization)
        WHERE subcontract.contract = key AND subcontract.validFrom <= $asOf < subcontract.validTo){0,8}
      (company)
    WHERE all(stop IN nodes(route) WHERE single(other IN nodes(route) WHERE other = stop))
    WITH subcontract ORDER BY size(subcontract) LIMIT 200
    RETURN collect(subcontract) AS routes
  }
  UNWIND CASE WHEN routes = [] THEN [[]] ELSE routes END AS route
  WITH [one IN [escorts, employs] WHERE one IS NOT NULL] + route AS chain
  WITH chain, reduce(least = 100, one IN chain | CASE WHEN one.confidence < least THEN one.confidence ELSE least END) AS weakest
  RETURN max(weakest) AS chainConfidence, reduce(joined = [], one IN collect(chain) | joined + one) AS chained
}
// One well-supported location is enough to make a person foreign.
WITH *, [chainConfidence] + [hop IN [accessing, locating] WHERE hop <> [] |
    reduce(most = 0, one IN hop | CASE WHEN one.confidence > most THEN one.confidence ELSE most END)] AS confidences,
  COLLECT {
    UNWIND accessing + locating + chained AS one
    RETURN DISTINCT one
  } AS evidence
WITH *, reduce(least = 100, one IN confidences | CASE WHEN one < least THEN one ELSE least END) AS confidence,
  COLLECT {
    UNWIND evidence AS one
    WITH DISTINCT one.source AS key ORDER BY key
    MATCH (source:Source {key: key})
    RETURN source
  } AS sources
WITH *, CASE WHEN confidence <= $maxConfidence THEN 'LOW_CONFIDENCE' WHEN size(sources) = 1 THEN 'ONE_SOURCE' END AS finding
WHERE finding IS NOT NULL
RETURN system, system.impactLevel AS impactLevel, engineer, finding, confidence, sources, evidence[..50] AS evidence, access
ORDER BY confidence, impactLevel DESC, system.key, access
