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
    description: Only systems at this impact level or higher.
severity: moderate
rules: [cloud-clause, covered-defense-information, cmmc-subcontractors]
note: >-
  Subtier reads no data on which clauses a subcontract has, so this check shows where to ask, and never who failed to
  include them.
subject:
  columns: [contract, company]
  counted: company
  noun: companies whose people have or escort access
  of: |
    MATCH (person:Person)-[acts:ACCESSES|ESCORTS]->()
    WHERE acts.validFrom <= $asOf < acts.validTo
    MATCH ()-[reaches:ACCESSES {access: acts.access}]->(system:System)
    WHERE system.impactLevel >= $minImpactLevel AND reaches.validFrom <= $asOf < reaches.validTo
    WITH DISTINCT person
    MATCH (company:Organization)-[employs:EMPLOYS]->(person)
    WHERE employs.validFrom <= $asOf < employs.validTo
    RETURN count(DISTINCT company) AS subjects
columns:
  verdict: Always CANNOT_TELL.
  finding: >-
    NO_SUBCONTRACT_ON_RECORD: no subcontract to the company is on record under the contract, so the record shows no
    route by which a clause could have been flowed down. CLAUSE_NOT_ON_RECORD: a subcontract is on record, but its content is
    not. If the employment names no contract, the access's contract is used.
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
WHERE system.impactLevel >= $minImpactLevel AND has.validFrom <= $asOf < has.validTo
MATCH (access)-[:UNDER]->(own:Contract)
UNWIND [engineer] + COLLECT {
    MATCH (escort:Person)-[escorts:ESCORTS {access: access.key}]->()
    WHERE escorts.validFrom <= $asOf < escorts.validTo
    RETURN DISTINCT escort
  } AS person
WITH person, own, collect(DISTINCT system) AS systems
// Employment on a contract of the family; if there is none, employment that names no contract.
WITH *, COLLECT {
    MATCH (company:Organization)-[employs:EMPLOYS]->(person)
    WHERE employs.validFrom <= $asOf < employs.validTo
    OPTIONAL MATCH (named:Contract {key: employs.contract})
    WHERE named = own
      OR EXISTS { (named)((lower:Contract)-[:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)+(own) }
      OR EXISTS { (own)((lower:Contract)-[:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)+(named) }
    RETURN [company, employs, named]
  } AS employment
WITH *, any(one IN employment WHERE one[2] IS NOT NULL) AS isNamed
UNWIND employment AS one
WITH person, systems, isNamed, one[0] AS company, one[1] AS employs, coalesce(one[2], own) AS contract
WHERE CASE WHEN isNamed THEN one[2] IS NOT NULL ELSE employs.contract IS NULL END
  AND coalesce(contract.prime, '') <> company.key
UNWIND systems AS system
WITH contract, company, collect(DISTINCT person) AS persons, collect(DISTINCT system)[..25] AS systems,
  collect(DISTINCT employs) AS employing
WITH *, COLLECT {
    MATCH (contractor)-[subcontract:SUBCONTRACTS_TO {contract: contract.key, to: company.key}]->()
    WHERE contractor <> company AND subcontract.validFrom <= $asOf < subcontract.validTo
    RETURN subcontract
  } AS subcontracts
OPTIONAL MATCH (prime:Organization {key: contract.prime})
RETURN contract, prime, company, 'CANNOT_TELL' AS verdict,
  CASE subcontracts WHEN [] THEN 'NO_SUBCONTRACT_ON_RECORD' ELSE 'CLAUSE_NOT_ON_RECORD' END AS finding,
  size(persons) AS persons, systems, (subcontracts + employing)[..25] AS evidence
ORDER BY verdict DESC, finding DESC, persons DESC, contract.key, company.key
