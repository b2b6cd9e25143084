WITH date($filter.asOf) AS day
/* @exposures */
UNWIND CASE $by
    WHEN 'SYSTEM' THEN [x.system]
    WHEN 'AGENCY' THEN [x.agency]
    WHEN 'CONTRACT' THEN [x.contract]
    WHEN 'PRIME' THEN [x.prime]
    WHEN 'ACCOUNTABLE' THEN [x.accountable]
    WHEN 'ENGINEER_EMPLOYER' THEN x.employers
    WHEN 'ESCORT' THEN [x.escort]
    WHEN 'ESCORT_SUPPLIER' THEN [x.supplier]
    WHEN 'COUNTRY' THEN [one IN x.countries WHERE NOT one IN $domesticCountries]
    WHEN 'SOURCE' THEN x.sources
    WHEN 'BAND' THEN [x.high]
    WHEN 'GAP' THEN /* @gaps */
  END AS group
WITH x, group WHERE group IS NOT NULL
WITH group, count(DISTINCT x.access) AS accesses,
  count(DISTINCT CASE WHEN $withSystems THEN x.system END) AS systems,
  count(DISTINCT CASE WHEN $withPeople THEN x.engineer END) AS people,
  max(CASE x.sensitivity WHEN 'CLASSIFIED' THEN 4 WHEN 'NATIONAL_SECURITY' THEN 3 WHEN 'CONTROLLED' THEN 2 WHEN 'PUBLIC' THEN 1 ELSE 0 END) AS level,
  max(CASE x.high WHEN 'CRITICAL' THEN 3 WHEN 'HIGH' THEN 2 WHEN 'MODERATE' THEN 1 ELSE 0 END) AS rank
/* @groups */
