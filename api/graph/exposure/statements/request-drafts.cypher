WITH date($filter.asOf) AS day
/* @exposures */
OPTIONAL MATCH (x)-[:UNDER]->(c:Contract)
OPTIONAL MATCH (x)-[:BY]->(engineer:Person) WHERE engineer.kind = 'GROUP' AND engineer.headcount IS NULL
OPTIONAL MATCH (x)-[:ESCORTED_BY|ON_CREDENTIAL_OF]->(answering:Person) WHERE answering.kind = 'GROUP' AND answering.headcount IS NULL
CALL (x) {
  MATCH (run:Exposure {chain: x.chain})
  RETURN min(run.validFrom) AS from, max(run.validTo) AS to
}
WITH x, day, origin, from, to, coalesce(c.agency, x.agency) AS agency, engineer.key AS engineers, answering.key AS answering,
  EXISTS {
    MATCH (:Person {key: coalesce(x.escort, x.credentialOf, x.engineer)})-[v:HOLDS]->(:Vetting)
    WHERE v.validFrom <= day < v.validTo
  } AS isVetted
UNWIND $asks AS ask
WITH x, day, from, to, ask, agency, CASE ask.topic + ' ' + ask.holder WHEN 'HEADCOUNT EMPLOYER' THEN engineers WHEN 'HEADCOUNT ACCOUNTABLE' THEN answering WHEN 'HEADCOUNT AGENCY' THEN coalesce(engineers, answering) END AS group, CASE ask.topic
    WHEN 'ORIGIN_UNDETERMINED' THEN origin = 'UNDETERMINED'
    WHEN 'SENSITIVITY' THEN x.sensitivity IS NULL
    WHEN 'VETTING' THEN NOT isVetted
    WHEN 'START' THEN from = date('0001-01-01')
    WHEN 'OWNERSHIP' THEN true
    ELSE ask.topic IN x.gaps
  END AS isOpen
WHERE CASE ask.topic WHEN 'HEADCOUNT' THEN group IS NOT NULL ELSE isOpen END
UNWIND CASE ask.holder
    WHEN 'PRIME' THEN [CASE WHEN x.prime IS NULL AND x.accountable IS NOT NULL THEN ['ACCOUNTABLE', x.accountable] ELSE ['PRIME', x.prime] END]
    WHEN 'ACCOUNTABLE' THEN [CASE WHEN x.accountable IS NULL AND x.prime IS NOT NULL THEN ['PRIME', x.prime] ELSE ['ACCOUNTABLE', x.accountable] END]
    WHEN 'EMPLOYER' THEN CASE WHEN x.employers <> [] THEN [key IN x.employers | ['EMPLOYER', key]] WHEN x.prime IS NOT NULL THEN [['PRIME', x.prime]] ELSE [['EMPLOYER', null]] END
    WHEN 'ORGANIZATION' THEN [key IN x.passes + x.employers + [x.accountable] WHERE key IS NOT NULL | ['ORGANIZATION', key]]
    ELSE [['AGENCY', agency]]
  END AS held
WITH day, ask.at AS at, ask.topic AS topic, held[0] AS role, held[1] AS holder, count(DISTINCT x.access) AS accesses, collect(DISTINCT x.system) AS systems,
  collect(DISTINCT x.contract) AS contracts, collect(DISTINCT group) AS groups, min(from) AS from, max(to) AS to,
  max(CASE WHEN 'SYNTHETIC' IN x.dataClasses THEN 1 ELSE 0 END) = 1 AS isSynthetic
WHERE topic <> 'OWNERSHIP' OR NOT EXISTS { MATCH (:Organization {key: holder})<-[o:OWNS]-() WHERE o.validFrom <= day < o.validTo }
ORDER BY accesses DESC, at, role, holder
SKIP $skip
LIMIT $first
RETURN at, role, holder, accesses, size(systems) AS systemCount, COLLECT { UNWIND systems AS key RETURN key ORDER BY key LIMIT 10 } AS systems,
  size(contracts) AS contractCount, COLLECT { UNWIND contracts AS key RETURN key ORDER BY key LIMIT 10 } AS contracts,
  COLLECT { UNWIND groups AS key RETURN key ORDER BY key LIMIT 10 } AS groups, toString(from) AS from, toString(to) AS to, isSynthetic
