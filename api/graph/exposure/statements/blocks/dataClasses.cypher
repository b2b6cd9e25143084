CASE WHEN $filter.lists IS NULL THEN x.dataClasses ELSE x.chainClasses +
      [at IN range(0, size(x.countries) - 1) WHERE origin <> 'FOREIGN' OR x.countries[at] IN listed | x.countryClasses[at]] END
