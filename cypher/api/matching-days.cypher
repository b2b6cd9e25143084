MATCH (x:Exposure) WHERE x.chain IN $onlyChains // if onlyChains
MATCH (x:Exposure)-[:REACHES]->(reached:System) WHERE reached.key IN $systems // if systems
MATCH (x:Exposure)-[:UNDER]->(under:Contract) WHERE under.key IN $contracts // if contracts
MATCH (x:Exposure)-[:PASSES|ACCOUNTABLE|EMPLOYER]->(passed:Organization) WHERE passed.key IN $organizations // if organizations
MATCH (x:Exposure)-[:FROM]->(at:Country) WHERE at.key IN $countries // if abroad
WITH DISTINCT x // if onlyChains or systems or contracts or organizations or abroad
MATCH (x:Exposure)-[:FROM]->(:Country)-[:DESIGNATED_ON]->(list:DesignationList) WHERE list.key IN $lists // if lists, no undetermined, no systems, no organizations
WITH DISTINCT x // if lists, no undetermined, no systems, no organizations
MATCH (x:Exposure)
WHERE x.validFrom <= date($asOf)
//[ if no lists
  AND x.origin IN $origins
  AND x.confidence >= $minConfidence // if minConfidence
  AND all(one IN x.dataClasses WHERE one IN $dataClasses) // if dataClasses
//]
//> exposure-conditions
//[ if domestic
MATCH (x)-[:BY]->(:Person)-[located:LOCATED_IN]->(at:Country)
WHERE at.key IN $countries AND located.validFrom < x.validTo AND located.validTo > x.validFrom
WITH x,
  CASE WHEN located.validFrom > x.validFrom THEN located.validFrom ELSE x.validFrom END AS since,
  CASE WHEN located.validTo < x.validTo THEN located.validTo ELSE x.validTo END AS until
//]
WITH x, x.validFrom AS since, x.validTo AS until // if no domestic
MATCH (x)-[from:FROM]->(:Country)-[d:DESIGNATED_ON]->(list:DesignationList) WHERE list.key IN $lists // if lists, no undetermined
OPTIONAL MATCH (x)-[from:FROM]->(:Country)-[d:DESIGNATED_ON]->(list:DesignationList) WHERE list.key IN $lists // if lists, undetermined
//[ if lists
WITH x, since, until, collect({from: d.validFrom, to: d.validTo, confidence: from.confidence, dataClass: from.dataClass}) AS designated
UNWIND [since] + [d IN designated WHERE since < d.from < until | d.from] + [d IN designated WHERE since < d.to < until | d.to] AS day
WITH DISTINCT x, day AS since, until, designated
WITH x, since, [d IN designated WHERE d.from <= since < d.to] AS holding,
  reduce(last = until, day IN [d IN designated | d.from] + [d IN designated | d.to] | CASE WHEN since < day < last THEN day ELSE last END) AS until
WITH x, since, until,
  CASE WHEN size(holding) > 0 THEN 'FOREIGN' WHEN x.located THEN 'DOMESTIC' ELSE 'UNDETERMINED' END AS origin,
  reduce(least = x.chainConfidence, d IN holding | CASE WHEN d.confidence < least THEN d.confidence ELSE least END) AS confidence,
  x.chainClasses + [d IN holding | d.dataClass] AS dataClasses
//]
WHERE since < until // if no lists
//[ if lists
WHERE origin IN $origins
  AND confidence >= $minConfidence // if minConfidence
  AND all(one IN dataClasses WHERE one IN $dataClasses) // if dataClasses
//]
