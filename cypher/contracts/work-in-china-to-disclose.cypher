/*
name: work-in-china-to-disclose
title: Work in China and its disclosure
question: >-
  On which contracts do people located in China reach systems, so that one can ask whether their employment was disclosed to
  the Defense Department?
tags: [contracts, foreign, gap]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  threshold:
    type: Int!
    default: 5000000
    least: 0
    description: Value in dollars above which the clauses apply.
rules: [work-in-china]
note: >-
  A question, not a verdict. The record does not show whether a contract has the clauses, whether it is for commercial
  services, which are excluded, or whether anything was disclosed. People who work on a contract in China without an access
  on record are among the leads.
columns:
  contract: Contract of the accesses. Empty if the record names none.
  value: Value on record, in dollars.
  finding: >-
    OVER_THRESHOLD: worth more than the threshold. VALUE_NOT_ON_RECORD: the record gives no value. UNDER_THRESHOLD: worth
    the threshold or less. BY_INFERENCE, whatever the value: located in Hong Kong or Macau only; that they are parts of China
    is inferred.
  employers: Employers of these people, on a contract of the access's family or with none named, 25 at most.
  persons: These people or groups, 25 at most.
  accesses: Number of accesses that they have.
  counted: The accesses, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [China-based engineers, Microsoft, VALUE_NOT_ON_RECORD]
    lacks: [Insight Global, BY_INFERENCE]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (country:Country)<-[:FROM]-(x:Exposure)
WHERE country.key IN ['CN', 'HK', 'MO'] AND x.validFrom <= $asOf < x.validTo
WITH x, 'CN' IN collect(country.key) AS isNamed
MATCH (access:Access)<-[:OF]-(x)-[:BY]->(person:Person)
OPTIONAL MATCH (access)-[:UNDER]->(contract:Contract)
OPTIONAL MATCH (x)-[:EMPLOYER]->(employer:Organization)
WITH contract, contract.value AS value, isNamed,
  collect(DISTINCT employer)[..25] AS employers, collect(DISTINCT person)[..25] AS persons,
  count(DISTINCT access) AS accesses, collect(DISTINCT access)[..25] AS counted
RETURN contract, value, CASE
    WHEN NOT isNamed THEN 'BY_INFERENCE'
    WHEN value IS NULL THEN 'VALUE_NOT_ON_RECORD'
    WHEN value > $threshold THEN 'OVER_THRESHOLD'
    ELSE 'UNDER_THRESHOLD'
  END AS finding, employers, persons, accesses, counted
ORDER BY isNamed DESC, finding, accesses DESC, contract.key
