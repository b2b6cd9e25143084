/* @designations */
/* @start */
WITH x, designations
WHERE x.validFrom <= date($today)
/* @conditions */
/* @matching-periods */
  AND since <= date($today)
RETURN toString(max(CASE WHEN until > date($today) THEN date($today) ELSE until - duration({days: 1}) END)) AS day
