/*
name: contradicted-claims
title: Contradicted claims
question: Which claims are asserted by some and denied by others?
tags: [evidence]
columns:
  finding: >-
    CONTRADICTED: some assert it and others deny it. ENDED: the denial dates from the last day of the hop or later, and
    the assertion is about the time before, so they do not contradict each other.
  about: What both are about, by the address in the claims.
  entities: The entity, or both ends of the hop.
  deniedBy: Who denies it.
  assertedBy: Who asserts it.
  endedOn: First day on which the hop no longer holds, if its end is on record.
expect:
  - rows: 6
    contains: [CONTRADICTED, ENDED, digital-escorts, dod-cloud-services, ProPublica]
*/
MATCH (denial:Claim {stance: 'DENIES'})-[denies:ABOUT]->(entity)<-[asserts:ABOUT]-(assertion:Claim {stance: 'ASSERTS'})
// A country, the second key of an address, may have two letters or three: both lead to the same node.
OPTIONAL MATCH (denial)-[:ABOUT {address: denies.address}]->(denied:Country)
OPTIONAL MATCH (assertion)-[:ABOUT {address: asserts.address}]->(asserted:Country)
WITH *, coalesce(replace(denies.address, '|' + split(denies.address, '|')[1], '|' + denied.key), denies.address) AS deniedAddress,
  coalesce(replace(asserts.address, '|' + split(asserts.address, '|')[1], '|' + asserted.key), asserts.address) AS assertedAddress
WITH *, replace(deniedAddress, '.csv:', ':') AS about
WHERE about = replace(assertedAddress, '.csv:', ':')
WITH about, collect(DISTINCT entity) AS entities, collect(DISTINCT denial) AS denials,
  collect(DISTINCT assertion) AS assertions
// The hop that the address names: ACCESSES and ESCORTS by access id, other types by their ends.
WITH *, split(about, ':')[0] AS file
WITH *, split(substring(about, size(file) + 1), '|') AS keys
WITH *, {access: 'ACCESSES', escorts: 'ESCORTS', employment: 'EMPLOYS', locations: 'LOCATED_IN', citizenships: 'CITIZEN_OF',
    subcontracts: 'SUBCONTRACTS_TO', ownership: 'OWNS', covers: 'COVERS', designations: 'DESIGNATED_ON'}[file] AS type
WITH *, COLLECT {
    UNWIND entities AS one
    MATCH (one)-[hop]->(other)
    WHERE type(hop) = type AND other IN entities
      AND (NOT file IN ['access', 'escorts'] OR hop.access = keys[CASE file WHEN 'access' THEN 0 ELSE 1 END])
      AND (file <> 'subcontracts' OR hop.contract = keys[0])
      AND (file <> 'employment' OR coalesce(keys[2], '') IN ['', hop.contract])
    RETURN hop
  } AS hops
WITH *, CASE WHEN hops <> [] AND all(hop IN hops WHERE hop.validTo < date('9999-12-31'))
    THEN reduce(last = hops[0].validTo, hop IN hops | CASE WHEN hop.validTo > last THEN hop.validTo ELSE last END) END AS endedOn
WITH *, endedOn IS NOT NULL AND all(denial IN denials WHERE denial.statedOn >= endedOn - duration({days: 1})
    AND all(assertion IN assertions WHERE assertion.statedOn IS NULL OR assertion.statedOn <= endedOn
      OR assertion.statedOn <= denial.statedOn)) AS isEnd
RETURN about, CASE WHEN coalesce(isEnd, false) THEN 'ENDED' ELSE 'CONTRADICTED' END AS finding, entities,
  denials, [denial IN denials | denial.claimant] AS deniedBy, assertions, [assertion IN assertions | assertion.claimant] AS assertedBy,
  endedOn, hops AS evidence
ORDER BY finding, about
