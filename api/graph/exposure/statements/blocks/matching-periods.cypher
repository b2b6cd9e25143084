WITH x, [d IN designations WHERE d.country IN x.countries] AS designated
UNWIND [x.validFrom] + [d IN designated WHERE x.validFrom < d.from < x.validTo | d.from] +
  [d IN designated WHERE x.validFrom < d.to < x.validTo | d.to] AS since
WITH x, since,
  reduce(last = x.validTo, day IN [d IN designated | d.from] + [d IN designated | d.to] |
    CASE WHEN since < day < last THEN day ELSE last END) AS until,
  [d IN designated WHERE d.from <= since < d.to | d.country] AS listed
WITH x, since, until, listed, /* @origin */
WHERE origin IN $filter.origins
/* @conditions-under-lists */
