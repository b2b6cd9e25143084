/*
name: statements-without-source
title: Statements without a source
question: Does every statement in the graph name a source that is on record?
tags: [evidence, audit, check]
severity: critical
rules: [sources-named]
subject:
  columns: [statement]
  counted: statement
  noun: statements
  of: |
    MATCH ()-[edge:AWARDED|AWARDED_TO|COVERS|UNDER|OWNED_BY|PART_OF|PERFORMED_IN|SUBCONTRACTS_TO|EMPLOYS|ESCORTS|LENDS_TO|ACCESSES
      |LOCATED_IN|CITIZEN_OF|HOLDS|OWNS|REGISTERED_IN|DESIGNATED_ON|ABOUT|MADE_BY|STATED_IN|STANDS_IN|DESCRIBED_BY|SUPERSEDED]->()
    WITH count(edge) AS edges
    RETURN edges - COUNT { (:Access)-[:UNDER]->() } - COUNT { (:Exposure)-[:UNDER]->() } AS subjects
columns:
  verdict: Always VIOLATED.
  statement: The edge; from and to are its ends.
  named: The source that it names. Empty if it names none.
expect:
  - rows: 0
*/
MATCH (source:Source)
WITH collect(source.key) AS sources
CALL (sources) {
  MATCH ()-[statement:AWARDED|AWARDED_TO|COVERS|OWNED_BY|PART_OF|PERFORMED_IN|SUBCONTRACTS_TO|EMPLOYS|ESCORTS|LENDS_TO|ACCESSES
    |LOCATED_IN|CITIZEN_OF|HOLDS|OWNS|REGISTERED_IN|DESIGNATED_ON|ABOUT|MADE_BY|STATED_IN|STANDS_IN|DESCRIBED_BY|SUPERSEDED]->()
  WHERE statement.source IS NULL OR NOT statement.source IN sources RETURN statement
  UNION ALL
  // Other edges UNDER are derived, and none of these is a statement.
  MATCH (:Contract)-[statement:UNDER]->()
  WHERE statement.source IS NULL OR NOT statement.source IN sources RETURN statement
}
WITH statement, startNode(statement) AS from, endNode(statement) AS to
// Other edges belong to other data in the same database: Subtier's nodes have its labels, and what only it writes.
WHERE all(one IN [from, to] WHERE one.key IS NOT NULL AND (one:Country AND one.isForeign IS NOT NULL OR one:Vetting AND one.tier IS NOT NULL
  OR one:Agency|Claim|Contract|DesignationList|Organization|Passage|Person|Source|System AND one.dataClass IS NOT NULL))
RETURN statement, 'VIOLATED' AS verdict, type(statement) AS type, from, to, statement.source AS named
ORDER BY verdict DESC, type, statement.key
