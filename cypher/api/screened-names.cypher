UNWIND $searches AS search
CALL db.index.fulltext.queryNodes('organizationNames', search.lucene, {limit: $limit})
YIELD node
WITH search.at AS at, node
WHERE node.withdrawn IS NULL
RETURN at, collect(node.key) AS keys, collect(node.normalizedNames) AS names
