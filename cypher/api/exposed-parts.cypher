WITH date($filter.asOf) AS day
CALL (day) {
  MATCH (country:Country)-[d:DESIGNATED_ON]->(list:DesignationList)
  WHERE list.key IN $filter.lists AND d.validFrom <= day < d.validTo
  RETURN collect(DISTINCT country.key) AS listed
}
CALL () {
  UNWIND $among.systems AS key
  MATCH (:System {key: key})<-[:REACHES]-(x:Exposure)
  RETURN x
  UNION
  UNWIND $among.contracts AS key
  MATCH (:Contract {key: key})<-[:UNDER]-(x:Exposure)
  RETURN x
  UNION
  UNWIND $among.organizations AS key
  MATCH (:Organization {key: key})<-[:PASSES|ACCOUNTABLE|EMPLOYER]-(x:Exposure)
  RETURN x
  UNION
  // The prime of a chain without a route from it.
  UNWIND $among.organizations AS key
  MATCH (:Contract {prime: key})<-[:UNDER]-(x:Exposure)
  RETURN x
  UNION
  UNWIND $among.people AS key
  MATCH (:Person {key: key})<-[:BY|ESCORTED_BY|ON_CREDENTIAL_OF]-(x:Exposure)
  RETURN x
  UNION
  UNWIND $among.countries AS key
  MATCH (:Country {key: key})<-[:FROM]-(x:Exposure)
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
WITH x, CASE
    WHEN origin <> 'FOREIGN' THEN []
    WHEN $filter.lists IS NULL THEN [one IN x.countries WHERE NOT one IN $domesticCountries]
    ELSE [one IN x.countries WHERE one IN listed]
  END AS countries, 'Person:' + x.engineer AS engineer, coalesce(x.escort, x.credentialOf, x.engineer) AS answering
WITH x, countries, engineer, [one IN ['System:' + x.system, engineer, 'Person:' + answering, 'Contract:' + x.contract,
    'Organization:' + x.prime, 'Organization:' + x.accountable]
    + [one IN x.passes + x.employers | 'Organization:' + one] + [one IN countries | 'Country:' + one]
  WHERE $isAmong[one]] AS nodes,
  [one IN [at IN range(0, size(x.passes) - 2) |
    {type: 'SUBCONTRACTS_TO', from: 'Organization:' + x.passes[at], to: 'Organization:' + x.passes[at + 1], under: x.contract}]
    + [{type: 'EMPLOYS', from: 'Organization:' + x.accountable, to: 'Person:' + answering,
        under: CASE WHEN 'EMPLOYMENT_NAMES_NO_CONTRACT' IN x.gaps THEN null ELSE x.contract END},
      {type: 'ESCORTS', from: 'Person:' + x.escort, to: engineer, under: x.access},
      {type: 'LENDS_TO', from: 'Person:' + x.credentialOf, to: engineer, under: x.access},
      {type: 'ACCESSES', from: engineer, to: 'System:' + x.system, under: x.access}]
    + [country IN countries | {type: 'LOCATED_IN', from: engineer, to: 'Country:' + country, under: null}]
  WHERE $isAmong[one.from] AND $isAmong[one.to]] AS hops
UNWIND [one IN nodes | {type: null, from: one, to: null, under: null}] + hops AS part
WITH part, count(DISTINCT x.chain) AS chains,
  max(CASE x.high WHEN 'CRITICAL' THEN 3 WHEN 'HIGH' THEN 2 WHEN 'MODERATE' THEN 1 ELSE 0 END) AS rank,
  collect(DISTINCT CASE WHEN part.type IS NULL AND part.from = engineer THEN countries END) AS located
RETURN part.type AS type, part.from AS from, part.to AS to, part.under AS under, chains,
  ['LOW', 'MODERATE', 'HIGH', 'CRITICAL'][rank] AS highest,
  reduce(all = [], some IN located | all + [one IN some WHERE NOT one IN all]) AS countries
ORDER BY type IS NOT NULL, rank DESC, chains DESC, from, type, to, under
LIMIT $limit
