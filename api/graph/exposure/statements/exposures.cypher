WITH date($filter.asOf) AS day
/* @exposures */
WITH x, listed, origin, CASE
    WHEN $orderBy = 'PRIORITY' THEN x.byPriority
    WHEN $orderBy = 'TIER_DEPTH' THEN x.byTierDepth
    WHEN $filter.lists IS NULL THEN x.byConfidence
    ELSE right('00' + toString(100 - /* @confidence */), 3) + ':' + x.chain
  END AS position
WHERE position > $after
WITH x, listed, origin, position
/* @page */
