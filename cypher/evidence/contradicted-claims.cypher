/*
name: contradicted-claims
title: Contradicted claims
question: Which claims are asserted by some and denied by others?
tags: [evidence]
columns:
  finding: >-
    CONTRADICTED: some assert it and others deny it. ENDED: the denial is about the end of the hop, and the assertion about the
    time before, so they do not contradict each other. A denial is about the end if it dates from the last day of the hop or
    later. From a source that states the end, it may be up to 366 days older, or have no date.
  about: What both are about, by the address in the claims.
  entities: The entity, or both ends of the hop.
  deniedBy: Who denies the entity or hop.
  assertedBy: Who asserts the entity or hop.
  standings: How these claims stand in law, each claim with its standing and days; settled is not admitted. Empty if no source says.
  endedOn: First day on which the hop no longer holds, if its end is on record.
expect:
  - rows: 6
    contains: [CONTRADICTED, ENDED, digital-escorts, dod-cloud-services, ProPublica]
*/
MATCH (denial:Claim {stance: 'DENIES'})-[denies:ABOUT]->(entity)<-[asserts:ABOUT]-(assertion:Claim {stance: 'ASSERTS'})
// One form for all spellings of an address. A country may have two letters or three: both lead to the same node.
WITH *, COLLECT {
    UNWIND [[denial, denies.address], [assertion, asserts.address]] AS one WITH one[0] AS claim, one[1] AS address, split(one[1], ':')[0] AS start
    OPTIONAL MATCH (claim)-[:ABOUT {address: address}]->(country:Country) WITH country.key AS countryKey, replace(trim(start), '.csv', '') AS file,
      [key IN split(substring(address, size(start) + 1), '|') | trim(key)] AS keys
    WITH *, coalesce({escorts: 2, credentials: 2, locations: 2, citizenships: 2, ownership: 2, covers: 2, vetting: 2, designations: 3,
      employment: 4, subcontracts: 4}[file], 1) AS keyCount
    RETURN DISTINCT [file] + [at IN range(0, keyCount - 1) | coalesce(CASE
        WHEN at = 1 AND countryKey IS NOT NULL THEN countryKey
        WHEN at = 3 AND file = 'employment' THEN toLower(keys[at])
        WHEN at = 1 AND file = 'vetting' THEN toUpper(keys[at])
        ELSE keys[at] END, '')] AS spelled
  } AS addresses
WHERE size(addresses) = 1
WITH addresses[0][0] AS file, addresses[0][1..] AS keys, collect(DISTINCT entity) AS entities,
  collect(DISTINCT denial) AS denials, collect(DISTINCT assertion) AS assertions
// The type of the hops that the address names, and what its keys are; an empty key may be anything.
WITH *, coalesce({access: ['ACCESSES', 'access'], escorts: ['ESCORTS', 'from', 'access'], credentials: ['LENDS_TO', 'from', 'access'], employment: ['EMPLOYS', 'from', 'to', 'contract'],
    locations: ['LOCATED_IN', 'from', 'to'], citizenships: ['CITIZEN_OF', 'from', 'to'], subcontracts: ['SUBCONTRACTS_TO', 'contract', 'from', 'to'],
    ownership: ['OWNS', 'from', 'to'], covers: ['COVERS', 'from', 'to'], designations: ['DESIGNATED_ON', 'to', 'from', 'from'],
    vetting: ['HOLDS', 'from', 'tier']}[file], []) AS parts
WITH *, COLLECT {
    UNWIND entities AS one MATCH (one)-[hop]-()
    WHERE parts <> [] AND (NOT 'access' IN parts OR one:Person) AND type(hop) = parts[0]
      AND none(at IN range(1, size(parts) - 1) WHERE parts[at] = 'from' AND NOT keys[at - 1] IN ['', one.key])
      AND all(at IN range(1, size(parts) - 1) WHERE keys[at - 1] IN
        ['', CASE parts[at] WHEN 'from' THEN startNode(hop).key WHEN 'to' THEN endNode(hop).key ELSE hop[parts[at]] END])
    RETURN DISTINCT hop
  } AS hops
WITH *, CASE WHEN hops <> [] AND all(hop IN hops WHERE hop.validTo < date('9999-12-31'))
    THEN reduce(last = hops[0].validTo, hop IN hops | CASE WHEN hop.validTo > last THEN hop.validTo ELSE last END) END AS endedOn
// A denial from the last day on is about the end. One by a source that states the end may be a year older, or undated.
WITH *, endedOn IS NOT NULL AND all(denial IN denials WHERE CASE
      WHEN EXISTS { (denial)-[:STATED_IN]->(s:Source) WHERE any(hop IN hops WHERE hop.validTo = endedOn AND hop.source = s.key) }
        THEN coalesce(denial.statedOn >= endedOn - duration({days: 366}), true)
      ELSE denial.statedOn >= endedOn - duration({days: 1}) END
    AND all(assertion IN assertions WHERE assertion.statedOn IS NULL OR assertion.statedOn <= endedOn OR assertion.statedOn <= denial.statedOn)) AS isEnd
RETURN file + ':' + rtrim(reduce(text = keys[0], key IN keys[1..] | text + '|' + key), '|') AS about,
  CASE WHEN coalesce(isEnd, false) THEN 'ENDED' ELSE 'CONTRADICTED' END AS finding, entities,
  COLLECT { UNWIND denials + assertions AS claim MATCH (claim)-[s:STANDS_IN]->() WITH DISTINCT claim.key AS key, s.standing AS standing, s.validFrom AS from, s.validTo AS to
    RETURN key + ': ' + toLower(standing) + coalesce(' from ' + nullIf(toString(from), '0001-01-01'), '') + coalesce(' until ' + nullIf(toString(to), '9999-12-31'), '')
    ORDER BY key, from, to, standing } AS standings,
  denials, [denial IN denials | denial.claimant] AS deniedBy, assertions, [assertion IN assertions | assertion.claimant] AS assertedBy, endedOn, hops AS evidence
ORDER BY finding, about
