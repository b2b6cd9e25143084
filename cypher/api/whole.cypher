MATCH (engineer)-[has:HAS_ACCESS]->(access)
WHERE has.origin IN $origins AND has.validFrom <= date($asOf) AND has.validTo > date($asOf)
  AND has.located IS NOT NULL AND has.escorted IS NOT NULL AND has.complete IS NOT NULL
  AND has.chains IS NOT NULL AND has.highest IS NOT NULL
