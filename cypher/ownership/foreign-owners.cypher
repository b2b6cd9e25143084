/*
name: foreign-owners
title: Companies on contracts with foreign owners
question: >-
  Which companies on contracts have a foreign owner, up to six hops up? What share does the owner hold along the
  ownership chain, and does it have control on every hop? Of which companies does the record not show whether an owner is foreign?
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
    description: Smallest share along the ownership chain, in percent. Ownership chains with an unknown share, or with control on every hop, always count.
  contract:
    type: Contract
    condition: contracts
    description: Only companies on this contract.
severity: moderate
rules: [foreign-ownership]
note: >-
  Subtier reads no data on which companies are cleared, or on whether an interest was mitigated, so this check shows where
  to ask and never says that the rule was violated. Who owns a company without an owner on record is unknown, so it is
  listed too, after the others. The owners on record need not be all. Leads treat organizations that someone decided
  are the same as one; this check does not.
subject:
  columns: [company, owner]
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
  verdict: Always CANNOT_TELL. Companies are not listed if every owner on record is registered in the United States or its territories, or holds less than the smallest share without control on every hop.
  finding: >-
    CONTROL: more than half on every hop. SHARE: the share reaches the limit. SHARE_NOT_ON_RECORD: the share of at least
    one hop is not on record, or the known shares do not reach the limit and an interest has none. COUNTRY_NOT_ON_RECORD: the record does not show where the owner is registered.
    OWNER_NOT_ON_RECORD: no owner of the company is on record on the date.
  share: >-
    Product of the shares along the ownership chain, in percent, summed over all ownership chains. Empty if a share is not on
    record. If a hop has several interests, such as shares and votes, the largest counts. A hop that a source states as indirect sums up an ownership chain, so it counts only if no other is on record.
    If the sum exceeds 100, some ownership chains were reported twice, and this is the share of the largest one.
  owner: Empty if no owner is on record.
  country: Where the owner is registered.
  line: An ownership chain from the owner down to the company, the one with the fewest hops.
  evidence: Statements of ownership, 25 at most.
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
OPTIONAL MATCH chain = (company)
  ((:Organization)<-[owns:OWNS]-(:Organization)
    WHERE owns.validFrom <= $asOf < owns.validTo){1,6}
  (owner:Organization)
WHERE all(stop IN nodes(chain) WHERE single(other IN nodes(chain) WHERE other = stop))
OPTIONAL MATCH (owner)-[registered:REGISTERED_IN]->(country:Country)
WHERE owner.country = country.key AND registered.validFrom <= $asOf < registered.validTo
WITH DISTINCT owner, country, company, coalesce(reverse(nodes(chain)), [company]) AS line, owns WHERE coalesce(country.isForeign, true)
WITH owner, country, company, line, collect(owns) AS hops
// Several sources may state one interest, with or without its name: its share comes from the best statement that has one. The largest counts.
CALL (line, hops) {
  UNWIND range(0, size(line) - 2) AS place UNWIND hops AS hop
  WITH DISTINCT place, hop[place] AS statement
  OPTIONAL MATCH (source:Source {key: statement.source})
  WITH place, statement, source ORDER BY statement.confidence DESC, coalesce({ORIGINAL: 0, COPY: 1, REPRINT: 2}[source.grade], 3), replace(coalesce(toString(source.retrievedAt), ''), 'Z', '') DESC,
    coalesce(toString(source.publishedOn), '') DESC, statement.source, statement.key
  WITH place, collect(statement) AS ordered, collect(toLower(statement.interest))[0] AS usual UNWIND ordered AS statement
  WITH place, coalesce(toLower(statement.interest), usual) AS interest, collect(statement.sharePct)[0] AS share
  WITH place, max(share) AS share, count(CASE WHEN share IS NULL THEN interest END) > 0 AS isPartial
  RETURN collect({share: share, isPartial: isPartial}) AS held
}
WITH owner, country, company, line, reduce(joined = [], hop IN hops | joined + hop) AS statements,
  reduce(product = 100.0, one IN held | product * one.share / 100) AS share, all(one IN held WHERE one.share > 50) AS isControl, any(one IN held WHERE one.isPartial) AS isPartial,
  // Registers and GLEIF state a hop that sums up a chain beside the chain itself.
  any(place IN range(0, size(line) - 2) WHERE all(hop IN hops
    WHERE coalesce(toLower(hop[place].interest), '') =~ '.*indirect.*|ultimate accounting consolidation')) AS isSummary
ORDER BY size(line), [stop IN line | stop.key]
WITH owner, country, company, collect(line)[0] AS line, collect(CASE WHEN NOT isSummary THEN {share: share, isPartial: isPartial} END) AS direct,
  collect({share: share, isPartial: isPartial}) AS chains, any(one IN collect(isControl) WHERE one) AS isControl, reduce(joined = [], some IN collect(statements) | joined + some) AS statements
WITH *, CASE direct WHEN [] THEN chains ELSE direct END AS counted
WITH *, reduce(sum = 0.0, one IN counted | sum + one.share) AS sum, reduce(most = 0.0, one IN counted | CASE WHEN one.share > most THEN one.share ELSE most END) AS most
// Over 100: a source states as one hop what others state hop by hop, so the sum counts it twice. An interest without a share may be larger.
WITH *, CASE WHEN owner IS NULL OR sum < $minShare AND any(one IN counted WHERE one.isPartial) THEN null WHEN sum > 100 THEN most ELSE sum END AS share
WHERE share IS NULL OR isControl OR share >= $minShare
RETURN company, owner, country, 'CANNOT_TELL' AS verdict, CASE
    WHEN owner IS NULL THEN 'OWNER_NOT_ON_RECORD' WHEN country IS NULL THEN 'COUNTRY_NOT_ON_RECORD'
    WHEN coalesce(isControl, false) THEN 'CONTROL' WHEN share IS NULL THEN 'SHARE_NOT_ON_RECORD' ELSE 'SHARE'
  END AS finding, round(share, 2) AS share, line, COLLECT { UNWIND statements AS one RETURN DISTINCT one LIMIT 25 } AS evidence
ORDER BY verdict DESC, owner IS NULL, country IS NULL, finding, coalesce(share, 0) DESC, company.key, owner.key
