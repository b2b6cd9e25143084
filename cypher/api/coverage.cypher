//[ if lists
OPTIONAL MATCH (country:Country)-[d:DESIGNATED_ON]->(list:DesignationList)
WHERE list.key IN $lists AND d.validFrom <= date($asOf) < d.validTo
WITH collect(DISTINCT country.key) AS listed
//]
MATCH (system:System)<-[:TO]-(access:Access) WHERE system.key IN $systems // if systems
MATCH (system:System)<-[:TO]-(access:Access) WHERE system.impactLevel >= $minImpactLevel // if minImpactLevel
MATCH ()-[r:HAS_ACCESS]->(access)
WHERE r.validFrom <= date($asOf) < r.validTo
  AND access.mode IN $modes // if modes
  AND r.escorted = $escorted // if escorted
  AND any(country IN r.countries WHERE country IN $countries) // if countries
//[ if lists
WITH listed, access, r,
  CASE WHEN any(country IN r.countries WHERE country IN listed) THEN 'FOREIGN'
    WHEN r.located THEN 'DOMESTIC' ELSE 'UNDETERMINED' END AS origin
//]
WITH access, r, r.origin AS origin // if no lists
//[ if minConfidence or dataClasses
WITH access, r, origin,
  [i IN range(0, size(r.countries) - 1) WHERE origin <> 'FOREIGN' OR r.countries[i] IN listed] AS deciding // if lists
  [i IN range(0, size(r.countries) - 1) WHERE origin <> 'FOREIGN' OR NOT r.countries[i] IN $domesticCountries] AS deciding // if no lists
WHERE true
  AND all(i IN deciding WHERE r.locationConfidences[i] >= $minConfidence) // if minConfidence
  AND all(i IN deciding WHERE r.locationClasses[i] IN $dataClasses) // if dataClasses
//]
//[ if contracts or organizations or lineages or minConfidence or dataClasses
WITH access, r, origin, [i IN range(0, size(r.chainContracts) - 1) WHERE true
  AND r.chainContracts[i] IN $contracts // if contracts
  AND r.chainLineages[i] IN $lineages // if lineages
  AND r.chainConfidences[i] >= $minConfidence // if minConfidence
  AND all(one IN split(r.chainClasses[i], ',') WHERE one IN $dataClasses) // if dataClasses
  AND any(one IN split(r.chainOrganizations[i], '\n') + r.employers WHERE one IN $organizations) // if organizations
  ] AS chains
WHERE size(chains) > 0
WITH access, r, origin, any(i IN chains WHERE r.chainLineages[i] = 'COMPLETE') AS complete
//]
WITH access, r, origin, r.complete AS complete // if no contracts, no organizations, no lineages, no minConfidence, no dataClasses
WITH count(*) AS accesses,
  count(CASE WHEN r.located THEN 1 END) AS withKnownLocation,
  count(CASE WHEN r.escorted THEN 1 END) AS withEscortRecord,
  count(CASE WHEN complete THEN 1 END) AS withCompleteLineage,
  count(CASE WHEN origin = 'UNDETERMINED' THEN 1 END) AS undetermined,
  collect(CASE WHEN origin IN $origins THEN access END) AS exposed
RETURN accesses, withKnownLocation, withEscortRecord, withCompleteLineage, undetermined,
  COUNT { UNWIND exposed AS access MATCH (access)-[:TO]->(system:System) RETURN DISTINCT system } AS systemsExposed
