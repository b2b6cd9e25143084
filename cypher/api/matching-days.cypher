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
  AND x.origin IN $origins // if no lists
  AND x.confidence >= $minConfidence // if no lists, minConfidence
  AND all(one IN x.dataClasses WHERE one IN $dataClasses) // if no lists, dataClasses
//> exposure-conditions
MATCH (x)-[:BY]->(:Person)-[located:LOCATED_IN]->(at:Country) // if domestic
WHERE at.key IN $countries AND located.validFrom < x.validTo AND located.validTo > x.validFrom // if domestic
WITH x, // if domestic
  CASE WHEN located.validFrom > x.validFrom THEN located.validFrom ELSE x.validFrom END AS since, // if domestic
  CASE WHEN located.validTo < x.validTo THEN located.validTo ELSE x.validTo END AS until // if domestic
WITH x, x.validFrom AS since, x.validTo AS until // if no domestic
MATCH (x)-[from:FROM]->(:Country)-[d:DESIGNATED_ON]->(list:DesignationList) WHERE list.key IN $lists // if lists, no undetermined
OPTIONAL MATCH (x)-[from:FROM]->(:Country)-[d:DESIGNATED_ON]->(list:DesignationList) WHERE list.key IN $lists // if lists, undetermined
WITH x, since, until, collect({from: d.validFrom, to: d.validTo, confidence: from.confidence, dataClass: from.dataClass}) AS designated // if lists
UNWIND [since] + [d IN designated WHERE since < d.from < until | d.from] + [d IN designated WHERE since < d.to < until | d.to] AS day // if lists
WITH DISTINCT x, day AS since, until, designated // if lists
WITH x, since, [d IN designated WHERE d.from <= since < d.to] AS holding, // if lists
  reduce(last = until, day IN [d IN designated | d.from] + [d IN designated | d.to] | CASE WHEN since < day < last THEN day ELSE last END) AS until // if lists
WITH x, since, until, // if lists
  CASE WHEN size(holding) > 0 THEN 'FOREIGN' WHEN x.located THEN 'DOMESTIC' ELSE 'UNDETERMINED' END AS origin, // if lists
  reduce(least = x.chainConfidence, d IN holding | CASE WHEN d.confidence < least THEN d.confidence ELSE least END) AS confidence, // if lists
  x.chainClasses + [d IN holding | d.dataClass] AS dataClasses // if lists
WHERE since < until // if no lists
WHERE origin IN $origins // if lists
  AND confidence >= $minConfidence // if lists, minConfidence
  AND all(one IN dataClasses WHERE one IN $dataClasses) // if lists, dataClasses
