//> matching
MATCH (x)-[:OF]->(access:Access), (x)-[:REACHES]->(system:System)
WITH x.high AS band, count(DISTINCT access) AS accesses, count(DISTINCT system) AS systems
RETURN band, accesses, systems
ORDER BY CASE band WHEN 'CRITICAL' THEN 0 WHEN 'HIGH' THEN 1 WHEN 'MODERATE' THEN 2 ELSE 3 END
