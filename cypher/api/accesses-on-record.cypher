MATCH (engineer)-[has:HAS_ACCESS]->(access:Access)
WHERE has.validFrom <= date($to) AND has.validTo > date($from)
  AND access.mode IN $modes // if modes
  AND has.escorted = $escorted // if escorted
  AND EXISTS { (access)-[:TO]->(system:System) WHERE system.key IN $systems } // if systems
  AND EXISTS { (access)-[:TO]->(system:System) WHERE system.impactLevel >= $minImpactLevel } // if minImpactLevel
  AND any(chain IN has.chainClasses WHERE all(one IN split(chain, ',') WHERE one IN $dataClasses)) // if dataClasses
WITH access, has.validFrom AS since, has.validTo AS until // Those of an access have no day in common.
//> months
WITH first, end, count(*) AS accesses WHERE first < end
UNWIND [[first, accesses], [end, -accesses]] AS change
WITH change[0] AS at, sum(change[1]) AS added
WITH collect([at, added]) AS steps
UNWIND range(0, size($days) - 1) AS at
RETURN $days[at] AS day,
  reduce(sum = 0, step IN steps | CASE WHEN step[0] <= at THEN sum + step[1] ELSE sum END) AS accesses
