/*
name: listed-suppliers
title: Listed suppliers
question: Which companies on contracts are designated by a list, or registered in a country that a list designates?
tags: [ownership, foreign, subcontracting]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  lists:
    type: "[DesignationList!]!"
    default: []
    description: Only these lists. If empty, all but EAR-D, which controls exports and calls no country an adversary.
note: >-
  Leads treat organizations that someone decided are the same as one; this question does not.
  possible-listed-suppliers shows companies that may be the same as a listed one.
columns:
  finding: >-
    COMPANY: the list designates the company itself. COUNTRY: the list designates the country where the company is
    registered.
  primeOn: Contracts on which it is the prime, 25 at most.
  subcontractorOn: Other contracts under which it gets or gives a subcontract on the date, 25 at most.
  evidence: Statements of designation and registration.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
MATCH (list:DesignationList)
WHERE list.key IN $lists OR $lists = [] AND list.key <> 'EAR-D'
CALL (list) {
  MATCH (company:Organization)-[designated:DESIGNATED_ON]->(list)
  WHERE designated.validFrom <= $asOf < designated.validTo
  RETURN company, null AS country, 'COMPANY' AS finding, collect(designated) AS evidence
  UNION
  MATCH (country:Country)-[designated:DESIGNATED_ON]->(list)
  WHERE designated.validFrom <= $asOf < designated.validTo
  MATCH (company:Organization)-[registered:REGISTERED_IN]->(country)
  WHERE company.country = country.key AND registered.validFrom <= $asOf < registered.validTo
  RETURN company, country, 'COUNTRY' AS finding, collect(DISTINCT designated) + collect(DISTINCT registered) AS evidence
}
WITH *, COLLECT {
    MATCH (contract:Contract {prime: company.key})
    WITH contract ORDER BY contract.key LIMIT 25
    RETURN contract
  } AS primeOn, COLLECT {
    // A company that gives a subcontract works on the contract, even if the one that it got is not on record on the date.
    MATCH (company)-[subcontract:SUBCONTRACTS_TO]-()
    WHERE subcontract.validFrom <= $asOf < subcontract.validTo
    WITH DISTINCT company, subcontract.contract AS key
    MATCH (contract:Contract {key: key}) WHERE coalesce(contract.prime, '') <> company.key
    WITH contract ORDER BY contract.key LIMIT 25
    RETURN contract
  } AS subcontractorOn
WHERE primeOn <> [] OR subcontractorOn <> []
RETURN company, finding, list, country, primeOn, subcontractorOn, evidence
ORDER BY finding, company.key, list.key
