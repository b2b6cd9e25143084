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
    description: Only subawards that this company reported.
  contract:
    type: Contract
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
MATCH (contractor:Organization)-[subaward:SUBCONTRACTS_TO]->(subcontractor:Organization)
WHERE ($prime IS NULL OR contractor.key = $prime) AND ($contract IS NULL OR subaward.contract = $contract)
// Each property is read once: Neo4j does not cache those of relationships in lists.
WITH contractor, subcontractor, subaward, subaward.contract AS key, subaward.source AS source, subaward.subawardNumber AS number,
  subaward.amount AS amount, subaward.validFrom AS day
WHERE number IS NOT NULL OR amount IS NOT NULL
// What a source reports of the same subaward: with the same number, or without one on the same day with the same amount.
WITH key, contractor, subcontractor, source, coalesce(number, [amount, day]) AS same, collect([subaward, number, amount, day]) AS reports
WITH key, contractor, subcontractor, reports, size(reports) > 1 AS isRepeated, subcontractor.uei IS NULL AS hasNoUei
UNWIND reports AS one
// Each contract is read once.
WITH key, collect([one[0], one[1], one[2], one[3], contractor, subcontractor, isRepeated, hasNoUei]) AS subawards
OPTIONAL MATCH (contract:Contract {key: key})
WITH contract, contract.value AS value, subawards, COLLECT {
    MATCH (contract)-[award:DESCRIBED_BY]->(:Source)
    WHERE award.validFrom > date('0001-01-01') OR award.validTo < date('9999-12-31')
    RETURN DISTINCT [award.validFrom, award.validTo]
  } AS periods
UNWIND subawards AS one
WITH contract, value, periods, one[0] AS subaward, one[1] AS number, one[2] AS amount, one[3] AS day, one[4] AS contractor,
  one[5] AS subcontractor, one[6] AS isRepeated, one[7] AS hasNoUei
WITH *, [doubt IN [
  // For other texts, which are no numbers, toFloat is slow.
  CASE WHEN number =~ '[-+.0-9][-+.0-9a-fA-FxXpP]*' AND amount = toFloat(number) THEN 'AMOUNT_IS_NUMBER' END,
  CASE WHEN amount > value THEN 'ABOVE_PRIME_VALUE' END,
  CASE WHEN isRepeated THEN 'REPEATED' END,
  CASE WHEN hasNoUei THEN 'NO_UEI' END,
  CASE WHEN periods <> [] AND day > date('0001-01-01')
    AND none(period IN periods WHERE period[0] <= day < period[1]) THEN 'OUTSIDE_PERIOD' END
] WHERE doubt IS NOT NULL] AS doubts
WHERE doubts <> [] AND ($doubt IS NULL OR $doubt IN doubts)
WITH contract, value, contractor, subcontractor, number, amount, day, doubts, collect(subaward) AS evidence, min(subaward.key) AS first
// Sorted before the rest is read: most readers want the first rows.
ORDER BY size(doubts) DESC, abs(coalesce(amount, 0)) DESC, first
RETURN contractor, subcontractor, contract, doubts, number, amount, value,
  CASE WHEN day > date('0001-01-01') THEN day END AS reportedOn, evidence
