// Contracts, those with the most subcontract statements first, regardless of the day, as in the list. At most 1,000.
MATCH (contract:Contract)
WHERE contract.withdrawn IS NULL
//if dataClasses
  AND contract.dataClass IN $dataClasses
//end
CALL (contract) {
  MATCH ()-[subcontract:SUBCONTRACTS_TO]->(subcontractor)
  WHERE subcontract.contract = contract.key
//if dataClasses
    AND subcontract.dataClass IN $dataClasses
//end
  RETURN count(subcontract) AS subawards, count(DISTINCT subcontractor) AS subcontractors
}
OPTIONAL MATCH (prime:Organization {key: contract.prime})
RETURN contract, prime, subawards, subcontractors
ORDER BY subawards DESC, contract.key
LIMIT 1000
