CALL () {
  MATCH (affected:System)<-[:REACHES]-(x:Exposure)-[:OF]->(access:Access)
  WHERE affected.key IN $affected.systems AND x.validFrom <= date($filter.asOf) < x.validTo
  RETURN access
  UNION
  MATCH (affected:Person)<-[:BY|ESCORTED_BY|ON_CREDENTIAL_OF]-(x:Exposure)-[:OF]->(access:Access)
  WHERE affected.key IN $affected.people AND x.validFrom <= date($filter.asOf) < x.validTo
  RETURN access
  UNION
  MATCH (affected:Organization)<-[:PASSES|ACCOUNTABLE|EMPLOYER]-(x:Exposure)-[:OF]->(access:Access)
  WHERE affected.key IN $affected.organizations AND x.validFrom <= date($filter.asOf) < x.validTo
  RETURN access
  UNION
  MATCH (affected:Country)<-[located:LOCATED_IN]-(:Person)-[has:HAS_ACCESS]->(access:Access)
  WHERE affected.key IN $affected.countries AND located.validFrom <= date($filter.asOf) < located.validTo
    AND has.validFrom <= date($filter.asOf) < has.validTo
  RETURN access
  UNION
  MATCH (access:Access)<-[:OF]-(x:Exposure)
  WHERE access.key IN $affected.accesses AND x.validFrom <= date($filter.asOf) < x.validTo
  RETURN access
  UNION
  // Routes that are not shown, if the filter is about them.
  UNWIND $affected.hiddenRoutesOf AS key
  MATCH (access:Access)<-[:OF]-(x:Exposure)
  WHERE key IN access.organizations AND 'ROUTES_CUT' IN x.gaps AND x.validFrom <= date($filter.asOf) < x.validTo
  RETURN access
  UNION
  // An organization whose people escort.
  MATCH (affected:Organization {key: $affected.supplier})<-[:ACCOUNTABLE]-(x:Exposure {supplier: $affected.supplier})-[:OF]->(access:Access)
  WHERE x.validFrom <= date($filter.asOf) < x.validTo
  RETURN access
  UNION
  // People whom an organization employs in a country, on whatever contract.
  MATCH (:Organization {key: $affected.employer})-[employs:EMPLOYS]->(person:Person)-[located:LOCATED_IN]->(:Country {key: $affected.country})
  WHERE employs.validFrom <= date($filter.asOf) < employs.validTo AND located.validFrom <= date($filter.asOf) < located.validTo
  WITH DISTINCT person
  MATCH (person)<-[:BY]-(x:Exposure)-[:OF]->(access:Access)
  WHERE x.validFrom <= date($filter.asOf) < x.validTo
  RETURN access
  UNION
  // A subcontractor under some contracts, whether or not the chains that are shown pass through it.
  UNWIND $affected.contracts AS key
  MATCH (:Contract {key: key})<-[:UNDER]-(access:Access)<-[:OF]-(x:Exposure)
  WHERE $affected.subcontractor IN access.organizations AND x.validFrom <= date($filter.asOf) < x.validTo
  RETURN access
}
MATCH (access)-[:TO]->(system:System)
WHERE ($filter.systems IS NULL OR system.key IN $filter.systems)
  AND ($filter.minImpactLevel IS NULL OR system.impactLevel >= $filter.minImpactLevel)
  AND ($filter.modes IS NULL OR access.mode IN $filter.modes)
RETURN access.key AS access, system.key AS system
ORDER BY access
