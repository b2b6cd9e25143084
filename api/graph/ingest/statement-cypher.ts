import type { EntityTable, Table } from '../model/table.ts';
import { tables } from '../model/tables.ts';
import { superseded } from '../model/vocabulary.ts';
import type { EdgeType } from '../model/vocabulary.ts';
import { describedFields } from './statements.ts';
import type { StatedProperty, StatementKind } from './statements.ts';

/** The label of nodes whose values must be resolved again. A finished import leaves none. */
export const unresolved = 'Unresolved';

/** Marks the end whose values are resolved from its statements of a type. */
const unresolvedEnd: Partial<Record<EdgeType, string>> = {
  DESCRIBED_BY: `SET a:${unresolved}`,
  EMPLOYS: `SET b:${unresolved}`,
};

/** `$keys` → the existing statements with these keys: `key`, `from`, `to`, `properties`. */
export function findStatements(edge: EdgeType): string {
  return `UNWIND $keys AS key
    MATCH (a)-[r:${edge} {key: key}]->(b)
    RETURN key, a.key AS from, b.key AS to, properties(r) AS properties`;
}

/** `$prefix` → the keys of a source's current statements in a table. */
export function findStatementKeys(edge: EdgeType): string {
  return `MATCH ()-[r:${edge}]->() WHERE r.key STARTS WITH $prefix RETURN r.key AS key`;
}

/**
 * `$keys`, `$now` → supersedes these statements: a SUPERSEDED edge takes the place of each, with another key, so the key can be reused;
 * returns their ends and properties.
 */
export function supersedeStatements(edge: EdgeType): string {
  return `UNWIND $keys AS key
    MATCH (a)-[r:${edge} {key: key}]->(b)
    CREATE (a)-[s:${superseded}]->(b)
    SET s = properties(r), s.type = '${edge}', s.supersededAt = $now, s.key = key + '~' + toString(r.recordedAt)
    DELETE r
    ${edge === 'HOLDS' ? 'SET b.key = s.key' : (unresolvedEnd[edge] ?? '')}
    RETURN a.key AS from, b.key AS to, properties(s) AS properties`;
}

/** `$id` → the statements that an import created. */
export function findStatementsOfImport(edge: EdgeType): string {
  return `MATCH ()-[r:${edge}]->() WHERE r.importId = $id RETURN r.key AS key, r.access AS access`;
}

/** `$id` → the statements that an import superseded, which have the time of its start. */
export const findSupersededByImport = `MATCH (i:Import {id: $id})
  MATCH ()-[s:${superseded}]->() WHERE s.supersededAt = i.startedAt
  RETURN s.type AS edge, s.key AS key, s.access AS access`;

/** `$keys` → deletes these statements; returns their ends and properties. */
export function deleteStatements(edge: EdgeType): string {
  return `UNWIND $keys AS key
    MATCH (a)-[r:${edge} {key: key}]->(b)
    ${unresolvedEnd[edge] ?? ''}
    WITH r, b, a.key AS from, b.key AS to, properties(r) AS properties
    DELETE r${edge === 'HOLDS' ? ', b' : ''}
    RETURN from, to, properties`;
}

/**
 * `$keys` → makes these superseded statements current again, with their original keys and without what superseding added; returns their ends
 * and properties.
 */
export function restoreStatements(edge: EdgeType): string {
  return `UNWIND $keys AS key
    MATCH (a)-[s:${superseded} {key: key}]->(b)
    CREATE (a)-[r:${edge}]->(b)
    SET r = properties(s), r.type = null, r.supersededAt = null, r.key = split(key, '~')[0]
    DELETE s
    ${edge === 'HOLDS' ? 'SET b.key = r.key' : (unresolvedEnd[edge] ?? '')}
    RETURN a.key AS from, b.key AS to, properties(r) AS properties`;
}

/** `$statements`, `$now`, `$importId` → creates the relationships; returns their number. */
export function createStatements(kind: StatementKind): string {
  return `UNWIND $statements AS s
    ${ends(kind)}
    CREATE (a)-[:${kind.edge} {
      key: s.key, source: s.source, row: s.row, validFrom: date(s.validFrom), validTo: date(s.validTo),
      confidence: s.confidence, dataClass: s.dataClass, recordedAt: $now, importId: $importId
      ${kind.properties.map((property) => `, ${property.name}: ${cypherValue(property, 's.properties')}`).join('')}
    }]->(b)
    RETURN count(*) AS count`;
}

function ends(kind: StatementKind): string {
  switch (kind.ends) {
    case 'joins':
      return `MATCH (a:${kind.from} {key: s.from}) MATCH (b:${kind.to} {key: s.to})`;
    case 'self':
      return `MATCH (a:${kind.from} {key: s.from})
        MERGE (b:${kind.to} {key: s.to}) ON CREATE SET b:${unresolved}`;
    case 'holds':
      return `MATCH (a:${kind.from} {key: s.from})
        CREATE (b:${kind.to} {key: s.to ${kind.properties.map((property) => `, ${property.name}: ${cypherValue(property, 's.properties')}`).join('')}})`;
    case 'describes': {
      const described: Table = tables[kind.table];
      if (described.kind === 'edge') throw new TypeError(`${kind.table} describes no nodes`);
      return `MATCH (b:${kind.to} {key: s.to})
        MERGE (a:${kind.from} {key: s.from})
        ON CREATE SET ${setResolved(described)}, a.confidence = s.confidence, a.dataClass = s.dataClass
        ON MATCH SET a:${unresolved}`;
    }
  }
}

/** Sets the values of a node with only one statement. */
function setResolved(table: EntityTable): string {
  return describedFields(table)
    .map((field) => {
      const value = cypherValue({ name: field.property, type: field.type }, 's.properties');
      return `a.${field.property} = ${withDefault(value, defaultValue(table, field.property))}`;
    })
    .join(', ');
}

/** Returns the default value of a property, as Cypher, or null if it has none. */
export function defaultValue(table: EntityTable, property: string): string | null {
  const field = describedFields(table).find((described) => described.property === property);
  if (field?.default === undefined) return null;
  return field.type === 'yesno' ? String(field.default === 'yes') : `'${field.default.toUpperCase()}'`;
}

export function withDefault(value: string, fallback: string | null): string {
  return fallback === null ? value : `coalesce(${value}, ${fallback})`;
}

/** Cypher that converts a parameter's value to the type it has in the graph. */
function cypherValue({ name, type }: StatedProperty, map: string): string {
  const value = `${map}.${name}`;
  switch (type) {
    case 'date':
      return `date(${value})`;
    case 'number':
      return `toFloat(${value})`;
    case 'string':
    case 'integer':
    case 'yesno':
    case 'country':
    case 'list':
    case 'enum':
      return value;
  }
}
