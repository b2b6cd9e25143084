/*
name: flow-down-gap
title: Flow-down of clauses not on record
question: >-
  Which companies have people working on a contract at a level with covered information, although the record does not
  show that the protective clauses were flowed down to them?
tags: [contracts, subcontracting, gap, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  minImpactLevel:
    type: Int!
    default: 4
    least: 0
    most: 6
    description: Only systems at this impact level or higher, and systems without one on record.
severity: moderate
rules: [cloud-clause, covered-defense-information, cmmc-subcontractors]
note: >-
  Subtier reads no data on which clauses a subcontract has, so this check shows where to ask, and never who failed to
  include them. The clause on cloud computing is about clouds; the other two are about any system with covered information.
subject:
  columns: [contract, company]
  counted: company
  noun: companies whose people have or escort access
  of: |
    MATCH (person:Person)-[acts:ACCESSES|ESCORTS]->()
    WHERE acts.validFrom <= $asOf < acts.validTo
    MATCH ()-[reaches:ACCESSES {access: acts.access}]->(system:System)
    WHERE coalesce(system.impactLevel, 6) >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
    WITH DISTINCT person
    MATCH (company:Organization)-[employs:EMPLOYS]->(person)
    WHERE employs.validFrom <= $asOf < employs.validTo
    RETURN count(DISTINCT company) AS subjects
columns:
  verdict: Always CANNOT_TELL.
  finding: >-
    NO_SUBCONTRACT_ON_RECORD: no subcontract to the company is on record under the contract, so the record shows no
    route by which a clause could have been flowed down. CLAUSE_NOT_ON_RECORD: a subcontract is on record, but its content is
    not. Employment that names no contract counts under each contract of the family (the access's contract, those above it
    and those under it) under which the company has a subcontract on record; if there is none, under the access's contract.
    It does not count for the prime of a contract of the family. CONTRACT_NOT_ON_RECORD: neither the access nor the employment
    names a contract.
  contract: Empty if none is on record.
  persons: Number of the company's people, or groups of them, who have access or escort.
  systems: Systems, 25 at most.
  evidence: Statements of employment and of the subcontract, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Insight Global, CANNOT_TELL, CLAUSE_NOT_ON_RECORD]
    lacks: [VIOLATED, NO_SUBCONTRACT_ON_RECORD]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (engineer:Person)-[has:HAS_ACCESS]->(access:Access)-[:TO]->(system:System)
WHERE coalesce(system.impactLevel, 6) >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
OPTIONAL MATCH (access)-[:UNDER]->(own:Contract)
UNWIND [engineer] + CASE WHEN has.escorted THEN COLLECT {
    MATCH (escort:Person)-[escorts:ESCORTS {access: access.key}]->()
    WHERE escorts.validFrom <= $asOf < escorts.validTo
    RETURN DISTINCT escort
  } ELSE [] END AS person
WITH own, person, collect(DISTINCT system) AS systems
WITH own, collect([person, systems]) AS reached
// The family: the access's contract, those above it and those under it.
WITH *, [own] + COLLECT {
    MATCH (own)((lower:Contract)-[:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)+(other) RETURN other
    UNION
    MATCH (other)((lower:Contract)-[:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)+(own) RETURN other
  } AS family
UNWIND reached AS one
WITH own, family, [member IN family | member.key] AS keys, one[0] AS person, one[1] AS systems
// Employment on a contract of the family; if there is none, employment that names no contract.
WITH *, COLLECT {
    MATCH (company:Organization)-[employs:EMPLOYS]->(person)
    WHERE employs.validFrom <= $asOf < employs.validTo AND (employs.contract IS NULL OR employs.contract IN keys)
    RETURN [company, employs, employs.contract]
  } AS employment
UNWIND [one IN employment WHERE one[2] IS NOT NULL OR all(other IN employment WHERE other[2] IS NULL)] AS one
WITH own, family, one[0] AS company, one[2] AS named, collect([person, systems, one[1]]) AS found
WITH *, CASE WHEN named IS NOT NULL THEN [named] ELSE [member IN family WHERE EXISTS {
    MATCH (contractor)-[subcontract:SUBCONTRACTS_TO {contract: member.key, to: company.key}]->()
    WHERE contractor <> company AND subcontract.validFrom <= $asOf < subcontract.validTo
  } | member.key] END AS under
WHERE named IS NOT NULL OR none(member IN family WHERE coalesce(member.prime, '') = company.key)
UNWIND CASE under WHEN [] THEN [own.key] ELSE under END AS key
UNWIND found AS one UNWIND one[1] AS system
WITH key, company, collect(DISTINCT one[0]) AS persons, collect(DISTINCT system)[..25] AS systems, collect(DISTINCT one[2]) AS employing
OPTIONAL MATCH (contract:Contract {key: key})
WITH * WHERE coalesce(contract.prime, '') <> company.key
WITH *, COLLECT {
    MATCH (contractor)-[subcontract:SUBCONTRACTS_TO {contract: key, to: company.key}]->()
    WHERE contractor <> company AND subcontract.validFrom <= $asOf < subcontract.validTo RETURN subcontract
  } AS subcontracts
OPTIONAL MATCH (prime:Organization {key: contract.prime})
RETURN contract, prime, company, 'CANNOT_TELL' AS verdict,
  CASE WHEN contract IS NULL THEN 'CONTRACT_NOT_ON_RECORD' WHEN subcontracts = [] THEN 'NO_SUBCONTRACT_ON_RECORD' ELSE 'CLAUSE_NOT_ON_RECORD' END AS finding,
  size(persons) AS persons, systems, (subcontracts + employing)[..25] AS evidence
ORDER BY verdict DESC, finding DESC, persons DESC, contract.key, company.key
