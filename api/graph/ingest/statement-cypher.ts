import { byKey } from '../database/by-key.ts';
import { defaultValue, withDefault } from '../evidence/resolved-values.ts';
import { derivedProperties } from '../model/derived.ts';
import type { EntityTable, Table } from '../model/table.ts';
import { propertyFields, tables } from '../model/tables.ts';
import { superseded } from '../model/vocabulary.ts';
import type { EdgeType } from '../model/vocabulary.ts';
import type { StatedProperty, StatementKind } from './statements.ts';

/** The label of nodes whose values must be resolved again. A finished import leaves none. */
export const unresolved = 'Unresolved';

/** Marks the end whose values are resolved from its statements of a type. */
const unresolvedEnd: Partial<Record<EdgeType, string>> = {
  DESCRIBED_BY: `SET a:${unresolved}`,
  EMPLOYS: `SET b:${unresolved}`,
};

/** The properties that every statement has beside those of its kind. */
const recorded = [
  { name: 'source', type: 'string' },
  { name: 'row', type: 'string' },
  { name: 'validFrom', type: 'date' },
  { name: 'validTo', type: 'date' },
  { name: 'confidence', type: 'integer' },
  { name: 'dataClass', type: 'string' },
] as const satisfies readonly StatedProperty[];

/** Returns the properties by which statements of a kind are compared. */
export function comparedProperties(kind: StatementKind): readonly StatedProperty[] {
  return [...recorded, ...kind.properties];
}

/**
 * `$keys` → the existing statements with these keys: `key`, `from`, `to`, the `values` of the compared properties, and whether a name is missing
 * because it is that of a sole proprietor (`isNameDropped`). A list costs less to send than a map, and text less than a day.
 */
export function findStatements(kind: StatementKind): string {
  const values = comparedProperties(kind).map(({ name, type }) =>
    type === 'date' ? `toString(r.${name})` : `r.${name}`,
  );
  return `UNWIND $keys AS key
    MATCH (a)-[r:${kind.edge} {key: key}]->(b) USING INDEX SEEK r:${kind.edge}(key)
    RETURN key, a.key AS from, b.key AS to, [${values.join(', ')}] AS values,
      ${describesOrganization(kind) ? 'coalesce(a.soleProprietor AND r.name IS NULL, false)' : 'false'} AS isNameDropped`;
}

export function describesOrganization({ table, edge }: StatementKind): boolean {
  return table === 'organizations' && edge === 'DESCRIBED_BY';
}

/** `$prefix` → the number of a source's current statements in a table. */
export function countStatementsUnder(edge: EdgeType): string {
  return `MATCH ()-[r:${edge}]->() WHERE r.key STARTS WITH $prefix RETURN count(*) AS count`;
}

/** `$after`, `$before`, `$limit` → the next keys of current statements between two keys, in the order of the index. */
export function findStatementKeys(edge: EdgeType): string {
  return `MATCH ()-[r:${edge}]->() WHERE r.key > $after AND r.key < $before
    RETURN r.key AS key ORDER BY r.key LIMIT $limit`;
}

/**
 * `$keys`, `$now` → supersedes these statements: a SUPERSEDED edge takes the place of each, with another key, so the key can be reused;
 * without what was derived about it; returns their ends and properties.
 */
export function supersedeStatements(edge: EdgeType): string {
  const derived = derivedProperties[edge] ?? [];
  return `UNWIND $keys AS key
    MATCH (a)-[r:${edge} {key: key}]->(b) USING INDEX SEEK r:${edge}(key)
    CREATE (a)-[s:${superseded}]->(b)
    SET s = properties(r), s.type = '${edge}', s.supersededAt = $now, s.key = key + '~' + toString(r.recordedAt)${derived.map((name) => `, s.${name} = null`).join('')}
    DELETE r
    ${edge === 'HOLDS' ? 'SET b.key = s.key' : (unresolvedEnd[edge] ?? '')}
    RETURN a.key AS from, b.key AS to, properties(s) AS properties`;
}

/** `$id` → the statements that an import created. */
export function findStatementsOfImport(edge: EdgeType): string {
  return `MATCH ()-[r:${edge}]->() WHERE r.importId = $id RETURN r.key AS key`;
}

/** `$id` → the statements that an import superseded, which have the time of its start. */
export const findSupersededByImport = `MATCH (i:Import {id: $id})
  MATCH ()-[s:${superseded}]->() WHERE s.supersededAt = i.startedAt
  RETURN s.type AS edge, s.key AS key`;

/** `$keys` → deletes these statements; returns their ends and properties. */
export function deleteStatements(edge: EdgeType): string {
  return `UNWIND $keys AS key
    MATCH (a)-[r:${edge} {key: key}]->(b) USING INDEX SEEK r:${edge}(key)
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
    MATCH (a)-[s:${superseded} {key: key}]->(b) USING INDEX SEEK s:${superseded}(key)
    CREATE (a)-[r:${edge}]->(b)
    SET r = properties(s), r.type = null, r.supersededAt = null, r.key = split(key, '~')[0]
    DELETE s
    ${edge === 'HOLDS' ? 'SET b.key = r.key' : (unresolvedEnd[edge] ?? '')}
    RETURN a.key AS from, b.key AS to, properties(r) AS properties`;
}

/**
 * `$statements`, `$now`, `$importId`, `$openFrom`, `$openTo` → creates the relationships; returns their number. A statement is the list of its
 * key, its ends, the values of its compared properties and, if it describes an organization, the indexed forms of its name. In it, null stands for an open day: most are open, and to parse a day takes time.
 */
export function createStatements(kind: StatementKind): string {
  return `UNWIND $statements AS s
    ${ends(kind)}
    CREATE (a)-[:${kind.edge} {key: s[0], recordedAt: $now, importId: $importId, ${setProperties(kind, comparedProperties(kind))}}]->(b)
    RETURN count(*) AS count`;
}

function ends(kind: StatementKind): string {
  switch (kind.ends) {
    case 'joins':
      return `${byKey('a', kind.from, 's[1]')} ${byKey('b', kind.to, 's[2]')}`;
    case 'self':
      return `${byKey('a', kind.from, 's[1]')}
        MERGE (b:${kind.to} {key: s[2]}) ON CREATE SET b:${unresolved}`;
    case 'holds':
      return `${byKey('a', kind.from, 's[1]')}
        CREATE (b:${kind.to} {key: s[2], ${setProperties(kind, kind.properties)}})`;
    case 'describes': {
      const described: Table = tables[kind.table];
      if (described.kind === 'edge') throw new TypeError(`${kind.table} describes no nodes`);
      return `${byKey('b', kind.to, 's[2]')}
        MERGE (a:${kind.from} {key: s[1]})
        ON CREATE SET ${setResolved(kind, described)}
        ON MATCH SET a:${unresolved}`;
    }
  }
}

function setProperties(kind: StatementKind, properties: readonly StatedProperty[]): string {
  return properties.map(({ name }) => `${name}: ${statedValue(kind, name)}`).join(', ');
}

/** Sets the values of a node with only one statement. */
function setResolved(kind: StatementKind, table: EntityTable): string {
  const own = propertyFields(table).map(
    ({ property }) => `a.${property} = ${withDefault(statedValue(kind, property), defaultValue(table, property))}`,
  );
  const indexed = describesOrganization(kind) ? [`a.normalizedNames = s[${comparedProperties(kind).length + 3}]`] : [];
  const recordedValues = ['confidence', 'dataClass'].map((name) => `a.${name} = ${statedValue(kind, name)}`);
  return [...own, ...indexed, ...recordedValues].join(', ');
}

/** Returns a property of the statement `s`, as Cypher, with the type that it has in the graph. */
function statedValue(kind: StatementKind, property: string): string {
  const compared = comparedProperties(kind);
  const index = compared.findIndex(({ name }) => name === property);
  const value = `s[${index + 3}]`;
  switch (compared[index]?.type) {
    case undefined:
      throw new TypeError(`${kind.edge} statements of ${kind.table} have no ${property}`);
    case 'date':
      return openDays[property] === undefined ? `date(${value})` : `coalesce(date(${value}), ${openDays[property]})`;
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

const openDays: Readonly<Record<string, string>> = { validFrom: '$openFrom', validTo: '$openTo' };
