//> matching-days asOf=to
  AND since <= date($to) AND until > date($from)
MATCH (x)-[:OF]->(access:Access)
WITH DISTINCT access, since, until
//> months
WITH access, collect(DISTINCT [first, end]) AS spans
MATCH (access)-[:TO]->(system:System)
UNWIND CASE size(spans)
  WHEN 1 THEN spans
  ELSE [at IN range(0, size($days) - 1) WHERE any(span IN spans WHERE span[0] <= at < span[1]) | [at, at + 1]]
END AS span
WITH system, span[0] AS first, span[1] AS end
//> months-of-systems
