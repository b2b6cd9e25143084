CASE WHEN $filter.lists IS NULL THEN x.confidence ELSE reduce(least = x.chainConfidence, at IN range(0, size(x.countries) - 1) |
      CASE WHEN x.countryConfidences[at] < least AND (origin <> 'FOREIGN' OR x.countries[at] IN listed)
        THEN x.countryConfidences[at] ELSE least END) END
