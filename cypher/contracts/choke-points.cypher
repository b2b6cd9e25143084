/*
name: choke-points
title: Choke points
question: Which companies, contracts and escorts do the most accesses of foreign personnel depend on?
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
  minImpactLevel:
    type: Int!
    default: 2
    description: Only systems at this impact level or higher.
  most:
    type: Int!
    default: 50
    description: Maximum number of companies, contracts and escorts in the answer.
columns:
  node: A company, contract or escort through which all chains of these accesses pass.
  accessesCut: Accesses of foreign personnel whose chains all pass through it.
  share: Share of all such accesses, in percent.
  systems: Systems of these accesses, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 4
    contains: [Microsoft, Insight Global, Digital escorts, Defense Department cloud services]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (engineer:Person)-[reaches:ACCESSES]->(system:System)
WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
WITH DISTINCT reaches.access AS access, engineer, system
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
WITH *, COLLECT {
    MATCH (escort:Person)-[escorts:ESCORTS {access: access}]->()
    WHERE escorts.validFrom <= $asOf < escorts.validTo
    RETURN DISTINCT escort
  } AS escorts
UNWIND CASE WHEN escorts = [] THEN [null] ELSE escorts END AS escort
WITH *, coalesce(escort, engineer) AS person
// Who employs that person on a contract of the family; if nobody does, who employs them with no contract named.
WITH *, COLLECT {
    MATCH (company:Organization)-[employs:EMPLOYS]->(person)
    WHERE employs.contract IS NOT NULL AND employs.validFrom <= $asOf < employs.validTo
      AND (employs.contract IN family OR contract IN COLLECT {
    MATCH (:Contract {key: employs.contract})
      ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)*
      (over:Contract)
    RETURN over.key
  })
    RETURN DISTINCT {company: company, under: employs.contract, isNamed: true}
  } AS named
WITH *, CASE WHEN named <> [] THEN [] ELSE COLLECT {
    MATCH (company:Organization)-[employs:EMPLOYS]->(person)
    WHERE employs.contract IS NULL AND employs.validFrom <= $asOf < employs.validTo
    WITH DISTINCT company
    UNWIND family + COLLECT {
      MATCH (:Contract {key: contract})
        ((upper:Contract)<-[under:UNDER]-(lower:Contract) WHERE lower.parent = upper.key)+
        (below:Contract)
      RETURN DISTINCT below.key
    } + CASE WHEN contract IS NULL THEN [null] ELSE [] END AS key
    RETURN DISTINCT {company: company, under: key, isNamed: false}
  } END AS unnamed
UNWIND CASE WHEN named + unnamed = [] THEN [{isNamed: true}] ELSE named + unnamed END AS employment
WITH employment.company AS company, employment.under AS under,
  collect({access: access, system: system, escort: escort, contract: contract, isNamed: employment.isNamed}) AS uses
OPTIONAL MATCH (work:Contract {key: under})
OPTIONAL MATCH (prime:Organization {key: work.prime})
// The routes from the prime to the employer under that contract. No company appears twice.
CALL (prime, company, under) {
  OPTIONAL MATCH route = (prime)
    ((:Organization)-[subcontract:SUBCONTRACTS_TO]->(:Organization)
      WHERE subcontract.contract = under AND subcontract.validFrom <= $asOf < subcontract.validTo){0,8}
    (company)
  WHERE all(stop IN nodes(route) WHERE single(other IN nodes(route) WHERE other = stop))
  RETURN collect(DISTINCT nodes(route)) AS routes
}
UNWIND uses AS use
WITH use.access AS access, use.system AS system, use.escort AS escort, use.contract AS contract, use.isNamed AS isNamed,
  company, collect({work: work, routes: routes}) AS ways
OPTIONAL MATCH (own:Contract {key: contract})
WITH *, [way IN ways WHERE way.routes <> []] AS found
// Without a route, the chain is the employer and the contract that the employment names, or else the access's contract.
WITH access, system, escort, CASE
    WHEN company IS NULL THEN [[own]]
    WHEN isNamed THEN reduce(joined = [], way IN ways |
      joined + CASE way.routes WHEN [] THEN [[company, way.work]] ELSE [route IN way.routes | route + [way.work]] END)
    WHEN found = [] THEN [[company, own]]
    ELSE reduce(joined = [], way IN found | joined + [route IN way.routes | route + [way.work]])
  END AS chains
UNWIND chains AS chain
WITH access, system, [stop IN chain + [escort] WHERE stop IS NOT NULL] AS chain
WITH access, system, collect(chain) AS chains
WITH access, system, [stop IN chains[0] WHERE all(chain IN chains WHERE stop IN chain)] AS stops
WITH collect({access: access, system: system, stops: stops}) AS exposed
UNWIND exposed AS one
UNWIND one.stops AS node
WITH node, size(exposed) AS total, count(DISTINCT one.access) AS accessesCut, collect(DISTINCT one.system)[..25] AS systems
RETURN node, accessesCut, round(100.0 * accessesCut / total, 1) AS share, systems
ORDER BY accessesCut DESC, labels(node)[0], node.key
LIMIT $most
