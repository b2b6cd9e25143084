import { defaultMaxLength } from '#graph/model/table.ts';
import type { Field, Table } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import { tableNames } from '#graph/model/vocabulary.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { columnsOf } from '../readers/chain-package/layout.ts';

interface DescribedPackage {
  /** What a reader must know of the whole package; null: nothing. */
  readonly banner: string | null;
  readonly created: Date;
  /** The tables whose rows refer to things that every graph has, and that the package therefore leaves out. */
  readonly incomplete: ReadonlySet<TableName>;
}

/** Returns the descriptor of a chain package: a Frictionless Data Package with a Table Schema for each file. */
export function describePackage({ banner, created, incomplete }: DescribedPackage): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'subtier-chain-package',
    title: banner === null ? 'Subtier chain package' : `Subtier chain package. ${banner}`,
    description: `${banner === null ? '' : `${banner} `}Current statements of a Subtier graph, one per row, each with its source.`,
    created: created.toISOString(),
    resources: tableNames.map((name) => describeTable(tables[name], incomplete)),
  };
}

function describeTable(table: Table, incomplete: ReadonlySet<TableName>): object {
  return {
    name: table.name,
    type: 'table',
    path: `${table.name}.csv`,
    title: table.title,
    description: table.description,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: {
      fields: columnsOf(table).map((field) => describeField(table, field)),
      missingValues: [''],
      ...foreignKeysOf(table, incomplete),
    },
  };
}

/** No primary keys: several sources may state the same row, and a key column may be empty. */
function foreignKeysOf(table: Table, incomplete: ReadonlySet<TableName>): object {
  const source = table.name === 'sources' ? [] : [{ field: 'source', references: 'sources' } as const];
  const keys = [...table.foreignKeys, ...source].flatMap(({ field, references }) => {
    if (references === 'countries' || incomplete.has(references)) return [];
    const resource = references === table.name ? '' : references;
    return [{ fields: field, reference: { resource, fields: tables[references].primaryKey[0] } }];
  });
  return keys.length === 0 ? {} : { foreignKeys: keys };
}

function describeField(table: Table, field: Field): object {
  const { name, description, required, minimum, maximum, maxLength = defaultMaxLength } = field;
  const constraints = {
    ...(required === true ? { required } : {}),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(field.type === 'string' ? { maxLength } : {}),
    ...valuesOf(field),
  };
  return {
    name,
    description,
    ...typeOf(table, field),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

function valuesOf({ type, values }: Field): object {
  if (type === 'country') return { pattern: '[A-Z]{2}' };
  // The items of a list share a cell.
  if (values === undefined || type === 'list') return {};
  return { enum: type === 'integer' ? values.map(Number) : values };
}

function typeOf(table: Table, { name, type }: Field): object {
  switch (type) {
    case 'integer':
    case 'number':
      return { type };
    case 'date':
      // A day or an instant.
      return { type: table.name === 'sources' && name === 'retrieved_at' ? 'string' : type };
    case 'yesno':
      return { type: 'boolean', trueValues: ['yes'], falseValues: ['no'] };
    case 'string':
    case 'country':
    case 'list':
    case 'enum':
      return { type: 'string' };
  }
}
