//> matching
MATCH (x)-[:OF]->(access:Access)
MATCH (x)-[:REACHES]->(system:System) // if withSystems or mostUrgent or bySystem or byAgency or bySource
MATCH (x)-[:BY]->(engineer:Person) // if withPeople or bySource
WITH *, system.key AS group // if bySystem
WITH *, system.agency AS group // if byAgency
MATCH (x)-[:UNDER]->(contract:Contract) // if byContract
WITH *, contract.key AS group // if byContract
MATCH (x)-[:UNDER]->(contract:Contract) // if byPrime
WITH *, contract.prime AS group // if byPrime
MATCH (x)-[:ACCOUNTABLE]->(accountable:Organization) // if byAccountable
WITH *, accountable.key AS group // if byAccountable
MATCH (x)-[:EMPLOYER]->(employer:Organization) // if byEmployer
WITH *, employer.key AS group // if byEmployer
MATCH (x)-[:ESCORTED_BY]->(escort:Person) // if byEscort
WITH *, escort.key AS group // if byEscort
MATCH (x)-[:ACCOUNTABLE]->(supplier:Organization) WHERE x.escorted // if bySupplier
WITH *, supplier.key AS group // if bySupplier
MATCH (engineer)-[stated:ACCESSES]->(system) WHERE stated.access = access.key // if bySource
WITH *, stated.source AS group // if bySource
MATCH (x)-[:FROM]->(country:Country) WHERE country.isForeign // if byCountry
WITH *, country.key AS group // if byCountry
WITH * WHERE group IS NOT NULL
WITH group, count(DISTINCT access) AS accesses,
  count(DISTINCT system) AS systems, // if withSystems
  count(DISTINCT engineer) AS people, // if withPeople
  max(system.impactLevel) AS level, // if mostUrgent
  max(CASE x.high WHEN 'CRITICAL' THEN 3 WHEN 'HIGH' THEN 2 WHEN 'MODERATE' THEN 1 ELSE 0 END) AS rank
RETURN group, accesses,
  systems, // if withSystems
  people, // if withPeople
  ['LOW', 'MODERATE', 'HIGH', 'CRITICAL'][rank] AS highest
ORDER BY rank DESC, level DESC, accesses DESC, group // if mostUrgent
ORDER BY accesses DESC, rank DESC, group // if no mostUrgent
SKIP $skip // if skip
LIMIT $first
