WITH date($filter.asOf) AS day
/* @exposures */
RETURN x.access AS access, x.chain AS id
LIMIT $limit
