//> matching
MATCH (x)-[:OF]->(access:Access)
WITH access, collect(x) AS chains
WITH collect(chains) AS accesses
UNWIND accesses AS chains
UNWIND chains AS x
MATCH (x)-[:UNDER|PASSES|ACCOUNTABLE|ESCORTED_BY]->(node)
WITH size(accesses) AS exposed, chains[0] AS first, size(chains) AS passing, node, count(DISTINCT x) AS passed
WHERE passed = passing
WITH exposed, node, count(*) AS accessesCut
RETURN CASE WHEN node:Contract THEN 'Contract' WHEN node:Organization THEN 'Organization' ELSE 'Person' END AS label, node.key AS key, accessesCut, toFloat(accessesCut) / exposed AS share
ORDER BY accessesCut DESC, key, label
LIMIT $first
