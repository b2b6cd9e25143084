WITH access, since, until, date($from) AS from,
  (since.year - date($from).year) * 12 + since.month - date($from).month AS firstMonth,
  (until.year - date($from).year) * 12 + until.month - date($from).month AS lastMonth
WITH access,
  CASE WHEN since <= from THEN 0 WHEN date($days[firstMonth]) < since THEN firstMonth + 1 ELSE firstMonth END AS first,
  CASE WHEN until > date($to) THEN size($days) WHEN date($days[lastMonth]) < until THEN lastMonth + 1 ELSE lastMonth END AS end
