MATCH (x:Exposure) WHERE x.chain IN $onlyChains // if onlyChains
MATCH (x:Exposure) WHERE x.key IN $keys // if keys
MATCH (x:Exposure) WHERE x.chain = $chain // if chain
MATCH (x:Exposure)-[:OF]->(of:Access) WHERE of.key IN $accesses // if accesses
MATCH (x:Exposure)-[:REACHES]->(reached:System) WHERE reached.key IN $systems // if systems
MATCH (x:Exposure)-[:UNDER]->(under:Contract) WHERE under.key IN $contracts // if contracts
MATCH (x:Exposure)-[:PASSES|ACCOUNTABLE|EMPLOYER]->(passed:Organization) WHERE passed.key IN $organizations // if organizations
MATCH (x:Exposure)-[:FROM]->(at:Country) WHERE at.key IN $countries // if abroad
WITH DISTINCT x // if onlyChains or keys or chain or accesses or systems or contracts or organizations or abroad
MATCH (x:Exposure)-[from:FROM]->(:Country)-[d:DESIGNATED_ON]->(list:DesignationList) // if lists, no undetermined
WHERE list.key IN $lists AND d.validFrom <= date($asOf) < d.validTo // if lists, no undetermined
MATCH (x:Exposure)
WHERE x.validFrom <= date($asOf) < x.validTo
//> exposure-conditions
//[ if domestic
  AND EXISTS {
    (x)-[:BY]->(:Person)-[located:LOCATED_IN]->(at:Country)
    WHERE at.key IN $countries AND located.validFrom <= date($asOf) < located.validTo
  }
//]
OPTIONAL MATCH (x)-[from:FROM]->(:Country)-[d:DESIGNATED_ON]->(list:DesignationList) // if lists, undetermined
WHERE list.key IN $lists AND d.validFrom <= date($asOf) < d.validTo // if lists, undetermined
//[ if lists
WITH DISTINCT x // if no undetermined, no minConfidence, no dataClasses, no byConfidence
WITH x, min(from.confidence) AS fromConfidence, collect(DISTINCT from.dataClass) AS fromClasses // if undetermined or minConfidence or dataClasses or byConfidence
WITH *,
//[ if byConfidence
//> listed-confidence
//]
  CASE WHEN fromConfidence IS NOT NULL THEN 'FOREIGN' WHEN x.located THEN 'DOMESTIC' ELSE 'UNDETERMINED' END AS origin // if undetermined
  'FOREIGN' AS origin // if no undetermined
WHERE origin IN $origins
  AND coalesce(fromConfidence, 100) >= $minConfidence AND x.chainConfidence >= $minConfidence // if minConfidence
  AND all(one IN x.chainClasses + fromClasses WHERE one IN $dataClasses) // if dataClasses
//]
//[ if no lists
  AND x.origin IN $origins
  AND x.confidence >= $minConfidence // if minConfidence
  AND all(one IN x.dataClasses WHERE one IN $dataClasses) // if dataClasses
//]
