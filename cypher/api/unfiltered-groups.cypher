MATCH (engineer)-[has:HAS_ACCESS]->(access)
WHERE has.origin IN $origins AND has.validFrom <= date($asOf) AND has.validTo > date($asOf)
  AND has.located IS NOT NULL AND has.escorted IS NOT NULL AND has.complete IS NOT NULL
  AND has.chains IS NOT NULL AND has.highest IS NOT NULL
MATCH (access)-[:TO]->(system:System)
WITH has, system, engineer, system.key AS group // if bySystem
WITH has, system, engineer, system.agency AS group // if byAgency
WITH has, system, engineer, group WHERE group IS NOT NULL
WITH group, count(*) AS accesses,
  count(DISTINCT system) AS systems, // if withSystems
  count(DISTINCT engineer) AS people, // if withPeople
  max(system.impactLevel) AS level, // if mostUrgent
  max(CASE has.highest WHEN 'CRITICAL' THEN 3 WHEN 'HIGH' THEN 2 WHEN 'MODERATE' THEN 1 ELSE 0 END) AS rank
RETURN group, accesses,
  systems, // if withSystems
  people, // if withPeople
  ['LOW', 'MODERATE', 'HIGH', 'CRITICAL'][rank] AS highest
ORDER BY rank DESC, level DESC, accesses DESC, group // if mostUrgent
ORDER BY accesses DESC, rank DESC, group // if no mostUrgent
SKIP $skip // if skip
LIMIT $first
