//> matching
MATCH (x)-[:OF]->(access:Access)-[:TO]->(system:System)
RETURN system.key AS system, count(DISTINCT access) AS accesses
