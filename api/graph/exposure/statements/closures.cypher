/* @designations */
/* @start */
WITH x, designations
WHERE x.validFrom <= date($filter.asOf)
/* @conditions */
/* @matching-periods */
  AND until <= date($filter.asOf)
WITH x.chain AS chain, max(until) AS end, collect([until, x]) AS pieces
WITH chain, end, head([piece IN pieces WHERE piece[0] = end | piece[1]]) AS x
WITH x, end ORDER BY end DESC, x.byPriority
WHERE (end < date($afterEnd) OR end = date($afterEnd) AND x.byPriority > $after)
  AND NOT EXISTS {
  MATCH (now:Exposure {chain: x.chain})
  WHERE now.validFrom <= date($filter.asOf) < now.validTo
    AND CASE
      WHEN $filter.lists IS NULL THEN now.origin
      WHEN EXISTS {
        (now)-[:FROM]->(:Country)-[d:DESIGNATED_ON]->(list:DesignationList)
        WHERE list.key IN $filter.lists AND d.validFrom <= date($filter.asOf) < d.validTo
      } THEN 'FOREIGN'
      WHEN now.located THEN 'DOMESTIC'
      ELSE 'UNDETERMINED'
    END IN $filter.origins
}
RETURN x.chain AS chain, x.access AS access, toString(end - duration({days: 1})) AS lastDay, toString(end) AS end, x.byPriority AS position
ORDER BY end DESC, x.byPriority
LIMIT $first
