MATCH (engineer)-[has:HAS_ACCESS]->(access)
WHERE has.origin IN $origins AND has.validFrom <= date($asOf) AND has.validTo > date($asOf)
  AND has.located IS NOT NULL AND has.escorted IS NOT NULL AND has.complete IS NOT NULL
  AND has.chains IS NOT NULL AND has.highest IS NOT NULL
MATCH (access)-[:TO]->(system:System)
WITH has, system, engineer, CASE $by WHEN 'SYSTEM' THEN system.key ELSE system.agency END AS group
WHERE group IS NOT NULL
WITH group, count(*) AS accesses,
  count(DISTINCT CASE WHEN $withSystems THEN system END) AS systems,
  count(DISTINCT CASE WHEN $withPeople THEN engineer END) AS people,
  max(CASE system.sensitivity WHEN 'CLASSIFIED' THEN 4 WHEN 'NATIONAL_SECURITY' THEN 3 WHEN 'CONTROLLED' THEN 2 WHEN 'PUBLIC' THEN 1 ELSE 0 END) AS level,
  max(CASE has.highest WHEN 'CRITICAL' THEN 3 WHEN 'HIGH' THEN 2 WHEN 'MODERATE' THEN 1 ELSE 0 END) AS rank
/* @groups */
