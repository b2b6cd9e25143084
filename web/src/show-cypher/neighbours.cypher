MATCH (node:Label)-[stated]-(neighbour)
WHERE node.key IN $keys AND stated.supersededAt IS NULL
  AND coalesce(stated.validFrom <= date($asOf), true) AND coalesce(date($asOf) < stated.validTo, true)
  AND NOT type(stated) IN ['ABOUT', 'MADE_BY', 'STATED_IN', 'DESCRIBED_BY']
RETURN startNode(stated) AS from, stated, endNode(stated) AS to, stated.source AS source,
  stated.confidence AS confidence
ORDER BY type(stated), neighbour.key, stated.key
LIMIT 1000
