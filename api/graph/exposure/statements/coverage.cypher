WITH date($filter.asOf) AS day
/* @designated */
/* @start-with-domestic */
/* @matching */
RETURN count(DISTINCT x.access) AS accesses,
  count(DISTINCT CASE WHEN x.located THEN x.access END) AS withKnownLocation,
  count(DISTINCT CASE WHEN x.escorted THEN x.access END) AS withEscortRecord,
  count(DISTINCT CASE WHEN x.lineage = 'COMPLETE' THEN x.access END) AS withCompleteLineage,
  count(DISTINCT CASE WHEN origin = 'UNDETERMINED' THEN x.access END) AS undetermined,
  count(DISTINCT CASE WHEN origin IN $exposed THEN x.system END) AS systemsExposed
