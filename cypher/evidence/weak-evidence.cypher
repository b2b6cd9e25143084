/*
name: weak-evidence
title: Weak evidence
question: Which accesses of foreign personnel rest on a hop of low confidence, or on the word of one source alone?
tags: [evidence, foreign]
parameters:
  asOf:
    type: Date!
    default: today
    description: The day it is about.
  lists:
    type: "[DesignationList!]!"
    default: []
    description: Keys of designation lists; foreign means located in a country on one of them. None means any foreign personnel.
  minImpactLevel:
    type: Int!
    default: 2
    description: Lowest impact level of the systems.
  maxConfidence:
    type: Int!
    default: 60
    description: Confidence from 0 to 100 up to which a hop counts as weak.
columns:
  finding: "LOW_CONFIDENCE: a hop is weak; ONE_SOURCE: no hop is, but all rest on the same one source."
  confidence: >-
    Of the weakest hop of the access's best chain: location, access, escorting, employment of who answers for it (the escort,
    else the engineer) on a contract of its family or with none named, and the subcontracts from the prime to the employer;
    of a hop that several sources state, the best one's. What is not on record is not weak. Not looked at are citizenship, status
    and ownership, and of the routes to an employer all but the 200 shortest.
  sources: The sources of these hops, of all chains.
  evidence: The statements of these hops; 50 at most.
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
WHERE system.impactLevel >= $minImpactLevel
  AND reaches.supersededAt IS NULL AND coalesce(reaches.validFrom <= $asOf, true) AND coalesce($asOf < reaches.validTo, true)
WITH reaches.access AS access, engineer, system, collect(reaches) AS accessing
WHERE (
    EXISTS {
      MATCH (engineer)-[located:LOCATED_IN]->(country:Country)
      WHERE located.supersededAt IS NULL AND coalesce(located.validFrom <= $asOf, true) AND coalesce($asOf < located.validTo, true)
        AND (
          ($lists = [] AND country.isForeign)
          OR EXISTS {
            MATCH (country)-[designated:DESIGNATED_ON]->(list:DesignationList)
            WHERE list.key IN $lists
              AND designated.supersededAt IS NULL AND coalesce(designated.validFrom <= $asOf, true) AND coalesce($asOf < designated.validTo, true)
          }
        )
    }
    OR ($lists = [] AND engineer.usPersonStatus = 'FOREIGN_PERSON')
  )
WITH *, COLLECT {
    MATCH (engineer)-[located:LOCATED_IN]->(country:Country)
    WHERE located.supersededAt IS NULL AND coalesce(located.validFrom <= $asOf, true) AND coalesce($asOf < located.validTo, true)
      AND (
        ($lists = [] AND country.isForeign)
        OR EXISTS {
          MATCH (country)-[designated:DESIGNATED_ON]->(list:DesignationList)
          WHERE list.key IN $lists
            AND designated.supersededAt IS NULL AND coalesce(designated.validFrom <= $asOf, true) AND coalesce($asOf < designated.validTo, true)
        }
      )
    RETURN located
  } AS locating
// The contract of an access is what its best statement says, on whatever day.
CALL (access) {
  OPTIONAL MATCH ()-[stated:ACCESSES {access: access}]->()
  WHERE stated.supersededAt IS NULL AND stated.contract IS NOT NULL
  OPTIONAL MATCH (source:Source {key: stated.source})
  WITH stated, source
  ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
    coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
  LIMIT 1
  RETURN stated.contract AS contract
}
// Its family: the contracts above it here, those under it by looking up from theirs. Each has one parent, so up is cheap.
WITH *, COLLECT {
    MATCH (:Contract {key: contract})
      ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE under.supersededAt IS NULL AND lower.parent = upper.key)*
      (above:Contract)
    RETURN above.key
  } AS family
// Its chains, one for each statement of each of their hops: the best of them has the best statement of every hop.
CALL (access, engineer, contract, family) {
  OPTIONAL MATCH (escort:Person)-[escorts:ESCORTS {access: access}]->()
  WHERE escorts.supersededAt IS NULL AND coalesce(escorts.validFrom <= $asOf, true) AND coalesce($asOf < escorts.validTo, true)
  WITH contract, family, escorts, coalesce(escort, engineer) AS person
  CALL (person, contract, family) {
    OPTIONAL MATCH (company:Organization)-[employs:EMPLOYS]->(person)
    WHERE employs.supersededAt IS NULL AND coalesce(employs.validFrom <= $asOf, true) AND coalesce($asOf < employs.validTo, true)
      AND (employs.contract IS NULL OR (employs.contract IN family OR contract IN COLLECT {
      MATCH (:Contract {key: employs.contract})
        ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE under.supersededAt IS NULL AND lower.parent = upper.key)*
        (over:Contract)
      RETURN over.key
    }))
    WITH collect({company: company, employs: employs}) AS found
    // Employment that names no contract counts only where none that names one does.
    WITH found, [one IN found WHERE one.employs.contract IS NOT NULL] AS named
    UNWIND CASE WHEN named = [] THEN found ELSE named END AS one
    RETURN one.company AS company, one.employs AS employs
  }
  // From the prime to the employer, no company twice: under the contract that the employment names, else under any of the family.
  CALL (company, employs, contract, family) {
    UNWIND CASE WHEN employs.contract IS NOT NULL THEN [employs.contract] ELSE family + COLLECT {
      MATCH (:Contract {key: contract})
        ((upper:Contract)<-[under:UNDER]-(lower:Contract) WHERE under.supersededAt IS NULL AND lower.parent = upper.key)+
        (below:Contract)
      RETURN DISTINCT below.key
    } END AS key
    MATCH (work:Contract {key: key})
    MATCH (prime:Organization {key: work.prime})
    MATCH route = (prime)
      ((:Organization)-[subcontract:SUBCONTRACTS_TO]->(:Organization)
        WHERE subcontract.contract = key AND subcontract.supersededAt IS NULL AND coalesce(subcontract.validFrom <= $asOf, true) AND coalesce($asOf < subcontract.validTo, true)){0,8}
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
// One location that is well stated is enough to make somebody foreign.
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
