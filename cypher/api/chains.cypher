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
RETURN x.access AS access, x.chain AS id
LIMIT $limit
