WITH date($filter.asOf) AS day
/* @designated */
MATCH (x:Exposure)
WHERE x./* @position */ > $after
/* @matching */
WITH x, listed, origin, x./* @position */ AS position
/* @page */
