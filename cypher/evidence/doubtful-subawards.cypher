/*
name: doubtful-subawards
title: Doubtful subawards
question: Which reports of subawards need checking, and why?
tags: [evidence, subcontracting]
parameters:
  doubt:
    type: String
    values: [AMOUNT_IS_NUMBER, ABOVE_PRIME_VALUE, REPEATED, NO_UEI, OUTSIDE_PERIOD]
    description: >-
      Only this doubt: AMOUNT_IS_NUMBER, ABOVE_PRIME_VALUE, REPEATED, NO_UEI or OUTSIDE_PERIOD.
  prime:
    type: Organization
    condition: primes
    description: Only subawards that this company reported.
  contract:
    type: Contract
    condition: contracts
    description: Only subawards under this contract.
note: >-
  Only reports of subawards are checked: subcontract statements that have a number or an amount. A doubt does not show that
  a report is wrong, and excludes nothing: the subaward counts in chains and lists like any other. Amounts with a doubt should not be added up.
limited: true
columns:
  doubts: >-
    AMOUNT_IS_NUMBER: the amount is the number of the subaward. ABOVE_PRIME_VALUE: the amount is above the value of the
    prime award on record. REPEATED: the same source has another report of the same subaward. NO_UEI: the subcontractor
    has no UEI on record. OUTSIDE_PERIOD: the date is outside the award's period of performance, according to every
    source that gives one.
  value: The value of the prime award on record.
  reportedOn: The date of the subaward. Empty if it is not on record.
  evidence: The reports that say the same of the subaward and have the same doubts, whichever sources they are in.
expect:
  - rows: 0
*/
// An import derives the doubts. Reports that say the same and have the same doubts have the same position. Without labels, Neo4j reads the
// index of positions in its order, and only as far as rows are wanted.
MATCH (contractor)-[report:SUBCONTRACTS_TO]->(subcontractor)
WHERE report.byDoubts > '' AND ($doubt IS NULL OR $doubt IN report.doubts)
  AND ($prime IS NULL OR contractor.key = $prime) AND ($contract IS NULL OR report.contract = $contract)
WITH report.byDoubts AS position, contractor, subcontractor, collect(report) AS evidence
ORDER BY position
WITH *, head(evidence) AS subaward
OPTIONAL MATCH (contract:Contract {key: subaward.contract})
RETURN contractor, subcontractor, contract, subaward.doubts AS doubts, subaward.subawardNumber AS number, subaward.amount AS amount,
  contract.value AS value, CASE WHEN subaward.validFrom > date('0001-01-01') THEN subaward.validFrom END AS reportedOn, evidence
ORDER BY position
