UNWIND $searches AS search
CALL db.index.fulltext.queryNodes('entityText', search.lucene, {limit: $limit})
YIELD node
WITH search.at AS at, node
WHERE node:Organization AND node.withdrawn IS NULL
RETURN at, collect(node.key) AS keys, collect(coalesce(node.name, '')) AS names
