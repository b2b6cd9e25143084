MATCH ()-[has:HAS_ACCESS]->(access)
WHERE has.origin IN $origins AND has.validFrom <= date($to) AND has.validTo > date($from)
  AND has.located IS NOT NULL AND has.escorted IS NOT NULL AND has.complete IS NOT NULL
  AND has.chains IS NOT NULL AND has.highest IS NOT NULL
MATCH (access)-[:TO]->(system:System)
WITH access, system, has.validFrom AS since, has.validTo AS until
/* @months */
/* @timeline */
