MATCH ()-[has:HAS_ACCESS]->(access)
WHERE has.origin IN $origins AND has.validFrom <= date($to) AND has.validTo > date($from)
  AND has.located IS NOT NULL AND has.escorted IS NOT NULL AND has.complete IS NOT NULL
  AND has.chains IS NOT NULL AND has.highest IS NOT NULL
MATCH (access)-[:TO]->(system:System)
WITH access, system, has.validFrom AS since, has.validTo AS until
WITH collect([access, system, since, until]) AS spans
WITH spans, date($from) AS start, date($to) AS stop, [day IN $days | date(day)] AS dates // Once, not for each row.
UNWIND spans AS span
WITH span[0] AS access, span[1] AS system, span[2] AS since, span[3] AS until, start, stop, dates
WITH access, system, since, until, start, stop, dates,
  (since.year - start.year) * 12 + since.month - start.month AS firstMonth,
  (until.year - start.year) * 12 + until.month - start.month AS lastMonth
WITH access, system,
  CASE WHEN since <= start THEN 0 WHEN dates[firstMonth] < since THEN firstMonth + 1 ELSE firstMonth END AS first,
  CASE WHEN until > stop THEN size(dates) WHEN dates[lastMonth] < until THEN lastMonth + 1 ELSE lastMonth END AS end
WITH system, first, end, count(*) AS accesses WHERE first < end
UNWIND [[first, accesses], [end, -accesses]] AS change
WITH system, change[0] AS at, sum(change[1]) AS added ORDER BY at
WITH system, collect([at, added]) AS changes
WITH reduce(steps = [], change IN changes | steps + [change + [coalesce(steps[-1][2], 0) + change[1]]]) AS steps
UNWIND steps AS step
WITH step[0] AS at, sum(step[1]) AS accesses, sum(sign(step[2]) - sign(step[2] - step[1])) AS systems
WITH collect([at, accesses, systems]) AS steps
UNWIND range(0, size($days) - 1) AS at
RETURN $days[at] AS day,
  reduce(sum = 0, step IN steps | CASE WHEN step[0] <= at THEN sum + step[1] ELSE sum END) AS accesses,
  reduce(sum = 0, step IN steps | CASE WHEN step[0] <= at THEN sum + step[2] ELSE sum END) AS systems
