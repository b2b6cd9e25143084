WITH date($filter.asOf) AS day
/* @exposures */
WITH DISTINCT x.access AS key, x.engineer AS engineer, day
WITH collect({key: key, engineer: engineer}) AS exposed, day
CALL (exposed, day) {
  UNWIND CASE WHEN 'END_SUBCONTRACT' IN $kinds THEN exposed END AS one
  MATCH (access:Access {key: one.key})-[:UNDER]->(contract:Contract)
  WITH contract, access.organizations AS organizations, count(*) AS accesses, day
  CALL (contract) {
    MATCH (contract)-[:UNDER*0..]->(top:Contract)
    WHERE NOT EXISTS { MATCH (top)-[:UNDER]->(:Contract) }
    RETURN collect(DISTINCT top) AS tops
  }
  WITH tops, organizations, sum(accesses) AS accesses, day
  WITH tops, collect({organizations: organizations, accesses: accesses}) AS groups, day
  CALL (tops) {
    UNWIND tops AS top
    MATCH (top)<-[:UNDER*0..]-(member:Contract)
    RETURN collect(DISTINCT member.key) AS members
  }
  UNWIND groups AS chained
  WITH members, chained.organizations AS organizations, chained.accesses AS accesses, day
  CALL (members, organizations, day) {
    // Not by the contracts: a vehicle may have thousands of orders.
    UNWIND organizations AS contractor
    UNWIND organizations AS organization
    MATCH (:Organization {key: contractor})-[s:SUBCONTRACTS_TO]->(:Organization {key: organization})
    WHERE s.validFrom <= day < s.validTo AND s.contract IN members
    RETURN DISTINCT s.contract AS contract, contractor, organization
  }
  RETURN 'END_SUBCONTRACT' AS kind, [contract, contractor, organization] AS nodes, sum(accesses) AS touched
  UNION ALL
  UNWIND CASE WHEN 'REPLACE_ESCORT_SUPPLIER' IN $kinds THEN exposed END AS one
  MATCH (:Access {key: one.key})<-[:OF]-(x:Exposure)
  WHERE x.validFrom <= day < x.validTo AND x.supplier IS NOT NULL
  RETURN 'REPLACE_ESCORT_SUPPLIER' AS kind, [x.supplier] AS nodes, count(DISTINCT one.key) AS touched
  UNION ALL
  UNWIND CASE WHEN 'MOVE_STAFF' IN $kinds THEN exposed END AS one
  RETURN 'MOVE_STAFF' AS kind, [one.engineer] AS nodes, count(*) AS touched
  UNION ALL
  UNWIND CASE WHEN 'VET_STAFF' IN $kinds THEN exposed END AS one
  MATCH (:Access {key: one.key})<-[:OF]-(x:Exposure)
  WHERE x.validFrom <= day < x.validTo
  UNWIND [person IN [x.engineer, x.escort] WHERE person IS NOT NULL] AS person
  RETURN 'VET_STAFF' AS kind, [person] AS nodes, count(DISTINCT one.key) AS touched
  UNION ALL
  UNWIND CASE WHEN 'REVOKE_ACCESS' IN $kinds THEN exposed END AS one
  RETURN 'REVOKE_ACCESS' AS kind, [one.key] AS nodes, 1 AS touched
  UNION ALL
  UNWIND CASE WHEN 'LEAVE_COUNTRY' IN $kinds THEN exposed END AS one
  WITH one.engineer AS engineer, count(*) AS accesses, day
  MATCH (person:Person {key: engineer})-[located:LOCATED_IN]->(country:Country)
  WHERE located.validFrom <= day < located.validTo AND NOT country.key IN $domesticCountries
  MATCH (person)<-[employs:EMPLOYS]-(employer:Organization)
  WHERE employs.validFrom <= day < employs.validTo
  WITH DISTINCT engineer, accesses, employer.key AS employer, country.key AS country
  RETURN 'LEAVE_COUNTRY' AS kind, [employer, country] AS nodes, sum(accesses) AS touched
}
WITH kind, nodes, touched
ORDER BY touched DESC, nodes
WITH kind, collect({nodes: nodes, touched: touched}) AS candidates
UNWIND candidates[..$limit] AS candidate
RETURN kind, candidate.nodes AS nodes, candidate.touched AS touched, size(candidates) AS candidates
