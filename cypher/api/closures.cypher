//> matching-days
  AND until <= date($asOf)
WITH x.chain AS chain, max(until) AS end, collect([until, x]) AS pieces
WITH chain, end, head([piece IN pieces WHERE piece[0] = end | piece[1]]) AS x
WITH x, end ORDER BY end DESC, x.byPriority
WHERE NOT EXISTS {
  MATCH (now:Exposure {chain: x.chain})
  WHERE now.validFrom <= date($asOf) < now.validTo
    AND now.origin IN $origins // if no lists
    AND CASE // if lists
      WHEN EXISTS { // if lists
        (now)-[:FROM]->(:Country)-[d:DESIGNATED_ON]->(list:DesignationList) // if lists
        WHERE list.key IN $lists AND d.validFrom <= date($asOf) < d.validTo // if lists
      } THEN 'FOREIGN' // if lists
      WHEN now.located THEN 'DOMESTIC' ELSE 'UNDETERMINED' // if lists
    END IN $origins // if lists
}
MATCH (x)-[:OF]->(access:Access)
RETURN x.chain AS chain, access.key AS access, toString(end - duration({days: 1})) AS lastDay
ORDER BY end DESC, x.byPriority
LIMIT $first
