CALL () {
  MATCH (removed:System)<-[:REACHES]-(x:Exposure)-[:OF]->(access:Access)
  WHERE removed.key IN $removed.systems AND x.validFrom <= date($filter.asOf) < x.validTo
  RETURN access
  UNION
  MATCH (removed:Person)<-[:BY|ESCORTED_BY|ON_CREDENTIAL_OF]-(x:Exposure)-[:OF]->(access:Access)
  WHERE removed.key IN $removed.people AND x.validFrom <= date($filter.asOf) < x.validTo
  RETURN access
  UNION
  MATCH (removed:Organization)<-[:PASSES|ACCOUNTABLE|EMPLOYER]-(x:Exposure)-[:OF]->(access:Access)
  WHERE removed.key IN $removed.organizations AND x.validFrom <= date($filter.asOf) < x.validTo
  RETURN access
  UNION
  MATCH (removed:Country)<-[located:LOCATED_IN]-(:Person)-[has:HAS_ACCESS]->(access:Access)
  WHERE removed.key IN $removed.countries AND located.validFrom <= date($filter.asOf) < located.validTo
    AND has.validFrom <= date($filter.asOf) < has.validTo
  RETURN access
  UNION
  MATCH (access:Access)<-[:OF]-(x:Exposure)
  WHERE access.key IN $removed.accesses AND x.validFrom <= date($filter.asOf) < x.validTo
  RETURN access
  UNION
  // Routes that are not shown, if the filter is about them.
  UNWIND $removed.hiddenRoutesOf AS key
  MATCH (access:Access)<-[:OF]-(x:Exposure)
  WHERE key IN access.organizations AND 'ROUTES_CUT' IN x.gaps AND x.validFrom <= date($filter.asOf) < x.validTo
  RETURN access
}
MATCH (access)-[:TO]->(system:System)
WHERE ($filter.systems IS NULL OR system.key IN $filter.systems)
  AND ($filter.minImpactLevel IS NULL OR system.impactLevel >= $filter.minImpactLevel)
  AND ($filter.modes IS NULL OR access.mode IN $filter.modes)
RETURN access.key AS access, system.key AS system,
  EXISTS {
    MATCH (access)<-[:OF]-(x:Exposure)
    WHERE x.validFrom <= date($filter.asOf) < x.validTo AND 'ROUTES_CUT' IN x.gaps
  } AS isCut
ORDER BY access
