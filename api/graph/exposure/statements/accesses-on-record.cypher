/* @designations */
/* @start-with-domestic */
/* @month-spans */
WITH first, end, count(*) AS accesses WHERE first < end
UNWIND [[first, accesses], [end, -accesses]] AS change
WITH change[0] AS at, sum(change[1]) AS added
WITH collect([at, added]) AS steps
UNWIND range(0, size($days) - 1) AS at
RETURN $days[at] AS day,
  reduce(sum = 0, step IN steps | CASE WHEN step[0] <= at THEN sum + step[1] ELSE sum END) AS accesses
