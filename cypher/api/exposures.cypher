//> matching
  AND x.byPriority > $after // if byPriority
  AND x.byTierDepth > $after // if byTierDepth
  AND x.byConfidence > $after // if byConfidence, no lists
  AND right('00' + toString(100 - confidence), 3) + ':' + x.chain > $after // if byConfidence, lists
WITH *, x.byPriority AS position // if byPriority
WITH *, x.byTierDepth AS position // if byTierDepth
WITH *, x.byConfidence AS position // if byConfidence, no lists
WITH *, right('00' + toString(100 - confidence), 3) + ':' + x.chain AS position // if byConfidence, lists
ORDER BY position LIMIT $limit // One more than a page has: it shows whether there is another page.
MATCH (x)-[r]->(end)
OPTIONAL MATCH (end:Country)-[d:DESIGNATED_ON]->(list:DesignationList) // if lists
WHERE list.key IN $lists AND d.validFrom <= date($asOf) < d.validTo // if lists
WITH *, type(r) AS type ORDER BY r.tier, end.key
WITH x, position,
//[ if lists
  origin,
  min(CASE WHEN d IS NOT NULL THEN r.confidence END) AS fromConfidence,
  collect(DISTINCT CASE WHEN d IS NOT NULL THEN r.dataClass END) AS fromClasses,
//]
  head(collect(CASE type WHEN 'OF' THEN end.key END)) AS access,
  head(collect(CASE type WHEN 'REACHES' THEN end END)) AS system,
  head(collect(CASE type WHEN 'BY' THEN end.key END)) AS engineer,
  collect(CASE type WHEN 'EMPLOYER' THEN end.key END) AS engineerEmployers,
  collect(DISTINCT CASE WHEN type = 'FROM' AND end.isForeign THEN end.key END) AS countries,
  collect(DISTINCT CASE WHEN d IS NOT NULL THEN end.key END) AS listed, // if lists
  head(collect(CASE type WHEN 'ESCORTED_BY' THEN end.key END)) AS escort,
  head(collect(CASE type WHEN 'UNDER' THEN end { .key, .prime } END)) AS contract,
  collect(CASE type WHEN 'PASSES' THEN end.key END) AS chain,
  head(collect(CASE type WHEN 'ACCOUNTABLE' THEN end.key END)) AS accountable
RETURN position, x.key AS key, x.chain AS id, x.low AS low, x.high AS high, x.vector AS vector, x.facts AS facts,
  access, system.key AS system, system.impactLevel AS impactLevel, x.mode AS mode, x.basis AS basis,
//[ if lists
  origin,
//> listed-confidence
  x.chainClasses + [one IN fromClasses WHERE NOT one IN x.chainClasses] AS dataClasses,
  CASE origin WHEN 'FOREIGN' THEN ['LOCATION'] ELSE [] END AS originBasis,
//> listed-gaps
    AS gaps,
//]
  x.origin AS origin, x.confidence AS confidence, x.dataClasses AS dataClasses, x.originBasis AS originBasis, x.gaps AS gaps, // if no lists
  x.lineage AS lineage, x.tierDepth AS tierDepth,
  engineer, engineerEmployers, countries,
  listed, // if lists
  escort, contract, chain, accountable
ORDER BY position
