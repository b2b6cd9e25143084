CALL () {
//> matching asOf=from
RETURN x, 'from' AS day
UNION ALL
//> matching asOf=to
RETURN x, 'to' AS day
}
WITH x.chain AS chain, collect(day) AS days, head(collect(x)) AS x
WITH x, CASE days WHEN ['from'] THEN 'CLOSED' WHEN ['to'] THEN 'OPENED' ELSE 'UNCHANGED' END AS change
WITH change, count(*) AS count, collect(CASE WHEN change <> 'UNCHANGED' THEN x END) AS changed
CALL (changed) {
  UNWIND changed AS x
  WITH x ORDER BY x.byPriority LIMIT $first
  RETURN collect(x.key) AS first
}
RETURN change, count, first
