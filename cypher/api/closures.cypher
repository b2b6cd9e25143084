//> matching-days
  AND until <= date($asOf)
WITH x.chain AS chain, max(until) AS end, collect([until, x]) AS pieces
WITH chain, end, head([piece IN pieces WHERE piece[0] = end | piece[1]]) AS x
WITH x, end ORDER BY end DESC, x.byPriority
WHERE NOT EXISTS {
  MATCH (now:Exposure {chain: x.chain})
  WHERE now.validFrom <= date($asOf) < now.validTo
    AND now.origin IN $origins // if no lists
//[ if lists
    AND CASE
      WHEN EXISTS {
        (now)-[:FROM]->(:Country)-[d:DESIGNATED_ON]->(list:DesignationList)
        WHERE list.key IN $lists AND d.validFrom <= date($asOf) < d.validTo
      } THEN 'FOREIGN'
      WHEN now.located THEN 'DOMESTIC' ELSE 'UNDETERMINED'
    END IN $origins
//]
}
MATCH (x)-[:OF]->(access:Access)
RETURN x.chain AS chain, access.key AS access, toString(end - duration({days: 1})) AS lastDay
ORDER BY end DESC, x.byPriority
LIMIT $first
