MATCH (node:Label)-[stated]-(neighbour)
WHERE node.key IN $keys
  AND stated.validFrom <= date($asOf) < stated.validTo
  AND NOT type(stated) IN ['ABOUT', 'MADE_BY', 'STATED_IN', 'DESCRIBED_BY', 'SUPERSEDED']
RETURN startNode(stated) AS from, stated, endNode(stated) AS to, stated.source AS source,
  stated.confidence AS confidence
ORDER BY type(stated), neighbour.key, stated.key
LIMIT 1000
