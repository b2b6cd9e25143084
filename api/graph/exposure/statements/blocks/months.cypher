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
