CALL () {
  MATCH (removed:System)<-[:REACHES]-(x:Exposure)-[:OF]->(access:Access)
  WHERE removed.key IN $removedSystems AND x.validFrom <= date($asOf) < x.validTo
  RETURN access
  UNION
  MATCH (removed:Person)<-[:BY|ESCORTED_BY]-(x:Exposure)-[:OF]->(access:Access)
  WHERE removed.key IN $removedPeople AND x.validFrom <= date($asOf) < x.validTo
  RETURN access
  UNION
  MATCH (removed:Organization)<-[:PASSES|ACCOUNTABLE|EMPLOYER]-(x:Exposure)-[:OF]->(access:Access)
  WHERE removed.key IN $removedOrganizations AND x.validFrom <= date($asOf) < x.validTo
  RETURN access
  UNION
  MATCH (removed:Country)<-[located:LOCATED_IN]-(:Person)-[has:HAS_ACCESS]->(access:Access)
  WHERE removed.key IN $removedCountries AND located.validFrom <= date($asOf) < located.validTo
    AND has.validFrom <= date($asOf) < has.validTo
  RETURN access
  UNION
  MATCH (access:Access)<-[:OF]-(x:Exposure)
  WHERE access.key IN $removedAccesses AND x.validFrom <= date($asOf) < x.validTo
  RETURN access
//[ if hiddenRoutes
  UNION
  MATCH (access:Access)<-[:OF]-(x:Exposure)
  WHERE any(key IN access.organizations WHERE key IN $removedOrganizations)
    AND 'ROUTES_CUT' IN x.gaps AND x.validFrom <= date($asOf) < x.validTo
  RETURN access
//]
}
MATCH (access)-[:TO]->(system:System)
WHERE true
  AND system.key IN $systems // if systems
  AND system.impactLevel >= $minImpactLevel // if minImpactLevel
  AND access.mode IN $modes // if modes
RETURN access.key AS access, system.key AS system,
  EXISTS {
    MATCH (access)<-[:OF]-(x:Exposure)
    WHERE x.validFrom <= date($asOf) < x.validTo AND 'ROUTES_CUT' IN x.gaps
  } AS isCut
ORDER BY access
