//> matching
  AND x.byPriority > $after // if byPriority
  AND x.byTierDepth > $after // if byTierDepth
  AND x.byConfidence > $after // if byConfidence, no lists
  AND right('00' + toString(100 - confidence), 3) + ':' + x.chain > $after // if byConfidence, lists
WITH *, x.byPriority AS position // if byPriority
WITH *, x.byTierDepth AS position // if byTierDepth
WITH *, x.byConfidence AS position // if byConfidence, no lists
WITH *, right('00' + toString(100 - confidence), 3) + ':' + x.chain AS position // if byConfidence, lists
ORDER BY position LIMIT $limit
MATCH (x)-[:OF]->(access:Access), (x)-[:REACHES]->(system:System), (x)-[:BY]->(engineer:Person)
RETURN position, x.key AS key, x.chain AS id, x.low AS low, x.high AS high, x.vector AS vector, x.facts AS facts,
  access.key AS access, system.key AS system, system.impactLevel AS impactLevel, x.mode AS mode, x.basis AS basis,
  origin, confidence, dataClasses, // if lists
  x.origin AS origin, x.confidence AS confidence, x.dataClasses AS dataClasses, // if no lists
  x.originBasis AS originBasis, x.lineage AS lineage, x.tierDepth AS tierDepth, x.gaps AS gaps,
  engineer.key AS engineer,
  COLLECT { MATCH (x)-[:EMPLOYER]->(o:Organization) RETURN o.key ORDER BY o.key } AS engineerEmployers,
  COLLECT { MATCH (x)-[:FROM]->(c:Country) RETURN c.key ORDER BY c.key } AS countries,
  COLLECT { // if lists
    MATCH (x)-[:FROM]->(c:Country)-[r:DESIGNATED_ON]->(l:DesignationList) // if lists
    WHERE l.key IN $lists AND r.validFrom <= date($asOf) < r.validTo // if lists
    RETURN DISTINCT c.key ORDER BY c.key // if lists
  } AS listed, // if lists
  head(COLLECT { MATCH (x)-[:ESCORTED_BY]->(p:Person) RETURN p.key }) AS escort,
  head(COLLECT { MATCH (x)-[:UNDER]->(k:Contract) RETURN k { .key, .prime } }) AS contract,
  COLLECT { MATCH (x)-[r:PASSES]->(o:Organization) RETURN o.key ORDER BY r.tier } AS chain,
  head(COLLECT { MATCH (x)-[:ACCOUNTABLE]->(o:Organization) RETURN o.key }) AS accountable
ORDER BY position
