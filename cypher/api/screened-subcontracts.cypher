UNWIND $pairs AS pair
MATCH (subcontractor:Organization {key: pair.to})<-[s:SUBCONTRACTS_TO]-(contractor:Organization)
WHERE pair.contract IS NULL OR s.contract = pair.contract
WITH s.contract AS key, subcontractor.key AS to, contractor.key AS contractor,
  any(valid IN collect(s.validFrom <= date($asOf) < s.validTo) WHERE valid) AS isToday
OPTIONAL MATCH (contract:Contract {key: key})
RETURN key AS contract, to, contractor, coalesce(contract.prime = contractor, false) AS isPrime, isToday
