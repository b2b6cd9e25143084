// The hops of one chain with every current statement; `holds` shows whether the statement holds on the day.
// The server found the chain; its members and their order are in the parameters.
CALL () {
//if route
  UNWIND range(0, size($route) - 2) AS step
  MATCH (from:Organization {key: $route[step]})-[stated:SUBCONTRACTS_TO {contract: $contract, to: $route[step + 1]}]->(to)
  RETURN step, from, stated, to
  UNION ALL
//end
//if accountable
  MATCH (from:Organization {key: $accountable})-[stated:EMPLOYS]->(to:Person {key: $answering})
//if employedOn
  WHERE stated.contract = $employedOn
//end
//if not employedOn
  WHERE stated.contract IS NULL
//end
  RETURN 100 AS step, from, stated, to
  UNION ALL
//end
//if escort
  MATCH (from:Person {key: $escort})-[stated:ESCORTS {access: $access}]->(to)
  RETURN 101 AS step, from, stated, to
  UNION ALL
//end
  MATCH (from)-[stated:ACCESSES {access: $access}]->(to:System {key: $system})
  RETURN 102 AS step, from, stated, to
//if countries
  UNION ALL
  MATCH (from:Person {key: $engineer})-[stated:LOCATED_IN]->(to:Country)
  WHERE to.key IN $countries
  RETURN 103 AS step, from, stated, to
//end
}
OPTIONAL MATCH (source:Source {key: stated.source})
RETURN from, stated, to, source,
  CASE WHEN stated.validFrom > date('0001-01-01') THEN stated.validFrom END AS validFrom,
  CASE WHEN stated.validTo < date('9999-12-31') THEN stated.validTo END AS validTo,
  stated.validFrom <= date($asOf) < stated.validTo AS holds,
  stated.confidence AS confidence, stated.dataClass AS dataClass
ORDER BY step, holds DESC, confidence DESC, stated.key
LIMIT 1000
