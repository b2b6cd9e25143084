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
