/*
name: reporting-by-prime
title: Reporting of subawards by prime contractor
question: On how many of its awards above the threshold has each prime contractor reported subawards, and when last?
tags: [contracts, subcontracting, gap]
parameters:
  prime:
    type: Organization
    condition: primes
    description: Only this prime contractor.
rules: [first-tier-reports]
note: >-
  Primes report first-tier subcontracts only, and nobody verifies the reports. An award may have no subcontracts to report:
  this shows where to ask. Ranking primes by subawards ranks their reporting.
columns:
  awards: >-
    Awards whose value on record is at least the threshold on their first day: $40,000 from 2025-10-01, $30,000 before.
    Without a first day on record, at least $40,000.
  withSubawards: >-
    Number of these awards with a subaward on record that was reported by the prime, under any of its identifiers. A report by a
    subcontractor of the award does not count.
  share: Share of these awards, in percent. Empty without awards above the threshold.
  ofUnknownValue: Number of further awards, whose value is not on record.
  subawards: >-
    The subawards that it reported under any of its awards. One that is reported several times, or by several sources, counts once.
  lastSubaward: The latest date of these that is not in the future. Empty if none has a date.
  withoutSubawards: The awards above the threshold without a subaward on record, those of the highest value first, 25 at most.
expect:
  - rows: 1
    contains: [Microsoft, "1"]
*/
MATCH (award:Contract) WHERE award.withdrawn IS NULL AND ($prime IS NULL OR award.prime = $prime)
CALL (award) {
  MATCH (contractor)-[r:SUBCONTRACTS_TO {contract: award.key}]->() WHERE r.to IS NOT NULL
  WITH collect({by: contractor.key, to: r.to, number: r.subawardNumber, amount: r.amount, day: r.validFrom}) AS found
  WITH found, [one IN found | one.to] AS receivers UNWIND found AS one
  WITH one WHERE (one.number IS NOT NULL OR one.amount IS NOT NULL) AND (one.by = award.prime OR NOT one.by IN receivers)
  RETURN count(DISTINCT [one.to, coalesce(one.number, [one.amount, one.day])]) AS reports,
    max(CASE WHEN one.day <= date() THEN one.day END) AS last
}
WITH award, reports, last, CASE WHEN award.value >= 40000 THEN true WHEN award.value >= 30000 THEN EXISTS {
    (award)-[described:DESCRIBED_BY]->(:Source) WHERE date('0001-01-01') < described.validFrom < date('2025-10-01')
  } END AS isAbove ORDER BY award.value DESC, award.key
WITH award.prime AS key, count(CASE WHEN isAbove THEN 1 END) AS awards, count(CASE WHEN isAbove AND reports > 0 THEN 1 END) AS withSubawards,
  count(CASE WHEN award.value IS NULL THEN 1 END) AS ofUnknownValue, sum(reports) AS subawards, max(last) AS last,
  collect(CASE WHEN isAbove AND reports = 0 THEN award END)[..25] AS withoutSubawards
MATCH (prime:Organization {key: key})
RETURN prime, awards, withSubawards, CASE WHEN awards > 0 THEN round(100.0 * withSubawards / awards, 1) END AS share, ofUnknownValue,
  subawards, CASE WHEN last > date('0001-01-01') THEN last END AS lastSubaward, withoutSubawards
ORDER BY awards - withSubawards DESC, awards DESC, prime.key
