//> matching
MATCH (x)-[:OF]->(access:Access), (x)-[:REACHES]->(system:System)
UNWIND x.gaps AS gap // if no lists
//[ if lists
UNWIND
//> listed-gaps
  AS gap
//]
WITH gap, count(DISTINCT access) AS accesses, count(DISTINCT system) AS systems
RETURN gap, accesses, systems
ORDER BY accesses DESC, gap
