//> matching
MATCH (x)-[:OF]->(access:Access)
OPTIONAL MATCH (x)-[:UNDER]->(contract:Contract)
OPTIONAL MATCH (x)-[:FROM]->(country:Country) WHERE country.isForeign
WITH contract.prime AS prime, country.key AS country, access
WITH prime, country, count(DISTINCT access) AS accesses
ORDER BY accesses DESC, country
WITH prime, collect({country: country, accesses: accesses}) AS cells, sum(accesses) AS total
ORDER BY total DESC, prime
LIMIT $first
UNWIND cells AS cell
RETURN prime, cell.country AS country, cell.accesses AS accesses
