UNWIND $sides AS side
WITH side, date(side.asOf) AS day
/* @designated */
/* @start */
WITH x, side, day, listed
WHERE x.validFrom <= day < x.validTo
  AND (side.prime IS NULL OR x.prime = side.prime)
/* @conditions */
WITH x, side, listed, /* @origin */
WHERE origin IN $filter.origins
/* @conditions-under-lists */
// A chain holds at most once on a side.
WITH CASE $by WHEN 'CHAIN' THEN x.chain ELSE x.engineer + '\n' + x.system END AS same, x.chain AS chain,
  collect(side.name) AS sides, collect(x) AS states
WITH same, collect({sides: sides, states: states}) AS chains
WITH chains, [one IN ['FROM', 'TO'] WHERE any(chain IN chains WHERE one IN chain.sides)] AS sides
WITH chains, CASE sides WHEN ['TO'] THEN 'OPENED' WHEN ['FROM'] THEN 'CLOSED' ELSE 'UNCHANGED' END AS change
UNWIND chains AS chain
WITH change, chain.states[CASE chain.sides WHEN ['FROM', 'TO'] THEN 1 ELSE 0 END] AS x
WITH change, count(x) AS totalCount, count(DISTINCT x.access) AS accessCount,
  collect(CASE WHEN $positions[change] IS NOT NULL THEN x END) AS found
CALL (change, found) {
  UNWIND found AS x
  WITH x WHERE x.byPriority > $positions[change]
  WITH x ORDER BY x.byPriority LIMIT $limit // One more than a page has: it shows whether there is another page.
  RETURN collect({position: x.byPriority, key: x.key}) AS page
}
RETURN change, totalCount, accessCount, page
