//> matching
MATCH (x)-[:OF]->(access:Access), (x)-[:REACHES]->(system:System), (x)-[:BY]->(engineer:Person)
WITH x, access, system, engineer, system.key AS group // if bySystem
WITH x, access, system, engineer, system.agency AS group // if byAgency
MATCH (x)-[:UNDER]->(contract:Contract) // if byContract
WITH x, access, system, engineer, contract.key AS group // if byContract
MATCH (x)-[:UNDER]->(contract:Contract) // if byPrime
WITH x, access, system, engineer, contract.prime AS group // if byPrime
MATCH (x)-[:ACCOUNTABLE]->(accountable:Organization) // if byAccountable
WITH x, access, system, engineer, accountable.key AS group // if byAccountable
MATCH (x)-[:EMPLOYER]->(employer:Organization) // if byEmployer
WITH x, access, system, engineer, employer.key AS group // if byEmployer
MATCH (x)-[:ESCORTED_BY]->(escort:Person) // if byEscort
WITH x, access, system, engineer, escort.key AS group // if byEscort
MATCH (x)-[:ACCOUNTABLE]->(supplier:Organization) WHERE x.escorted // if bySupplier
WITH x, access, system, engineer, supplier.key AS group // if bySupplier
MATCH (engineer)-[stated:ACCESSES]->(system) WHERE stated.access = access.key // if bySource
WITH x, access, system, engineer, stated.source AS group // if bySource
MATCH (x)-[:FROM]->(country:Country) WHERE country.isForeign // if byCountry
WITH x, access, system, engineer, country.key AS group // if byCountry
WITH x, access, system, engineer, group WHERE group IS NOT NULL
WITH group, count(DISTINCT access) AS accesses, count(DISTINCT system) AS systems, count(DISTINCT engineer) AS people,
  max(system.impactLevel) AS level, // if mostUrgent
  max(CASE x.high WHEN 'CRITICAL' THEN 3 WHEN 'HIGH' THEN 2 WHEN 'MODERATE' THEN 1 ELSE 0 END) AS rank
RETURN group, accesses, systems, people, ['LOW', 'MODERATE', 'HIGH', 'CRITICAL'][rank] AS highest
ORDER BY rank DESC, level DESC, accesses DESC, group // if mostUrgent
ORDER BY accesses DESC, rank DESC, group // if no mostUrgent
SKIP $skip // if skip
LIMIT $first
