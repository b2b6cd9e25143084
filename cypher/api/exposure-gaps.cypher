//> matching
MATCH (x)-[:OF]->(access:Access), (x)-[:REACHES]->(system:System)
UNWIND x.gaps AS gap // if no lists
UNWIND [one IN x.gaps WHERE one <> 'ORIGIN_UNDETERMINED'] + CASE WHEN x.located THEN [] ELSE ['ORIGIN_UNDETERMINED'] END AS gap // if lists
WITH gap, count(DISTINCT access) AS accesses, count(DISTINCT system) AS systems
RETURN gap, accesses, systems
ORDER BY accesses DESC, gap
