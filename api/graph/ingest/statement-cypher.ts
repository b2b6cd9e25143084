import type { EntityTable, Table } from '../model/table.ts';
import { tables } from '../model/tables.ts';
import type { EdgeType } from '../model/vocabulary.ts';
import { describedFields } from './statements.ts';
import type { StatedProperty, StatementKind } from './statements.ts';

/** Marks nodes whose own values must be resolved anew; every import that ends leaves none. */
export const unresolved = 'Unresolved';

/** The end whose own values follow from its statements of a type. */
const unresolvedEnd: Partial<Record<EdgeType, string>> = {
  DESCRIBED_BY: `SET a:${unresolved}`,
  EMPLOYS: `SET b:${unresolved}`,
};

/** `$keys` → the statements under them that are there: `key`, `from`, `to`, `properties`. */
export function findStatements(edge: EdgeType): string {
  return `UNWIND $keys AS key
    MATCH (a)-[r:${edge} {key: key}]->(b)
    RETURN key, a.key AS from, b.key AS to, properties(r) AS properties`;
}

/** `$prefix` → the keys of a source's statements in a table that are not superseded. */
export function findStatementKeys(edge: EdgeType): string {
  return `MATCH ()-[r:${edge}]->() WHERE r.key STARTS WITH $prefix AND r.supersededAt IS NULL RETURN r.key AS key`;
}

/** `$keys`, `$now` → they are superseded, and give their key away; returns what they touched. */
export function supersedeStatements(edge: EdgeType): string {
  return `UNWIND $keys AS key
    MATCH (a)-[r:${edge} {key: key}]->(b)
    SET r.supersededAt = $now, r.key = r.key + '~' + toString(r.recordedAt)
    ${edge === 'HOLDS' ? 'SET b.key = r.key' : (unresolvedEnd[edge] ?? '')}
    RETURN a.key AS from, b.key AS to, properties(r) AS properties`;
}

/** `$id` → the statements that an import made (`isNew`) or superseded: those it did at the moment that it began. */
export function findStatementsOfImport(edge: EdgeType): string {
  return `MATCH (i:Import {id: $id})
    MATCH ()-[r:${edge}]->() WHERE r.importId = i.id OR r.supersededAt = i.startedAt
    RETURN r.key AS key, r.importId = $id AS isNew, r.access AS access`;
}

/** `$keys` → they are as if they had never been made. */
export function deleteStatements(edge: EdgeType): string {
  return `UNWIND $keys AS key
    MATCH (a)-[r:${edge} {key: key}]->(b)
    ${unresolvedEnd[edge] ?? ''}
    DELETE r${edge === 'HOLDS' ? ', b' : ''}`;
}

/** `$keys` → they are no longer superseded, and have their own key again. */
export function restoreStatements(edge: EdgeType): string {
  return `UNWIND $keys AS key
    MATCH (a)-[r:${edge} {key: key}]->(b)
    SET r.supersededAt = null, r.key = split(r.key, '~')[0]
    ${edge === 'HOLDS' ? 'SET b.key = r.key' : (unresolvedEnd[edge] ?? '')}`;
}

/** `$statements` (with `values` of the described node), `$now`, `$importId` → the relationships are there; returns how many. */
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

/** The only statement of a node is what it resolves to. */
function setResolved(table: EntityTable): string {
  return describedFields(table)
    .map((field) => {
      const value = cypherValue({ name: field.property, type: field.type }, 's.properties');
      return `a.${field.property} = ${withDefault(value, defaultValue(table, field.property))}`;
    })
    .join(', ');
}

/** The value that a property has when no source gives one, as Cypher; null: none. */
export function defaultValue(table: EntityTable, property: string): string | null {
  const field = describedFields(table).find((described) => described.property === property);
  if (field?.default === undefined) return null;
  return field.type === 'yesno' ? String(field.default === 'yes') : `'${field.default.toUpperCase()}'`;
}

export function withDefault(value: string, otherwise: string | null): string {
  return otherwise === null ? value : `coalesce(${value}, ${otherwise})`;
}

/** A parameter's value in the type that the graph has it in. */
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
