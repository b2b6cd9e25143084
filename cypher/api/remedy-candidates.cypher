WITH date($filter.asOf) AS day
CALL (day) {
  MATCH (country:Country)-[d:DESIGNATED_ON]->(list:DesignationList)
  WHERE list.key IN $filter.lists AND d.validFrom <= day < d.validTo
  RETURN collect(DISTINCT country.key) AS listed
}
CALL (listed) {
  UNWIND CASE $start.by WHEN 'KEYS' THEN $start.keys END AS key
  MATCH (x:Exposure {key: key})
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'CHAINS' THEN $start.keys END AS key
  MATCH (x:Exposure {chain: key})
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'ACCESSES' THEN $start.keys END AS key
  MATCH (:Access {key: key})<-[:OF]-(x:Exposure)
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'SYSTEMS' THEN $start.keys END AS key
  MATCH (:System {key: key})<-[:REACHES]-(x:Exposure)
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'CONTRACTS' THEN $start.keys END AS key
  MATCH (:Contract {key: key})<-[:UNDER]-(x:Exposure)
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'ORGANIZATIONS' THEN $start.keys END AS key
  MATCH (:Organization {key: key})<-[:PASSES|ACCOUNTABLE|EMPLOYER]-(x:Exposure)
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'PEOPLE' THEN $start.keys END AS key
  MATCH (:Person {key: key})<-[:BY|ESCORTED_BY|ON_CREDENTIAL_OF]-(x:Exposure)
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'COUNTRIES' THEN $start.keys WHEN 'LISTS' THEN listed END AS key
  MATCH (:Country {key: key})<-[:FROM]-(x:Exposure)
  RETURN DISTINCT x
  UNION ALL
  UNWIND CASE $start.by WHEN 'ALL' THEN [true] END AS every
  MATCH (x:Exposure)
  RETURN x
}
WITH x, day, listed
WHERE x.validFrom <= day < x.validTo
  AND ($filter.minImpactLevel IS NULL OR x.impactLevel >= $filter.minImpactLevel)
  AND ($filter.minSensitivity IS NULL OR x.sensitivity IN $filter.minSensitivity)
  AND ($filter.sensitivityOnRecord IS NULL OR (x.sensitivity IS NOT NULL) = $filter.sensitivityOnRecord)
  AND ($filter.sensitivities IS NULL OR x.sensitivity IN $filter.sensitivities)
  AND ($filter.clearances IS NULL OR x.clearance IN $filter.clearances)
  AND ($filter.systems IS NULL OR x.system IN $filter.systems)
  AND ($filter.contracts IS NULL OR x.contract IN $filter.contracts)
  AND ($filter.organizations IS NULL OR x.accountable IN $filter.organizations OR any(one IN x.passes + x.employers WHERE one IN $filter.organizations))
  AND ($filter.countries IS NULL OR any(one IN x.countries WHERE one IN $filter.countries))
  AND ($filter.modes IS NULL OR x.mode IN $filter.modes)
  AND ($filter.escorted IS NULL OR x.escorted = $filter.escorted)
  AND ($filter.lineages IS NULL OR x.lineage IN $filter.lineages)
  AND ($filter.primes IS NULL OR x.prime IN $filter.primes)
  AND ($filter.employers IS NULL OR any(one IN x.employers WHERE one IN $filter.employers))
  AND ($filter.suppliers IS NULL OR x.supplier IN $filter.suppliers)
  AND ($filter.people IS NULL OR x.engineer IN $filter.people OR x.escort IN $filter.people OR x.credentialOf IN $filter.people)
  AND ($filter.bands IS NULL OR x.high IN $filter.bands)
  AND ($filter.sources IS NULL OR any(one IN x.sources WHERE one IN $filter.sources))
  AND ($filter.excludedSystems IS NULL OR NOT x.system IN $filter.excludedSystems)
  AND ($filter.excludedCountries IS NULL OR none(one IN x.countries WHERE one IN $filter.excludedCountries))
  AND ($filter.excludedPrimes IS NULL OR NOT coalesce(x.prime IN $filter.excludedPrimes, false))
  AND ($filter.excludedEmployers IS NULL OR none(one IN x.employers WHERE one IN $filter.excludedEmployers))
  AND ($filter.excludedSuppliers IS NULL OR NOT coalesce(x.supplier IN $filter.excludedSuppliers, false))
  AND ($filter.excludedBands IS NULL OR NOT x.high IN $filter.excludedBands)
  AND ($filter.excludedSources IS NULL OR none(one IN x.sources WHERE one IN $filter.excludedSources))
  AND ($filter.onlyChains IS NULL OR x.chain IN $filter.onlyChains)
  AND ($filter.withoutChains IS NULL OR NOT x.chain IN $filter.withoutChains)
WITH x, day, listed, CASE
    WHEN $filter.lists IS NULL THEN x.origin
    WHEN any(one IN x.countries WHERE one IN listed) THEN 'FOREIGN'
    WHEN x.located THEN 'DOMESTIC'
    ELSE 'UNDETERMINED'
  END AS origin
WHERE origin IN $filter.origins
  AND ($filter.minConfidence IS NULL OR CASE WHEN $filter.lists IS NULL THEN x.confidence ELSE reduce(least = x.chainConfidence, at IN range(0, size(x.countries) - 1) |
      CASE WHEN x.countryConfidences[at] < least AND (origin <> 'FOREIGN' OR x.countries[at] IN listed)
        THEN x.countryConfidences[at] ELSE least END) END >= $filter.minConfidence)
  AND ($filter.dataClasses IS NULL OR all(one IN CASE WHEN $filter.lists IS NULL THEN x.dataClasses ELSE x.chainClasses +
      [at IN range(0, size(x.countries) - 1) WHERE origin <> 'FOREIGN' OR x.countries[at] IN listed | x.countryClasses[at]] END WHERE one IN $filter.dataClasses))
  AND ($filter.gaps IS NULL OR any(one IN [gap IN x.gaps WHERE gap <> 'ORIGIN_UNDETERMINED'] + CASE origin WHEN 'UNDETERMINED' THEN ['ORIGIN_UNDETERMINED'] ELSE [] END WHERE one IN $filter.gaps))
  AND ($filter.excludedGaps IS NULL OR none(one IN [gap IN x.gaps WHERE gap <> 'ORIGIN_UNDETERMINED'] + CASE origin WHEN 'UNDETERMINED' THEN ['ORIGIN_UNDETERMINED'] ELSE [] END WHERE one IN $filter.excludedGaps))
WITH DISTINCT x.access AS key, x.engineer AS engineer, day
WITH collect({key: key, engineer: engineer}) AS exposed, day
CALL (exposed, day) {
  UNWIND CASE WHEN 'END_SUBCONTRACT' IN $kinds THEN exposed END AS one
  MATCH (access:Access {key: one.key})-[:UNDER]->(contract:Contract)
  WITH contract, access.organizations AS organizations, count(*) AS accesses, day
  CALL (contract) {
    MATCH (contract)-[:UNDER*0..]->(top:Contract)
    WHERE NOT EXISTS { MATCH (top)-[:UNDER]->(:Contract) }
    RETURN collect(DISTINCT top) AS tops
  }
  WITH tops, organizations, sum(accesses) AS accesses, day
  WITH tops, collect({organizations: organizations, accesses: accesses}) AS groups, day
  CALL (tops) {
    UNWIND tops AS top
    MATCH (top)<-[:UNDER*0..]-(member:Contract)
    RETURN collect(DISTINCT member.key) AS members
  }
  UNWIND groups AS chained
  WITH members, chained.organizations AS organizations, chained.accesses AS accesses, day
  CALL (members, organizations, day) {
    // Not by the contracts: a vehicle may have thousands of orders.
    UNWIND organizations AS contractor
    UNWIND organizations AS organization
    MATCH (:Organization {key: contractor})-[s:SUBCONTRACTS_TO]->(:Organization {key: organization})
    WHERE s.validFrom <= day < s.validTo AND s.contract IN members
    RETURN DISTINCT s.contract AS contract, contractor, organization
  }
  RETURN 'END_SUBCONTRACT' AS kind, [contract, contractor, organization] AS nodes, sum(accesses) AS touched
  UNION ALL
  UNWIND CASE WHEN 'REPLACE_ESCORT_SUPPLIER' IN $kinds THEN exposed END AS one
  MATCH (:Access {key: one.key})<-[:OF]-(x:Exposure)
  WHERE x.validFrom <= day < x.validTo AND x.supplier IS NOT NULL
  RETURN 'REPLACE_ESCORT_SUPPLIER' AS kind, [x.supplier] AS nodes, count(DISTINCT one.key) AS touched
  UNION ALL
  UNWIND CASE WHEN 'MOVE_STAFF' IN $kinds THEN exposed END AS one
  RETURN 'MOVE_STAFF' AS kind, [one.engineer] AS nodes, count(*) AS touched
  UNION ALL
  UNWIND CASE WHEN 'VET_STAFF' IN $kinds THEN exposed END AS one
  MATCH (:Access {key: one.key})<-[:OF]-(x:Exposure)
  WHERE x.validFrom <= day < x.validTo
  UNWIND [person IN [x.engineer, x.escort] WHERE person IS NOT NULL] AS person
  RETURN 'VET_STAFF' AS kind, [person] AS nodes, count(DISTINCT one.key) AS touched
  UNION ALL
  UNWIND CASE WHEN 'REVOKE_ACCESS' IN $kinds THEN exposed END AS one
  RETURN 'REVOKE_ACCESS' AS kind, [one.key] AS nodes, 1 AS touched
  UNION ALL
  UNWIND CASE WHEN 'LEAVE_COUNTRY' IN $kinds THEN exposed END AS one
  WITH one.engineer AS engineer, count(*) AS accesses, day
  MATCH (person:Person {key: engineer})-[located:LOCATED_IN]->(country:Country)
  WHERE located.validFrom <= day < located.validTo AND NOT country.key IN $domesticCountries
  MATCH (person)<-[employs:EMPLOYS]-(employer:Organization)
  WHERE employs.validFrom <= day < employs.validTo
  WITH DISTINCT engineer, accesses, employer.key AS employer, country.key AS country
  RETURN 'LEAVE_COUNTRY' AS kind, [employer, country] AS nodes, sum(accesses) AS touched
}
WITH kind, nodes, touched
ORDER BY touched DESC, nodes
WITH kind, collect({nodes: nodes, touched: touched}) AS candidates
UNWIND candidates[..$limit] AS candidate
RETURN kind, candidate.nodes AS nodes, candidate.touched AS touched, size(candidates) AS candidates
