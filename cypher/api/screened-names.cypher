UNWIND $searches AS search
CALL db.index.fulltext.queryNodes('entityText', search.lucene, {limit: $limit})
YIELD node, score
WITH search, node, score
WHERE node:Organization AND node.withdrawn IS NULL
RETURN search.at AS at, node.key AS key, node.name AS name, node.country AS country,
  coalesce(node.dataClass = 'SYNTHETIC', false) AS isSynthetic, node.uei AS uei, node.cage AS cage, node.lei AS lei,
  coalesce(node.otherIdentifiers, []) AS others
