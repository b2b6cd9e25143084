WITH date($filter.asOf) AS day
/* @exposures */
WITH x.access AS access, x.employers AS employers, [one IN x.countries WHERE NOT one IN $domesticCountries] AS countries, x.sensitivity AS sensitivity,
  collect(DISTINCT x.prime) AS primes, collect(DISTINCT x.supplier) AS suppliers, collect(DISTINCT [x.prime, NOT x.escorted, x.supplier]) AS routes
WITH primes, suppliers, routes, employers, countries, sensitivity, count(*) AS accesses
WITH collect({primes: primes, suppliers: suppliers, routes: routes, employers: employers, countries: countries, sensitivity: sensitivity, accesses: accesses}) AS ways
CALL (ways) {
  UNWIND ways AS way
  UNWIND way.primes AS key
  WITH key, sum(way.accesses) AS accesses
  ORDER BY accesses DESC, key
  RETURN collect(key) AS primes
}
CALL (ways) {
  UNWIND ways AS way
  UNWIND way.suppliers AS key
  WITH key, sum(way.accesses) AS accesses
  ORDER BY accesses DESC, key
  RETURN collect(key) AS suppliers
}
CALL (ways) {
  UNWIND ways AS way
  UNWIND way.employers AS key
  WITH key, sum(way.accesses) AS accesses
  ORDER BY accesses DESC, key
  RETURN collect(key) AS employers
}
CALL (ways) {
  UNWIND ways AS way
  UNWIND way.countries AS key
  WITH key, sum(way.accesses) AS accesses
  ORDER BY accesses DESC, key
  RETURN collect(key) AS countries
}
WITH ways, {PRIME: primes[..$top], SUPPLIER: suppliers[..$top], EMPLOYER: employers[..$top], COUNTRY: countries[..$top]} AS top,
  {PRIME: size(primes[$top..]), SUPPLIER: size(suppliers[$top..]), EMPLOYER: size(employers[$top..]), COUNTRY: size(countries[$top..])} AS others
CALL (ways, top) {
  UNWIND ways AS way
  WITH [route IN way.routes | [
      CASE WHEN route[0] IS NULL THEN ['NOT_ON_RECORD'] WHEN route[0] IN top.PRIME THEN ['ON_RECORD', route[0]] ELSE ['OTHERS'] END,
      CASE WHEN route[1] THEN ['NO_ESCORT'] WHEN route[2] IS NULL THEN ['NOT_ON_RECORD'] WHEN route[2] IN top.SUPPLIER THEN ['ON_RECORD', route[2]] ELSE ['OTHERS'] END
    ]] AS routes,
    CASE way.employers WHEN [] THEN [['NOT_ON_RECORD']] ELSE [one IN way.employers | CASE WHEN one IN top.EMPLOYER THEN ['ON_RECORD', one] ELSE ['OTHERS'] END] END AS employers,
    CASE way.countries WHEN [] THEN [['NOT_ON_RECORD']] ELSE [one IN way.countries | CASE WHEN one IN top.COUNTRY THEN ['ON_RECORD', one] ELSE ['OTHERS'] END] END AS countries,
    CASE WHEN way.sensitivity IS NULL THEN ['NOT_ON_RECORD'] ELSE ['ON_RECORD', way.sensitivity] END AS sensitivity, way
  WITH routes, employers, countries, sensitivity, sum(way.accesses) AS accesses
  RETURN collect({routes: routes, employers: employers, countries: countries, sensitivity: sensitivity, accesses: accesses}) AS shown
}
CALL (shown) {
  UNWIND range(0, size(shown) - 1) AS at
  UNWIND shown[at].routes AS route
  UNWIND [null, route[1]] AS next
  WITH DISTINCT at, shown[at].accesses AS accesses, route[0] AS place, next
  RETURN 'PRIME' AS stage, place, next, sum(accesses) AS accesses
  UNION ALL
  UNWIND range(0, size(shown) - 1) AS at
  UNWIND shown[at].routes AS route
  UNWIND [null] + shown[at].employers AS next
  WITH DISTINCT at, shown[at].accesses AS accesses, route[1] AS place, next
  RETURN 'SUPPLIER' AS stage, place, next, sum(accesses) AS accesses
  UNION ALL
  UNWIND range(0, size(shown) - 1) AS at
  UNWIND shown[at].employers AS place
  UNWIND [null] + shown[at].countries AS next
  WITH DISTINCT at, shown[at].accesses AS accesses, place, next
  RETURN 'EMPLOYER' AS stage, place, next, sum(accesses) AS accesses
  UNION ALL
  UNWIND range(0, size(shown) - 1) AS at
  UNWIND shown[at].countries AS place
  UNWIND [null, shown[at].sensitivity] AS next
  WITH DISTINCT at, shown[at].accesses AS accesses, place, next
  RETURN 'COUNTRY' AS stage, place, next, sum(accesses) AS accesses
  UNION ALL
  UNWIND shown AS part
  RETURN 'SENSITIVITY' AS stage, part.sensitivity AS place, null AS next, sum(part.accesses) AS accesses
}
RETURN stage, place[0] AS kind, place[1] AS key, next[0] AS nextKind, next[1] AS nextKey, accesses, CASE place[0] WHEN 'OTHERS' THEN others[stage] ELSE 0 END AS others
ORDER BY nextKind IS NOT NULL, CASE stage WHEN 'PRIME' THEN 0 WHEN 'SUPPLIER' THEN 1 WHEN 'EMPLOYER' THEN 2 WHEN 'COUNTRY' THEN 3 ELSE 4 END,
  CASE kind WHEN 'ON_RECORD' THEN 0 WHEN 'OTHERS' THEN 1 WHEN 'NOT_ON_RECORD' THEN 2 ELSE 3 END,
  CASE stage WHEN 'SENSITIVITY' THEN CASE key WHEN 'CLASSIFIED' THEN 0 WHEN 'NATIONAL_SECURITY' THEN 1 WHEN 'CONTROLLED' THEN 2 ELSE 3 END END, accesses DESC, key, nextKind, nextKey
