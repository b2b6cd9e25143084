//> matching
MATCH (x)-[:OF]->(access:Access)
OPTIONAL MATCH (x)-[:UNDER]->(contract:Contract)
OPTIONAL MATCH (x)-[:FROM]->(country:Country) WHERE country.isForeign
WITH contract.prime AS prime, country.key AS country, access,
  x.origin AS origin // if no lists
  origin // if lists
WITH prime, country, count(DISTINCT access) AS accesses,
  count(DISTINCT CASE origin WHEN 'UNDETERMINED' THEN access END) AS undetermined
ORDER BY accesses DESC, country
WITH prime, collect({country: country, accesses: accesses, undetermined: undetermined}) AS cells, sum(accesses) AS total
ORDER BY total DESC, prime
LIMIT $first
UNWIND cells AS cell
RETURN prime, cell.country AS country, cell.accesses AS accesses, cell.undetermined AS undetermined
