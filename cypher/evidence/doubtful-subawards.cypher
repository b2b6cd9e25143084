/*
name: doubtful-subawards
title: Doubtful subawards
question: Which reports of subawards should not be trusted as they are, and why?
tags: [evidence, subcontracting]
parameters:
  doubt:
    type: String
    description: >-
      Only this doubt: AMOUNT_IS_NUMBER, ABOVE_PRIME_VALUE, REPEATED, NO_UEI or OUTSIDE_PERIOD.
  prime:
    type: Organization
    description: Only subawards that this company reported.
  contract:
    type: Contract
    description: Only subawards under this contract.
note: >-
  Only reports of subawards, which have a number or an amount. A doubt does not show that a report is wrong, and excludes nothing: the subaward counts in chains and lists like any
  other. Amounts with a doubt should not be added up.
columns:
  doubts: >-
    AMOUNT_IS_NUMBER: the amount is the number of the subaward. ABOVE_PRIME_VALUE: the amount is above the value of the
    prime award on record. REPEATED: the same source has another report of the same subaward. NO_UEI: the subcontractor
    has no UEI on record. OUTSIDE_PERIOD: the date is outside the award's period of performance, according to every
    source that gives one.
  value: The value of the prime award on record.
  reportedOn: The date of the subaward. Empty if it is not on record.
  evidence: The report.
expect:
  - rows: 0
*/
MATCH (contractor:Organization)-[subaward:SUBCONTRACTS_TO]->(subcontractor:Organization)
WHERE ($prime IS NULL OR contractor.key = $prime) AND ($contract IS NULL OR subaward.contract = $contract)
  AND (subaward.subawardNumber IS NOT NULL OR subaward.amount IS NOT NULL)
WITH contractor, subaward, subcontractor, [doubt IN [
  CASE WHEN subaward.amount = toFloat(subaward.subawardNumber) THEN 'AMOUNT_IS_NUMBER' END,
  CASE WHEN EXISTS { MATCH (award:Contract {key: subaward.contract}) WHERE subaward.amount > award.value } THEN 'ABOVE_PRIME_VALUE' END,
  CASE WHEN EXISTS { MATCH (reporter)-[same:SUBCONTRACTS_TO {contract: subaward.contract, to: subaward.to}]->()
    WHERE reporter = startNode(subaward) AND same.key <> subaward.key AND same.source = subaward.source
      AND coalesce(same.subawardNumber, '') = coalesce(subaward.subawardNumber, '')
      AND (subaward.subawardNumber IS NOT NULL OR same.amount = subaward.amount AND same.validFrom = subaward.validFrom) } THEN 'REPEATED' END,
  CASE WHEN endNode(subaward).uei IS NULL THEN 'NO_UEI' END,
  CASE WHEN subaward.validFrom > date('0001-01-01') AND COLLECT { MATCH (:Contract {key: subaward.contract})-[award:DESCRIBED_BY]->(:Source)
    WHERE award.validFrom > date('0001-01-01') OR award.validTo < date('9999-12-31')
    RETURN DISTINCT award.validFrom <= subaward.validFrom < award.validTo AS inside } = [false] THEN 'OUTSIDE_PERIOD' END
] WHERE doubt IS NOT NULL] AS doubts
WHERE doubts <> [] AND ($doubt IS NULL OR $doubt IN doubts)
OPTIONAL MATCH (contract:Contract {key: subaward.contract})
RETURN contractor, subcontractor, contract, doubts, subaward.subawardNumber AS number, subaward.amount AS amount, contract.value AS value,
  CASE WHEN subaward.validFrom > date('0001-01-01') THEN subaward.validFrom END AS reportedOn, [subaward] AS evidence
ORDER BY size(doubts) DESC, abs(coalesce(amount, 0)) DESC, subaward.key
