// Who reaches a system from abroad on a day, and through whom: one row for each chain, at most 1,000.
// It differs from the list: rows are ordered by impact level, for priority is not in the graph, and routes of an access
// are not cut at 200.
//if system
MATCH (system:System {key: $system})
//end
//if not system
MATCH (system:System)
//end
//if minImpactLevel
WHERE system.impactLevel >= $minImpactLevel
//end
MATCH (engineer:Person)-[reaches:ACCESSES]->(system)
WHERE reaches.supersededAt IS NULL
  AND coalesce(reaches.validFrom <= date($asOf), true) AND coalesce(date($asOf) < reaches.validTo, true)
WITH system, engineer, reaches.access AS access, collect(reaches) AS accessing
//if lists
// Foreign: located on the day in a country that one of the lists designates then.
//end
//if not lists
// Foreign: located abroad on the day, or not a US person by status.
//end
WITH *, COLLECT {
    MATCH (engineer)-[located:LOCATED_IN]->(country:Country)
    WHERE located.supersededAt IS NULL
      AND coalesce(located.validFrom <= date($asOf), true) AND coalesce(date($asOf) < located.validTo, true)
//if lists
      AND EXISTS {
        MATCH (country)-[designated:DESIGNATED_ON]->(list:DesignationList)
        WHERE list.key IN $lists AND designated.supersededAt IS NULL
          AND coalesce(designated.validFrom <= date($asOf), true) AND coalesce(date($asOf) < designated.validTo, true)
      }
//end
//if not lists
      AND country.isForeign
//end
    RETURN located
  } AS locating
//if lists
WHERE locating <> []
//end
//if not lists
WHERE locating <> [] OR engineer.usPersonStatus = 'FOREIGN_PERSON'
//end
//if country
WITH *
WHERE EXISTS {
    MATCH (engineer)-[located:LOCATED_IN]->(:Country {key: $country})
    WHERE located.supersededAt IS NULL
      AND coalesce(located.validFrom <= date($asOf), true) AND coalesce(date($asOf) < located.validTo, true)
  }
//end
// The contract of an access is what its best statement says, on whatever day.
CALL (access) {
  OPTIONAL MATCH ()-[stated:ACCESSES {access: access}]->()
  WHERE stated.supersededAt IS NULL AND stated.contract IS NOT NULL
  OPTIONAL MATCH (source:Source {key: stated.source})
  WITH stated, source
  ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
    coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
  LIMIT 1
  RETURN stated.contract AS named
}
// Its family: the contracts above it, and those under it.
WITH *, COLLECT {
    MATCH (:Contract {key: named})
      ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE under.supersededAt IS NULL AND lower.parent = upper.key)*
      (above:Contract)
    RETURN above.key
  } + COLLECT {
    MATCH (:Contract {key: named})
      ((upper:Contract)<-[under:UNDER]-(lower:Contract) WHERE under.supersededAt IS NULL AND lower.parent = upper.key)+
      (below:Contract)
    RETURN DISTINCT below.key
  } AS family
// Who answers: each escort of the access; where none is on record, the engineer.
WITH *, COLLECT {
    MATCH (escort:Person)-[escorts:ESCORTS {access: access}]->()
    WHERE escorts.supersededAt IS NULL
      AND coalesce(escorts.validFrom <= date($asOf), true) AND coalesce(date($asOf) < escorts.validTo, true)
    WITH escort, collect(escorts) AS escorting
    RETURN {person: escort, escorting: escorting}
  } AS escorts
UNWIND CASE WHEN escorts = [] THEN [{person: null, escorting: []}] ELSE escorts END AS answer
WITH system, engineer, access, accessing, locating, named, family, answer.person AS escort, answer.escorting AS escorting,
  coalesce(answer.person, engineer) AS answering
// Who employs that person on a contract of the family; only where nobody does, with no contract named.
CALL (answering, family) {
  OPTIONAL MATCH (company:Organization)-[employs:EMPLOYS]->(answering)
  WHERE employs.supersededAt IS NULL
    AND coalesce(employs.validFrom <= date($asOf), true) AND coalesce(date($asOf) < employs.validTo, true)
    AND (employs.contract IS NULL OR employs.contract IN family)
  WITH company, employs.contract AS under, collect(employs) AS employing
  WITH collect({company: company, under: under, employing: employing}) AS found
  WITH found, [one IN found WHERE one.under IS NOT NULL] AS onContract
  UNWIND CASE WHEN onContract = [] THEN found ELSE onContract END AS one
  RETURN one.company AS company, one.under AS under, one.employing AS employing
}
UNWIND CASE WHEN under IS NOT NULL THEN [under] WHEN company IS NULL OR family = [] THEN [named] ELSE family END AS key
OPTIONAL MATCH (work:Contract {key: key})
OPTIONAL MATCH (prime:Organization {key: work.prime})
// The routes from the contract's prime to the employer, over subcontracts of that contract alone, no company twice.
CALL (prime, company, key) {
  OPTIONAL MATCH route = (prime)
    ((:Organization)-[subcontract:SUBCONTRACTS_TO]->(:Organization)
      WHERE subcontract.contract = key AND subcontract.supersededAt IS NULL
        AND coalesce(subcontract.validFrom <= date($asOf), true) AND coalesce(date($asOf) < subcontract.validTo, true)){0,8}
    (company)
  WHERE all(stop IN nodes(route) WHERE single(other IN nodes(route) WHERE other = stop))
  RETURN collect(DISTINCT nodes(route)) AS routes
}
WITH system, engineer, access, accessing, locating, named, family, escort, escorting, company, employing, under,
  collect({contract: work, prime: prime, routes: routes}) AS ways
OPTIONAL MATCH (own:Contract {key: named})
OPTIONAL MATCH (ownPrime:Organization {key: own.prime})
WITH *, [way IN ways WHERE way.routes <> []] AS found
// Without a route the lineage is broken: the employer alone answers, for the contract that is named.
UNWIND CASE WHEN found <> [] THEN found WHEN under IS NOT NULL THEN ways ELSE [{contract: own, prime: ownPrime, routes: []}] END AS way
UNWIND CASE way.routes WHEN [] THEN [[]] ELSE way.routes END AS chain
WITH system, engineer, access, accessing, locating, family, escort, escorting, company, employing, under,
  way.contract AS contract, way.prime AS prime, chain,
  CASE WHEN chain = [] THEN 'BROKEN' WHEN under IS NULL OR NOT coalesce(way.contract.identified, false) THEN 'INFERRED'
    ELSE 'COMPLETE' END AS lineage
//if contract
WHERE contract.key = $contract
//end
//if organization
// In the chain, accountable, or employing the engineer.
CALL (engineer, family) {
  OPTIONAL MATCH (employer:Organization)-[employs:EMPLOYS]->(engineer)
  WHERE employs.supersededAt IS NULL
    AND coalesce(employs.validFrom <= date($asOf), true) AND coalesce(date($asOf) < employs.validTo, true)
    AND (employs.contract IS NULL OR employs.contract IN family)
  RETURN collect(DISTINCT employer) AS engineerEmployers
}
WITH *
WHERE any(one IN chain + [company] + engineerEmployers WHERE one.key = $organization)
//end
WITH *, locating + accessing + escorting + coalesce(employing, []) + COLLECT {
    UNWIND range(0, size(chain) - 2) AS step
    WITH chain[step] AS upper, chain[step + 1] AS lower
    MATCH (upper)-[subcontract:SUBCONTRACTS_TO {contract: contract.key, to: lower.key}]->(lower)
    WHERE subcontract.supersededAt IS NULL
      AND coalesce(subcontract.validFrom <= date($asOf), true) AND coalesce(date($asOf) < subcontract.validTo, true)
    RETURN subcontract
  } AS evidence
//if dataClasses
// Evidence: the best statement of every hop is of one of these classes.
WHERE NOT EXISTS {
    UNWIND evidence AS stated
    OPTIONAL MATCH (source:Source {key: stated.source})
    WITH stated, source
    ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
      coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
    WITH type(stated) AS hop, startNode(stated) AS from, endNode(stated) AS to, collect(stated)[0].dataClass AS best
    WHERE NOT best IN $dataClasses
    RETURN hop
  }
//end
RETURN system, system.impactLevel AS impactLevel, prime, chain, company AS accountable, lineage, escort, engineer,
  contract, evidence, access
ORDER BY impactLevel DESC, system.key, access, size(chain), contract.key
LIMIT 1000
