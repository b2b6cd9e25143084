MATCH (engineer)-[has:HAS_ACCESS]->(access:Access)
WHERE has.validFrom <= date($to) AND has.validTo > date($from)
  AND access.mode IN $modes // if modes
  AND has.escorted = $escorted // if escorted
  AND EXISTS { (access)-[:TO]->(system:System) WHERE system.key IN $systems } // if systems
  AND EXISTS { (access)-[:TO]->(system:System) WHERE system.impactLevel >= $minImpactLevel } // if minImpactLevel
  AND any(chain IN has.chainClasses WHERE all(one IN split(chain, ',') WHERE one IN $dataClasses)) // if dataClasses
WITH DISTINCT access, has.validFrom AS since, has.validTo AS until
//> months
UNWIND range(first, end - 1) AS at
WITH at, count(DISTINCT access) AS accesses
RETURN $days[at] AS day, accesses
