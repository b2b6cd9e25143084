/*
name: work-performed-abroad
title: Work performed abroad
question: Under which contracts is work performed outside the United States and its territories, and by whom?
tags: [contracts, subcontracting, foreign]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  countries:
    type: "[Country!]!"
    default: []
    description: Only these countries. If empty, all foreign countries count.
columns:
  company: Who performs the work; for the contract itself, its prime.
  amount: >-
    Sum of the subawards that name the country. If there are several reports of a subaward, the best source counts, and of
    its reports the latest. Empty if no amount is on record.
  evidence: Statements of the place of performance, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
MATCH (country:Country)
WHERE country.isForeign AND ($countries = [] OR country.key IN $countries)
CALL (country) {
  MATCH (contract:Contract)-[performed:PERFORMED_IN]->(country)
  WHERE performed.validFrom <= $asOf < performed.validTo
  OPTIONAL MATCH (prime:Organization {key: contract.prime})
  RETURN contract, prime AS company, null AS amount, performed AS statement
  UNION ALL
  MATCH (contractor:Organization)-[subcontract:SUBCONTRACTS_TO {performedIn: country.key}]->(company:Organization)
  WHERE subcontract.validFrom <= $asOf < subcontract.validTo
  MATCH (contract:Contract {key: subcontract.contract})
  // Several sources may report one subaward: each amount counts once for a number, or without one for its day, and who gave it.
  WITH contract, contractor, company, subcontract, coalesce(subcontract.subawardNumber, [subcontract.amount, subcontract.validFrom]) AS number
  OPTIONAL MATCH (source:Source {key: subcontract.source})
  WITH contract, contractor, company, subcontract, number, source
  ORDER BY subcontract.confidence DESC, coalesce({ORIGINAL: 0, COPY: 1, REPRINT: 2}[source.grade], 3), replace(coalesce(toString(source.retrievedAt), ''), 'Z', '') DESC,
    coalesce(toString(source.publishedOn), '') DESC, subcontract.source, subcontract.validFrom DESC, subcontract.key
  WITH contract, contractor, company, number, collect(subcontract) AS statements
  UNWIND range(0, size(statements) - 1) AS place
  RETURN contract, company, CASE place WHEN 0 THEN [one IN statements WHERE one.amount IS NOT NULL][0].amount END AS amount, statements[place] AS statement
}
RETURN contract, company, country, CASE WHEN count(amount) > 0 THEN sum(amount) END AS amount,
  collect(DISTINCT statement)[..25] AS evidence
ORDER BY country.key, coalesce(amount, 0) DESC, contract.key, company.key
