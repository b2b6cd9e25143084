WITH x, day, listed
WHERE x.validFrom <= day < x.validTo
/* @conditions */
WITH x, day, listed, /* @origin */
WHERE origin IN $filter.origins
/* @conditions-under-lists */
