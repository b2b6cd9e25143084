import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { isNamed } from '#graph/derive/refresh.ts';
import type { ParsedRow } from '#graph/ingest/input.ts';
import { fromGraph } from '#graph/model/day.ts';
import { relationships } from '#graph/model/relationships.ts';
import type { Relationship } from '#graph/model/relationships.ts';
import type { Field, Table } from '#graph/model/table.ts';
import { edgeTableOf, entityTableOf, findReferredLabel, tables } from '#graph/model/tables.ts';
import { edgeTypes } from '#graph/model/vocabulary.ts';
import type { EdgeType, Label } from '#graph/model/vocabulary.ts';
import { dateColumns, statementColumns } from '../readers/chain-package/layout.ts';

/** Cells by column, as a chain package has them; numbers are not text yet. Empty cells are left out. */
export type Cells = Readonly<Record<string, string | number>>;

/** An edge that a source states, with its cells. */
export interface ExportedStatement {
  readonly edge: EdgeType;
  readonly from: NodeName;
  readonly to: NodeName;
  readonly cells: Cells;
}

export interface NodeName {
  readonly label: Label;
  readonly key: string;
}

/**
 * Returns the id of a node in a file: letters, digits, `-` and `_` as they are, everything else by its code between points. So it is a valid
 * id in XML, has no colon, and tells nodes of two labels with the same key apart.
 */
export function elementId({ label, key }: NodeName): string {
  const encoded = key.replace(/[^A-Za-z0-9_-]/gu, (character) => `.${(character.codePointAt(0) ?? 0).toString(16)}.`);
  return `${label}.${encoded}`;
}

/** A node with its resolved values. */
interface ExportedNode extends NodeName {
  readonly cells: Cells;
}

/** What an export reads, and the sources that it leaves out: every database gets the designation lists of US law by itself. */
export interface ExportScope {
  readonly database: Database;
  readonly policySources: readonly string[];
}

/** The type of the edges that a table's rows state, and the labels of their ends. */
type StatementPattern = Pick<Relationship, 'edge' | 'from' | 'to'>;

/** Returns the patterns of a table's own statements; an entity's other edges follow from its columns. */
export function patternsOf(table: Table): readonly StatementPattern[] {
  if (table.kind === 'edge') return relationships.filter((one) => one.table?.name === table.name);
  return relationships.filter(({ edge, from }) => edge === 'DESCRIBED_BY' && from === table.label);
}

const statementRow = z.object({
  from: z.string(),
  to: z.string(),
  stated: z
    .object({
      source: z.string(),
      row: z.string().nullish(),
      confidence: z.number(),
      dataClass: z.string(),
      ...fromGraph,
    })
    .loose(),
});

/** Yields the current statements of a pattern, in the order of their keys, in constant memory. */
export async function* readStatements(
  { database, policySources }: ExportScope,
  { edge, from, to }: StatementPattern,
): AsyncGenerator<ExportedStatement, void, undefined> {
  const fields = fieldsOf(edge, from);
  for await (const found of database.stream(statementsQuery({ edge, from, to }), { policySources })) {
    const row = statementRow.parse(found);
    const cells = {
      ...cellsOf(fields, row.stated),
      ...endCells(edge, { label: from, key: row.from }, { label: to, key: row.to }),
      ...provenanceOf(row.stated),
    };
    yield { edge, from: { label: from, key: row.from }, to: { label: to, key: row.to }, cells };
  }
}

/** The hint makes Neo4j read in the order of the index, and sort only within a node. */
export function statementsQuery({ edge, from, to }: StatementPattern): string {
  return `MATCH (a:${from})-[r:${edge}]->(b:${to}) USING INDEX a:${from}(key)
    WHERE a.key IS NOT NULL AND NOT r.source IN $policySources
    RETURN a.key AS from, b.key AS to, properties(r) AS stated ORDER BY a.key, r.key`;
}

/** The columns that a statement's properties have: of its own table, or of the entity that it describes. */
function fieldsOf(edge: EdgeType, from: Label): readonly Field[] {
  if (edge === 'DESCRIBED_BY') return entityTableOf(from)?.fields ?? [];
  return relationships.find((one) => one.edge === edge)?.fields ?? [];
}

/** The columns that name the ends of an edge. */
function endCells(edge: EdgeType, from: NodeName, to: NodeName): Cells {
  if (edge === 'DESCRIBED_BY') return entityTableOf(from.label)?.isPerStatement === true ? {} : { id: from.key };
  const table = edgeTableOf(edge);
  if (table === undefined) return {};
  const column = (columns: readonly string[], { label, key }: NodeName) =>
    columns.filter((name) => findReferredLabel(table, name) === label).map((name) => [name, key] as const);
  return Object.fromEntries([...column(table.from, from), ...column(table.to, to)]);
}

function provenanceOf({
  source,
  row,
  confidence,
  dataClass,
  validFrom,
  validTo,
}: z.infer<typeof statementRow>['stated']): Cells {
  return {
    ...(validFrom === null ? {} : { [dateColumns.validFrom.name]: validFrom }),
    ...(validTo === null ? {} : { [dateColumns.validTo.name]: validTo }),
    [statementColumns.source.name]: source,
    [statementColumns.confidence.name]: confidence,
    [statementColumns.dataClass.name]: dataClass.toLowerCase(),
    ...(row == null ? {} : { [statementColumns.row.name]: row }),
  };
}

const nodeRow = z.object({
  key: z.string(),
  properties: z.object({ confidence: z.number().nullish(), dataClass: z.string().nullish() }).loose(),
});

/**
 * Yields the nodes of a label in the order of their keys.
 * @param query by default for those that something exported is about; for all sources but those of the policy data
 */
export async function* readNodes(
  { database, policySources }: ExportScope,
  label: Label,
  query = nodesQuery(label),
): AsyncGenerator<ExportedNode, void, undefined> {
  const fields = nodeFields(label);
  for await (const row of database.stream(query, { policySources })) {
    const { key, properties } = nodeRow.parse(row);
    const { confidence, dataClass } = properties;
    const cells = {
      id: key,
      ...cellsOf(fields, properties),
      ...(confidence == null ? {} : { [statementColumns.confidence.name]: confidence }),
      ...(dataClass == null ? {} : { [statementColumns.dataClass.name]: dataClass.toLowerCase() }),
    };
    yield { label, key, cells };
  }
}

/** Cypher for whether a statement that is exported ends on the node `n`, or names it. */
export function isTouched(label: Label): string {
  const isEnd = `EXISTS { (n)-[r:${edgeTypes.join('|')}]-() WHERE NOT r.source IN $policySources }`;
  return label === 'Contract' ? `(${isEnd} OR ${isNamed('n')})` : isEnd;
}

export function nodesQuery(
  label: Label,
  isExported = label === 'Source' ? 'NOT n.key IN $policySources' : isTouched(label),
): string {
  return `MATCH (n:${label}) USING INDEX n:${label}(key) WHERE n.key IS NOT NULL AND ${isExported}
    RETURN n.key AS key, properties(n) AS properties ORDER BY n.key`;
}

/** Yields the nodes of a label that no source describes any more, but that statements of some source still end on or name. */
export function readWithdrawn(scope: ExportScope, label: Label): AsyncGenerator<ExportedNode, void, undefined> {
  return readNodes(scope, label, nodesQuery(label, `n.withdrawn AND ${isTouched(label)}`));
}

/**
 * Yields a description for each organization that is a sole proprietor although no source says so any more: without it, whoever reads the
 * export would store the name of a private person that another source gives.
 */
export async function* readSoleProprietors(scope: ExportScope): AsyncGenerator<ExportedStatement, void, undefined> {
  const label = 'Organization';
  const query = nodesQuery(
    label,
    `n.soleProprietor AND n.withdrawn IS NULL AND NOT EXISTS { (n)-[r:DESCRIBED_BY]->() WHERE r.soleProprietor } AND ${isTouched(label)}`,
  );
  const { dataClass, ...others } = statementColumns;
  for await (const { key, cells } of readNodes(scope, label, query)) {
    const stated = cells[dataClass.name];
    yield {
      edge: 'DESCRIBED_BY',
      from: { label, key },
      to: { label: 'Source', key: withdrawnSource.id },
      cells: {
        id: key,
        sole_proprietor: 'yes',
        [others.source.name]: withdrawnSource.id,
        [others.confidence.name]: 0,
        ...(stated === undefined ? {} : { [dataClass.name]: stated }),
        [others.row.name]: `sole-proprietor:${key}`,
      },
    };
  }
}

/**
 * The source of what no source states any more, but an export must keep: entities that statements still end on, because without a row those
 * statements, and chains with them, could not be read again, and who is a sole proprietor.
 */
export const withdrawnSource = {
  id: 'subtier-withdrawn',
  title: 'What no source states any more',
  publisher: 'Subtier export',
  data_class: 'inferred',
} as const satisfies Cells;

/** The columns that nodes of a label have, besides their id. */
function nodeFields(label: Label): readonly Field[] {
  if (label === 'Vetting') return tables.vetting.fields;
  if (label === 'Country') return [{ name: 'name', type: 'string', description: 'English name.', property: 'name' }];
  return entityTableOf(label)?.fields ?? [];
}

function cellsOf(fields: readonly Field[], properties: Readonly<Record<string, unknown>>): Cells {
  return Object.fromEntries(
    fields.flatMap((field): readonly (readonly [string, string | number])[] => {
      const value = field.property === undefined ? undefined : properties[field.property];
      return value === undefined || value === null ? [] : [[field.name, cellOf(field, value)]];
    }),
  );
}

/** Returns the cells of a row that waits for contracts. */
export function cellsOfRow({ fields }: Table, row: ParsedRow): Cells {
  const values = fields.flatMap((field) => {
    const value = row.values[field.name];
    return value === undefined ? [] : [[field.name, cellOf(field, value)] as const];
  });
  return { ...Object.fromEntries(values), ...provenanceOf({ ...row }) };
}

/** Returns a value of the graph as a file writes it. */
function cellOf(field: Field, value: unknown): string | number {
  if (Array.isArray(value)) return value.join(';');
  switch (typeof value) {
    case 'number':
      return value;
    case 'boolean':
      return value ? 'yes' : 'no';
    default: {
      const text = String(value);
      return field.type === 'enum' ? (field.values?.find((one) => one.toUpperCase() === text) ?? text) : text;
    }
  }
}
