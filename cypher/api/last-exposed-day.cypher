//> matching-days asOf=today
  AND since <= date($today)
RETURN toString(max(CASE WHEN until > date($today) THEN date($today) ELSE until - duration({days: 1}) END)) AS day
