  AND NOT x.chain IN $withoutChains // if withoutChains
  AND x.mode IN $modes // if modes
  AND x.escorted = $escorted // if escorted
  AND x.lineage IN $lineages // if lineages
  AND EXISTS { (x)-[:REACHES]->(system:System) WHERE system.impactLevel >= $minImpactLevel } // if minImpactLevel
  AND EXISTS { (x)-[:UNDER]->(k:Contract) WHERE k.prime IN $primes } // if primes
  AND EXISTS { (x)-[:EMPLOYER]->(o:Organization) WHERE o.key IN $employers } // if employers
  AND x.escorted AND EXISTS { (x)-[:ACCOUNTABLE]->(o:Organization) WHERE o.key IN $suppliers } // if suppliers
  AND EXISTS { (x)-[:BY|ESCORTED_BY]->(p:Person) WHERE p.key IN $people } // if people
  AND x.high IN $bands // if bands
  AND any(gap IN x.gaps WHERE gap IN $gaps) // if gaps, no lists
//[ if gaps, lists
  AND any(gap IN
//> listed-gaps
    WHERE gap IN $gaps)
//]
  AND EXISTS { MATCH (x)-[:OF]->(a:Access), (x)-[:BY]->(:Person)-[r:ACCESSES]->(:System) WHERE r.access = a.key AND r.source IN $sources } // if sources
  AND NOT EXISTS { (x)-[:REACHES]->(s:System) WHERE s.key IN $excludedSystems } // if excludedSystems
  AND NOT EXISTS { (x)-[:FROM]->(c:Country) WHERE c.key IN $excludedCountries AND c.isForeign } // if excludedCountries
  AND NOT EXISTS { (x)-[:UNDER]->(k:Contract) WHERE k.prime IN $excludedPrimes } // if excludedPrimes
  AND NOT EXISTS { (x)-[:EMPLOYER]->(o:Organization) WHERE o.key IN $excludedEmployers } // if excludedEmployers
  AND NOT (x.escorted AND EXISTS { (x)-[:ACCOUNTABLE]->(o:Organization) WHERE o.key IN $excludedSuppliers }) // if excludedSuppliers
  AND NOT x.high IN $excludedBands // if excludedBands
  AND none(gap IN x.gaps WHERE gap IN $excludedGaps) // if excludedGaps, no lists
//[ if excludedGaps, lists
  AND none(gap IN
//> listed-gaps
    WHERE gap IN $excludedGaps)
//]
  AND NOT EXISTS { MATCH (x)-[:OF]->(a:Access), (x)-[:BY]->(:Person)-[r:ACCESSES]->(:System) WHERE r.access = a.key AND r.source IN $excludedSources } // if excludedSources
