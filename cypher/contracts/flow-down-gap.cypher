/*
name: flow-down-gap
title: Where the flow-down of clauses can't be seen
question: >-
  Whose people work on a contract, at a level with covered information, while it is not on record that the clauses which
  protect it were flowed down to them?
tags: [contracts, subcontracting, gap, check]
parameters:
  asOf:
    type: Date!
    default: today
    description: The day it is about.
  minImpactLevel:
    type: Int!
    default: 4
    description: Lowest impact level of the systems.
severity: moderate
rule:
  text: >-
    The contractor includes the clause in subcontracts for which performance will involve covered defense information.
    Nothing that Subtier reads says which clauses a subcontract has, so this tells where to ask, and never who failed to.
  citation: DFARS 252.204-7012(m); CMMC, 32 CFR 170.23
  from: 2016-10-21
subject:
  columns: [contract, company]
  counted: company
  noun: companies whose people reach or escort
  of: |
    MATCH (person:Person)-[acts:ACCESSES|ESCORTS]->()
    WHERE acts.supersededAt IS NULL AND coalesce(acts.validFrom <= $asOf, true) AND coalesce($asOf < acts.validTo, true)
    MATCH ()-[reaches:ACCESSES {access: acts.access}]->(system:System)
    WHERE system.impactLevel >= $minImpactLevel
      AND reaches.supersededAt IS NULL AND coalesce(reaches.validFrom <= $asOf, true) AND coalesce($asOf < reaches.validTo, true)
    WITH DISTINCT person
    MATCH (company:Organization)-[employs:EMPLOYS]->(person)
    WHERE employs.supersededAt IS NULL AND coalesce(employs.validFrom <= $asOf, true) AND coalesce($asOf < employs.validTo, true)
    RETURN count(DISTINCT company) AS subjects
columns:
  verdict: CANNOT_TELL always.
  finding: >-
    NO_SUBCONTRACT_ON_RECORD: no subcontract to the company is on record under the contract, so not even the way on which
    a clause could have come; CLAUSE_NOT_ON_RECORD: there is one, and what it says is not on record. Where employment names
    no contract, that of the access is looked at.
  persons: How many of its people, or groups of them, reach or escort.
  systems: The systems; 25 at most.
  evidence: Statements of employment and of the subcontract; 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 1
    contains: [Insight Global, CANNOT_TELL, CLAUSE_NOT_ON_RECORD]
    lacks: [VIOLATED, NO_SUBCONTRACT_ON_RECORD]
  - parameters: { asOf: 2025-07-18 }
    rows: 0
*/
MATCH (engineer:Person)-[reaches:ACCESSES]->(system:System)
WHERE system.impactLevel >= $minImpactLevel
  AND reaches.supersededAt IS NULL AND coalesce(reaches.validFrom <= $asOf, true) AND coalesce($asOf < reaches.validTo, true)
WITH DISTINCT reaches.access AS access, engineer, system
// The contract of an access is what its best statement says, on whatever day.
CALL (access) {
  OPTIONAL MATCH ()-[stated:ACCESSES {access: access}]->()
  WHERE stated.supersededAt IS NULL AND stated.contract IS NOT NULL
  OPTIONAL MATCH (source:Source {key: stated.source})
  WITH stated, source
  ORDER BY stated.confidence DESC, coalesce(toString(source.retrievedAt), '') DESC,
    coalesce(toString(source.publishedOn), '') DESC, stated.source, stated.key
  LIMIT 1
  RETURN stated.contract AS contract
}
WITH * WHERE contract IS NOT NULL
// Its family: the contracts above it here, those under it by looking up from theirs. Each has one parent, so up is cheap.
WITH *, COLLECT {
    MATCH (:Contract {key: contract})
      ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE under.supersededAt IS NULL AND lower.parent = upper.key)*
      (above:Contract)
    RETURN above.key
  } AS family
UNWIND [engineer] + COLLECT {
    MATCH (escort:Person)-[escorts:ESCORTS {access: access}]->()
    WHERE escorts.supersededAt IS NULL AND coalesce(escorts.validFrom <= $asOf, true) AND coalesce($asOf < escorts.validTo, true)
    RETURN DISTINCT escort
  } AS person
// Employment on a contract of the family; where there is none, that which names no contract.
CALL (person, contract, family) {
  MATCH (company:Organization)-[employs:EMPLOYS]->(person)
  WHERE employs.supersededAt IS NULL AND coalesce(employs.validFrom <= $asOf, true) AND coalesce($asOf < employs.validTo, true)
    AND (employs.contract IS NULL OR employs.contract IN family OR contract IN COLLECT {
      MATCH (:Contract {key: employs.contract})
        ((lower:Contract)-[under:UNDER]->(upper:Contract) WHERE under.supersededAt IS NULL AND lower.parent = upper.key)*
        (over:Contract)
      RETURN over.key
    })
  WITH collect({company: company, employs: employs}) AS found
  WITH found, [one IN found WHERE one.employs.contract IS NOT NULL] AS named
  UNWIND CASE named WHEN [] THEN found ELSE named END AS one
  WITH one.company AS company, one.employs AS employs
  RETURN company, employs, coalesce(employs.contract, contract) AS worked
}
MATCH (work:Contract {key: worked})
WHERE work.prime IS NULL OR work.prime <> company.key
WITH work AS contract, company, collect(DISTINCT person) AS persons, collect(DISTINCT system)[..25] AS systems,
  collect(DISTINCT employs) AS employing
WITH *, COLLECT {
    MATCH ()-[subcontract:SUBCONTRACTS_TO {contract: contract.key, to: company.key}]->()
    WHERE subcontract.supersededAt IS NULL AND coalesce(subcontract.validFrom <= $asOf, true) AND coalesce($asOf < subcontract.validTo, true)
    RETURN subcontract
  } AS subcontracts
OPTIONAL MATCH (prime:Organization {key: contract.prime})
RETURN contract, prime, company, 'CANNOT_TELL' AS verdict,
  CASE WHEN subcontracts = [] THEN 'NO_SUBCONTRACT_ON_RECORD' ELSE 'CLAUSE_NOT_ON_RECORD' END AS finding,
  size(persons) AS persons, systems, (subcontracts + employing)[..25] AS evidence
ORDER BY verdict DESC, finding DESC, persons DESC, contract.key, company.key
