WITH date($filter.asOf) AS day
/* @exposures */
WITH x.access AS access, collect(x) AS chains
WITH collect(chains) AS accesses
UNWIND accesses AS chains
UNWIND chains AS x
MATCH (x)-[:UNDER|PASSES|ACCOUNTABLE|ESCORTED_BY|ON_CREDENTIAL_OF]->(node)
WITH size(accesses) AS exposed, chains[0] AS first, size(chains) AS passing, node, count(DISTINCT x) AS passed
WHERE passed = passing
WITH exposed, node, count(*) AS accessesCut
WITH accessesCut, toFloat(accessesCut) / exposed AS share, node.key AS key,
  CASE WHEN node:Contract THEN 'Contract' WHEN node:Organization THEN 'Organization' ELSE 'Person' END AS label
WITH label, key, accessesCut, share, key + '\n' + label AS name
WHERE accessesCut < $afterCount OR accessesCut = $afterCount AND name > $after
RETURN label, key, accessesCut, share
ORDER BY accessesCut DESC, name
LIMIT $first
