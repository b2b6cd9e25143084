//> matching-days asOf=to
  AND since <= date($to) AND until > date($from)
MATCH (x)-[:OF]->(access:Access)
WITH DISTINCT access, since, until
WITH access, since, until, date($from) AS from,
  (since.year - date($from).year) * 12 + since.month - date($from).month AS firstMonth,
  (until.year - date($from).year) * 12 + until.month - date($from).month AS lastMonth
WITH access,
  CASE WHEN since <= from THEN 0 WHEN date($days[firstMonth]) < since THEN firstMonth + 1 ELSE firstMonth END AS first,
  CASE WHEN until > date($to) THEN size($days) WHEN date($days[lastMonth]) < until THEN lastMonth + 1 ELSE lastMonth END AS end
WITH access, collect(DISTINCT [first, end]) AS spans
MATCH (access)-[:TO]->(system:System)
UNWIND CASE size(spans)
  WHEN 1 THEN spans
  ELSE [at IN range(0, size($days) - 1) WHERE any(span IN spans WHERE span[0] <= at < span[1]) | [at, at + 1]]
END AS span
WITH system, span[0] AS first, span[1] AS end, count(*) AS accesses WHERE first < end
WITH system, collect([first, end, accesses]) AS spans
WITH collect(spans) AS systems
UNWIND range(0, size($days) - 1) AS at
RETURN $days[at] AS day,
  reduce(sum = 0, spans IN systems | sum + reduce(of = 0, span IN spans | CASE WHEN span[0] <= at < span[1] THEN of + span[2] ELSE of END)) AS accesses,
  size([spans IN systems WHERE any(span IN spans WHERE span[0] <= at < span[1])]) AS systems
