CASE
    WHEN $filter.lists IS NULL THEN x.origin
    WHEN any(one IN x.countries WHERE one IN listed) THEN 'FOREIGN'
    WHEN x.located THEN 'DOMESTIC'
    ELSE 'UNDETERMINED'
  END AS origin
