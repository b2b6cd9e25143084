  CASE WHEN fromConfidence < x.chainConfidence THEN fromConfidence ELSE x.chainConfidence END AS confidence,
