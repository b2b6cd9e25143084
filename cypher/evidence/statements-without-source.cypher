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
    MATCH ()-[edge]->()
    WITH count(edge) AS edges
    RETURN edges - COUNT { (:Access|Exposure)-[]->() } - COUNT { ()-[:HAS_ACCESS]->() } AS subjects
columns:
  verdict: Always VIOLATED.
  statement: The edge; from and to are its ends.
  named: The source that it names. Empty if it names none.
expect:
  - rows: 0
*/
MATCH (source:Source)
WITH collect(source.key) AS sources
// Derived edges, which are no statements, begin or end at Access and Exposure.
MATCH ()-[statement]->()
WHERE statement.source IS NULL OR NOT statement.source IN sources
WITH statement, startNode(statement) AS from, endNode(statement) AS to
WHERE NOT from:Access|Exposure AND NOT to:Access|Exposure
RETURN statement, 'VIOLATED' AS verdict, type(statement) AS type, from, to, statement.source AS named
ORDER BY verdict DESC, type, statement.key
