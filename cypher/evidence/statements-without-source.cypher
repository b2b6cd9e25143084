/*
name: statements-without-source
title: Statements without a source
question: Does every statement in the graph name a source that is on record?
tags: [evidence, audit, check]
severity: critical
rule:
  text: >-
    Every edge is the statement of one source and names that source. The database cannot enforce this, so this query
    checks it.
  citation: Subtier, docs/decisions/2026-11-24-graph-form.md
  from: 2026-11-24
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
MATCH (from)-[statement]->(to)
// Derived edges, which are no statements, begin or end at these nodes.
WHERE NOT coalesce(statement.source, '') IN sources AND NOT from:Access|Exposure AND NOT to:Access|Exposure
RETURN statement, 'VIOLATED' AS verdict, type(statement) AS type, from, to, statement.source AS named
ORDER BY verdict DESC, type, statement.key
