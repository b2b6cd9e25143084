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
OPTIONAL MATCH (x)-[:UNDER]->(c:Contract)
OPTIONAL MATCH (x)-[:BY]->(engineer:Person) WHERE engineer.kind = 'GROUP' AND engineer.headcount IS NULL
OPTIONAL MATCH (x)-[:ESCORTED_BY|ON_CREDENTIAL_OF]->(answering:Person) WHERE answering.kind = 'GROUP' AND answering.headcount IS NULL
CALL (x) {
  MATCH (run:Exposure {chain: x.chain})
  RETURN min(run.validFrom) AS from, max(run.validTo) AS to
}
WITH x, day, origin, from, to, coalesce(c.agency, x.agency) AS agency, engineer.key AS engineers, answering.key AS answering,
  EXISTS {
    MATCH (:Person {key: coalesce(x.escort, x.credentialOf, x.engineer)})-[v:HOLDS]->(:Vetting)
    WHERE v.validFrom <= day < v.validTo
  } AS isVetted
UNWIND $asks AS ask
WITH x, day, from, to, ask, agency, CASE ask.topic + ' ' + ask.holder WHEN 'HEADCOUNT EMPLOYER' THEN engineers WHEN 'HEADCOUNT ACCOUNTABLE' THEN answering WHEN 'HEADCOUNT AGENCY' THEN coalesce(engineers, answering) END AS group, CASE ask.topic
    WHEN 'ORIGIN_UNDETERMINED' THEN origin = 'UNDETERMINED'
    WHEN 'SENSITIVITY' THEN x.sensitivity IS NULL
    WHEN 'VETTING' THEN NOT isVetted
    WHEN 'START' THEN from = date('0001-01-01')
    WHEN 'OWNERSHIP' THEN true
    ELSE ask.topic IN x.gaps
  END AS isOpen
WHERE CASE ask.topic WHEN 'HEADCOUNT' THEN group IS NOT NULL ELSE isOpen END
UNWIND CASE ask.holder
    WHEN 'PRIME' THEN [CASE WHEN x.prime IS NULL AND x.accountable IS NOT NULL THEN ['ACCOUNTABLE', x.accountable] ELSE ['PRIME', x.prime] END]
    WHEN 'ACCOUNTABLE' THEN [CASE WHEN x.accountable IS NULL AND x.prime IS NOT NULL THEN ['PRIME', x.prime] ELSE ['ACCOUNTABLE', x.accountable] END]
    WHEN 'EMPLOYER' THEN CASE WHEN x.employers <> [] THEN [key IN x.employers | ['EMPLOYER', key]] WHEN x.prime IS NOT NULL THEN [['PRIME', x.prime]] ELSE [['EMPLOYER', null]] END
    WHEN 'ORGANIZATION' THEN [key IN x.passes + x.employers + [x.accountable] WHERE key IS NOT NULL | ['ORGANIZATION', key]]
    ELSE [['AGENCY', agency]]
  END AS held
WITH day, ask.at AS at, ask.topic AS topic, held[0] AS role, held[1] AS holder, count(DISTINCT x.access) AS accesses, collect(DISTINCT x.system) AS systems,
  collect(DISTINCT x.contract) AS contracts, collect(DISTINCT group) AS groups, min(from) AS from, max(to) AS to,
  max(CASE WHEN 'SYNTHETIC' IN x.dataClasses THEN 1 ELSE 0 END) = 1 AS isSynthetic
WHERE topic <> 'OWNERSHIP' OR NOT EXISTS { MATCH (:Organization {key: holder})<-[o:OWNS]-() WHERE o.validFrom <= day < o.validTo }
ORDER BY accesses DESC, at, role, holder
SKIP $skip
LIMIT $first
RETURN at, role, holder, accesses, size(systems) AS systemCount, COLLECT { UNWIND systems AS key RETURN key ORDER BY key LIMIT 10 } AS systems,
  size(contracts) AS contractCount, COLLECT { UNWIND contracts AS key RETURN key ORDER BY key LIMIT 10 } AS contracts,
  COLLECT { UNWIND groups AS key RETURN key ORDER BY key LIMIT 10 } AS groups, toString(from) AS from, toString(to) AS to, isSynthetic
