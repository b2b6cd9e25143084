//if coverage
// Coverage under the page's conditions: one row of counts. Accesses of any origin count; contracts and systems are not filtered.
// Unlike the page, this counts in the graph, which is slow with many accesses, and does not limit the routes of an access to 200.
//end
//if not coverage
// Who reaches a system from abroad on a day, and through whom: one row per chain, at most 1,000.
// Unlike the list, rows are ordered by impact level, because the graph does not store priorities, and the routes of an access are
// not limited to 200.
//end
//if lists
MATCH (country:Country)-[designated:DESIGNATED_ON]->(list:DesignationList)
WHERE list.key IN $lists
  AND designated.validFrom <= date($asOf) < designated.validTo
WITH collect(country) AS listed
//end
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
WHERE reaches.validFrom <= date($asOf) < reaches.validTo
//if lists
WITH listed, system, engineer, reaches.access AS access, collect(reaches) AS accessing
//end
//if not lists
WITH system, engineer, reaches.access AS access, collect(reaches) AS accessing
//end
WITH *, COLLECT {
    MATCH (engineer)-[located:LOCATED_IN]->(:Country)
    WHERE located.validFrom <= date($asOf) < located.validTo
    RETURN located
  } AS located
//if country
WHERE any(one IN located WHERE endNode(one).key = $country)
//end
//if lists
// Foreign: on the day, located in a country that one of the lists designates on that day.
WITH *, [one IN located WHERE endNode(one) IN listed] AS abroad
//end
//if not lists
// Foreign: on the day, located abroad, or a foreign person by status.
WITH *, [one IN located WHERE endNode(one).isForeign] AS abroad
//end
//if coverage
WITH *, CASE WHEN abroad <> [] THEN 'FOREIGN'
//if not lists
    WHEN engineer.usPersonStatus = 'FOREIGN_PERSON' THEN 'FOREIGN'
    WHEN coalesce(engineer.usPersonStatus, 'UNKNOWN') <> 'UNKNOWN' THEN 'DOMESTIC'
//end
    WHEN located = [] THEN 'UNDETERMINED' ELSE 'DOMESTIC' END AS origin
WITH *, CASE origin WHEN 'FOREIGN' THEN abroad ELSE located END AS locating
//end
//if not coverage
WITH *, abroad AS locating
WHERE abroad <> []
//if not lists
  OR engineer.usPersonStatus = 'FOREIGN_PERSON'
//end
//end
// The contract of an access comes from its best statement, of any day. Its family: its parents and children, at any depth.
WITH *, head(COLLECT {
    MATCH ()-[stated:ACCESSES {access: access}]->()
    WHERE stated.contract IS NOT NULL
    OPTIONAL MATCH (source:Source {key: stated.source})
    RETURN stated.contract
    ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
      coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
  }) AS named
WITH *, COLLECT {
    MATCH (:Contract {key: named})
      ((lower:Contract)-[:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)*(above:Contract)
    RETURN above.key AS key
    UNION
    MATCH (:Contract {key: named})
      ((upper:Contract)<-[:UNDER]-(lower:Contract) WHERE lower.parent = upper.key)+(below:Contract)
    RETURN below.key AS key
  } AS family
// Who answers for the access: each escort; if none is on record, the engineer.
CALL (access) {
  OPTIONAL MATCH (escort:Person)-[escorts:ESCORTS {access: access}]->()
  WHERE escorts.validFrom <= date($asOf) < escorts.validTo
  RETURN escort, collect(escorts) AS escorting
}
WITH *, coalesce(escort, engineer) AS answering
// Who employs that person on a contract of the family; if nobody, who employs that person without naming a contract.
CALL (answering, family) {
  OPTIONAL MATCH (company:Organization)-[employs:EMPLOYS]->(answering)
  WHERE employs.validFrom <= date($asOf) < employs.validTo
    AND (employs.contract IS NULL OR employs.contract IN family)
  WITH company, employs.contract AS under, collect(employs) AS employing
  WITH collect({company: company, under: under, employing: employing}) AS found
  UNWIND [one IN found WHERE one.under IS NOT NULL OR all(other IN found WHERE other.under IS NULL)] AS one
  RETURN one.company AS company, one.under AS under, one.employing AS employing
}
// The routes from a contract's prime to the employer, using only subcontracts of that contract and no company twice.
CALL (company, under, family) {
  UNWIND CASE WHEN under IS NULL THEN family ELSE [under] END AS key
  OPTIONAL MATCH (work:Contract {key: key})
  MATCH route = (prime)
    ((:Organization)-[subcontract:SUBCONTRACTS_TO]->(:Organization)
      WHERE subcontract.contract = key
        AND subcontract.validFrom <= date($asOf) < subcontract.validTo){0,8}
    (company)
  WHERE prime.key = work.prime AND all(stop IN nodes(route) WHERE single(other IN nodes(route) WHERE other = stop))
  RETURN collect(DISTINCT {contract: work, chain: nodes(route)}) AS routes
}
// Without a route the lineage is broken: only the employer is accountable, for the named contract.
OPTIONAL MATCH (own:Contract {key: coalesce(under, named)})
UNWIND CASE routes WHEN [] THEN [{contract: own, chain: []}] ELSE routes END AS route
WITH *, route.contract AS contract, route.chain AS chain
//if contract
WHERE contract.key = $contract
//end
//if organization
// The organization is in the chain, is accountable, or employs the engineer.
WITH *
WHERE any(one IN chain + [company] WHERE one.key = $organization) OR EXISTS {
    MATCH (:Organization {key: $organization})-[employs:EMPLOYS]->(engineer)
    WHERE employs.validFrom <= date($asOf) < employs.validTo
      AND (employs.contract IS NULL OR employs.contract IN family)
  }
//end
//if evidence
WITH *, locating + accessing + escorting + employing + COLLECT {
    UNWIND range(0, size(chain) - 2) AS step
    WITH chain[step] AS upper, chain[step + 1] AS lower
    MATCH (upper)-[subcontract:SUBCONTRACTS_TO {contract: contract.key, to: lower.key}]->(lower)
    WHERE subcontract.validFrom <= date($asOf) < subcontract.validTo
    RETURN subcontract
  } AS evidence
//end
//if dataClasses
// Evidence: the best statement of every hop has one of these classes.
WHERE NOT EXISTS {
    UNWIND evidence AS stated
    OPTIONAL MATCH (source:Source {key: stated.source})
    WITH stated, source
    ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
      coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
    WITH type(stated) AS hop, startNode(stated) AS from, endNode(stated) AS to, head(collect(stated)).dataClass AS best
    WHERE NOT best IN $dataClasses
    RETURN hop
  }
//end
OPTIONAL MATCH (prime:Organization {key: contract.prime})
WITH *, CASE WHEN chain = [] THEN 'BROKEN' WHEN under IS NULL OR NOT coalesce(contract.identified, false) THEN 'INFERRED'
    ELSE 'COMPLETE' END AS lineage
//if coverage
WITH count(DISTINCT access) AS accesses,
  count(DISTINCT CASE WHEN located <> [] THEN access END) AS withKnownLocation,
  count(DISTINCT CASE WHEN escort IS NOT NULL THEN access END) AS withEscortRecord,
  count(DISTINCT CASE lineage WHEN 'COMPLETE' THEN access END) AS withCompleteLineage,
  count(DISTINCT CASE origin WHEN 'UNDETERMINED' THEN access END) AS undetermined,
  count(DISTINCT CASE origin WHEN 'FOREIGN' THEN system END) AS systemsExposed
WITH *, COUNT {
    MATCH (system:System)
    WHERE system.withdrawn IS NULL OR EXISTS { ()-[reaches:ACCESSES]->(system) }
  } AS systems
OPTIONAL MATCH (contract:Contract)
WITH *, EXISTS { ()-[reaches:ACCESSES {contract: contract.key}]->() }
    OR EXISTS { ()-[employs:EMPLOYS {contract: contract.key}]->() } AS isNamed
// A contract that no source describes anymore still counts while personnel are named on it.
RETURN count(CASE WHEN isNamed OR contract.withdrawn IS NULL THEN contract END) AS contracts,
  count(CASE WHEN isNamed THEN contract END) AS contractsWithPersonnel,
  accesses, withKnownLocation, withEscortRecord, withCompleteLineage, undetermined, systems, systemsExposed
//end
//if not coverage
RETURN system, system.impactLevel AS impactLevel, prime, chain, company AS accountable, lineage, escort, engineer,
  contract, evidence, access
ORDER BY impactLevel DESC, system.key, access, size(chain), contract.key
LIMIT 1000
//end
