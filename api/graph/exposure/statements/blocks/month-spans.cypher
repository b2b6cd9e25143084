WITH x, designations
WHERE x.validFrom <= date($to) AND x.validTo > date($from)
/* @conditions */
/* @matching-periods */
  AND since <= date($to) AND until > date($from)
WITH DISTINCT x.access AS access, x.system AS system, since, until
/* @months */
WITH access, system, collect(DISTINCT [first, end]) AS spans
UNWIND CASE size(spans)
  WHEN 1 THEN spans
  ELSE [at IN range(0, size($days) - 1) WHERE any(span IN spans WHERE span[0] <= at < span[1]) | [at, at + 1]]
END AS span
WITH system, span[0] AS first, span[1] AS end
