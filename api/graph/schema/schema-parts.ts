import { edgeTypes, labels } from '../model/vocabulary.ts';

/** A constraint or an index, by its name, with what `SHOW INDEXES` says of it once it is there. */
export interface SchemaPart {
  readonly name: string;
  readonly kind: 'constraint' | 'index';
  readonly on: 'NODE' | 'RELATIONSHIP';
  readonly types: readonly string[];
  readonly properties: readonly string[];
  readonly statement: string;
}

/** Nodes that keep the books: what the analysis found of an access, import jobs, the graph's own record. */
const bookkeeping = { Access: 'key', Subtier: 'key', Import: 'id' } as const;

const searched = {
  labels: ['Agency', 'Contract', 'Organization', 'Person', 'System', 'Country', 'DesignationList'],
  properties: ['name', 'title', 'piid', 'uei', 'cage', 'lei', 'key', 'label'],
} as const;

/** Everything that the graph's form needs: uniqueness of keys, and an index for each way in. */
export const schemaParts: readonly SchemaPart[] = [
  ...labels.map((label) => uniqueNode(label, 'key')),
  ...Object.entries(bookkeeping).map(([label, property]) => uniqueNode(label, property)),
  ...edgeTypes.map(uniqueEdge),
  edgeIndex('ACCESSES', ['access']),
  edgeIndex('ACCESSES', ['contract']),
  edgeIndex('ESCORTS', ['access']),
  edgeIndex('EMPLOYS', ['contract']),
  edgeIndex('SUBCONTRACTS_TO', ['contract', 'to']),
  nodeIndex('Contract', ['parent']),
  nodeIndex('Contract', ['prime']),
  nodeIndex('Contract', ['piid']),
  nodeIndex('Organization', ['uei']),
  nodeIndex('Access', ['version']),
  {
    name: 'entityText',
    kind: 'index',
    on: 'NODE',
    types: searched.labels,
    properties: searched.properties,
    statement: `CREATE FULLTEXT INDEX entityText IF NOT EXISTS FOR (n:${searched.labels.join('|')}) ON EACH [${searched.properties.map((property) => `n.${property}`).join(', ')}]`,
  },
];

function uniqueNode(label: string, property: string): SchemaPart {
  const name = `${label}_${property}_unique`;
  const statement = `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`;
  return { name, kind: 'constraint', on: 'NODE', types: [label], properties: [property], statement };
}

function uniqueEdge(type: string): SchemaPart {
  const name = `${type}_key_unique`;
  const statement = `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR ()-[r:${type}]-() REQUIRE r.key IS UNIQUE`;
  return { name, kind: 'constraint', on: 'RELATIONSHIP', types: [type], properties: ['key'], statement };
}

function nodeIndex(label: string, properties: readonly string[]): SchemaPart {
  const name = `${label}_${properties.join('_')}`;
  const on = properties.map((property) => `n.${property}`).join(', ');
  const statement = `CREATE INDEX ${name} IF NOT EXISTS FOR (n:${label}) ON (${on})`;
  return { name, kind: 'index', on: 'NODE', types: [label], properties, statement };
}

function edgeIndex(type: string, properties: readonly string[]): SchemaPart {
  const name = `${type}_${properties.join('_')}`;
  const on = properties.map((property) => `r.${property}`).join(', ');
  const statement = `CREATE INDEX ${name} IF NOT EXISTS FOR ()-[r:${type}]-() ON (${on})`;
  return { name, kind: 'index', on: 'RELATIONSHIP', types: [type], properties, statement };
}
