UNWIND $organizations AS key
MATCH (owned:Organization {key: key})<-[r:OWNS]-(owner:Organization)
USING INDEX SEEK owned:Organization(key)
WHERE $asOf IS NULL OR r.validFrom <= date($asOf) < r.validTo
RETURN key AS owned, owner.key AS owner, r.key AS key, r.source AS source, r.confidence AS confidence, r.dataClass AS dataClass,
  toString(r.validFrom) AS validFrom, toString(r.validTo) AS validTo,
  r.sharePct AS sharePct, r.interest AS interest
