WITH date($filter.asOf) AS day
/* @exposures */
RETURN count(x) AS totalCount, count(DISTINCT x.access) AS accessCount
