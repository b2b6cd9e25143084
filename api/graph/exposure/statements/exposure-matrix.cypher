WITH date($filter.asOf) AS day
/* @exposures */
WITH x, origin, [one IN x.countries WHERE NOT one IN $domesticCountries] AS countries
UNWIND CASE countries WHEN [] THEN [null] ELSE countries END AS country
WITH x.prime AS prime, country, count(DISTINCT x.access) AS accesses,
  count(DISTINCT CASE origin WHEN 'UNDETERMINED' THEN x.access END) AS undetermined
ORDER BY accesses DESC, country
WITH prime, collect({country: country, accesses: accesses, undetermined: undetermined}) AS cells, sum(accesses) AS total
ORDER BY total DESC, prime
LIMIT $first
UNWIND cells AS cell
RETURN prime, cell.country AS country, cell.accesses AS accesses, cell.undetermined AS undetermined
