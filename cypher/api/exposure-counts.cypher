//> matching
MATCH (x)-[:OF]->(access:Access)
RETURN count(x) AS totalCount, count(DISTINCT access) AS accessCount
