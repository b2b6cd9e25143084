/*
name: foreign-owners
title: Companies on contracts with foreign owners
question: >-
  What share of each company on contracts do parties registered abroad hold, along every ownership chain, and do they have
  control on every hop? Of which companies does the record not show whether an owner is foreign?
tags: [ownership, foreign, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  minShare:
    type: Float!
    default: 5
    least: 0
    most: 100
    description: Smallest share held from abroad, in percent. A company counts if what is not on record may reach it, and always if a party abroad has control on every hop.
  contract:
    type: Contract
    condition: contracts
    description: Only companies on this contract.
severity: moderate
rules: [foreign-ownership]
note: >-
  Subtier reads no data on which companies are cleared, or on whether an interest was mitigated, so this check shows where
  to ask and never says that the rule was violated. The shares are those on the company's record: the import computes and stores
  them (ForeignShare). Who owns a company without an owner on record is unknown, so it is listed too, after the others. Leads and
  records treat organizations that someone decided are the same as one; this check does not.
subject:
  columns: [company]
  counted: company
  noun: companies on contracts
  of: |
    CALL () {
      MATCH (contract:Contract)
      WHERE contract.prime IS NOT NULL AND ($contract IS NULL OR contract.key = $contract)
      RETURN contract.prime AS key
      UNION
      MATCH ()-[subcontract:SUBCONTRACTS_TO]->()
      WHERE ($contract IS NULL OR subcontract.contract = $contract) AND subcontract.validFrom <= $asOf < subcontract.validTo
      RETURN subcontract.to AS key
      UNION
      MATCH (contractor)-[subcontract:SUBCONTRACTS_TO]->()
      WHERE ($contract IS NULL OR subcontract.contract = $contract) AND subcontract.validFrom <= $asOf < subcontract.validTo
      WITH DISTINCT contractor
      RETURN contractor.key AS key
    }
    RETURN count(DISTINCT key) AS subjects
columns:
  verdict: Always CANNOT_TELL. Companies are not listed if parties abroad hold less than the smallest share, whatever is not on record, and have no control on every hop.
  finding: >-
    CONTROL: more than half, or stated control, on every hop from a party abroad. SHARE: the stated shares reach the limit. TOO_MANY_OWNERS:
    too much is on record to compute the share. COUNTRY_NOT_ON_RECORD: the record does not show where an owner is registered.
    SHARE_NOT_ON_RECORD: what the stated shares leave may reach the limit. OWNER_NOT_ON_RECORD: no owner of the company is on record on the date.
  low: What parties abroad hold at least, in percent. Shares multiply along a chain and add up over chains; a chain ends at its first owner abroad.
  high: What they hold at most, by what is not on record.
  owners: The first owners abroad on each chain, the nearest first, 25 at most; if there are none, those whose country is not on record.
  countries: Where the owners abroad are registered.
  line: An ownership chain from the first of the owners down to the company, with the fewest hops.
  evidence: Statements of ownership, those of the chain first, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 2
    contains: [Insight Global, Microsoft, CANNOT_TELL, OWNER_NOT_ON_RECORD]
    lacks: [CONTROL, SHARE]
*/
MATCH (company:Organization)
WHERE EXISTS { MATCH (contract:Contract {prime: company.key}) WHERE $contract IS NULL OR contract.key = $contract }
  OR EXISTS {
    MATCH (company)-[subcontract:SUBCONTRACTS_TO]-() // Who gives one is on the contract too.
    WHERE ($contract IS NULL OR subcontract.contract = $contract) AND subcontract.validFrom <= $asOf < subcontract.validTo
  }
OPTIONAL MATCH (share:ForeignShare {organization: company.key}) WHERE share.validFrom <= $asOf < share.validTo
WITH company, share, CASE
    WHEN share IS NULL THEN 'OWNER_NOT_ON_RECORD' WHEN share.isControl THEN 'CONTROL' WHEN share.low >= $minShare AND share.low > 0 THEN 'SHARE'
    WHEN share.isCut THEN 'TOO_MANY_OWNERS' WHEN share.unplaced <> [] THEN 'COUNTRY_NOT_ON_RECORD' ELSE 'SHARE_NOT_ON_RECORD'
  END AS finding
WHERE share IS NULL OR share.isControl OR share.high >= $minShare AND share.high > 0
WITH *, CASE share.owners WHEN [] THEN share.unplaced ELSE share.owners END AS named
// The record shows two decimals, cut: 49.999 percent is not half.
RETURN company, 'CANNOT_TELL' AS verdict, finding, floor(share.low * 100 + 0.0001) / 100 AS low, floor(share.high * 100 + 0.0001) / 100 AS high,
  COLLECT {
    UNWIND range(0, size(coalesce(named, [])) - 1) AS place MATCH (owner:Organization {key: named[place]})
    WITH owner ORDER BY place RETURN owner
  } AS owners, COLLECT {
    UNWIND share.owners AS key MATCH (:Organization {key: key})-[registered:REGISTERED_IN]->(country:Country)
    WHERE registered.validFrom <= $asOf < registered.validTo
    WITH DISTINCT country ORDER BY country.key RETURN country
  } AS countries, COLLECT {
    UNWIND range(0, size(coalesce(share.line, [])) - 1) AS place MATCH (stop:Organization {key: share.line[place]})
    WITH stop ORDER BY place RETURN stop
  } AS line, COLLECT {
    UNWIND range(0, size(coalesce(share.statements, [])) - 1) AS place MATCH ()-[owns:OWNS {key: share.statements[place]}]->()
    WITH owns ORDER BY place RETURN owns
  } AS evidence
ORDER BY verdict DESC, share IS NULL, finding, share.low DESC, share.high DESC, company.key
