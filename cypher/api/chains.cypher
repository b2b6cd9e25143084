//> matching
MATCH (x)-[:OF]->(access:Access)
RETURN access.key AS access, x.chain AS id, x.key AS key, x.byPriority AS position
