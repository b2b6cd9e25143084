import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isInterfaceType, isObjectType, parse } from 'graphql';
import { expect, test } from 'vitest';
import { filterParts } from '#graph/exposure/filters.ts';
import { dependenceOf } from '#serve/schema/dependence.ts';
import * as documents from '#web/generated/graphql.ts';
import { dependsOnCasework } from '#web/server/casework-fields.ts';

const { ChainDocument, CoverageDocument } = documents;

const schema = buildSchema(readFileSync('api/serve/schema.graphql', 'utf8'));

/** The types of what people decide and save. */
const types = [
  'Review',
  'ReviewEvent',
  'ReviewedExposure',
  'Investigation',
  'OwnQuestion',
  'SavedMapping',
  'WatchSet',
  'Request',
  'RequestDraft',
];

test('whatever returns casework depends on it, and no plain question about the data does', () => {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    (isObjectType(type) || isInterfaceType(type)) && type.name !== 'Mutation'
      ? Object.values(type.getFields()).flatMap((field) =>
          types.includes(getNamedType(field.type).name) ? [{ of: type.name, field: field.name }] : [],
        )
      : [],
  );
  expect(fields).toContainEqual({ of: 'Exposure', field: 'review' });
  expect(types.filter((type) => schema.getType(type) === undefined)).toEqual([]);
  const depends = ({ of, field }: (typeof fields)[number]) => {
    const one = of === 'Query' ? `{ a: ${field} { x } }` : `query { one { ...on ${of} { a: ${field} { x } } } }`;
    return dependenceOf(schema, parse(one)).casework;
  };
  expect(fields.filter((field) => !depends(field))).toEqual([]);
  expect(dependsOnCasework(CoverageDocument, { filter: { asOf: '2025-07-17' } })).toBe(false);
  expect(dependsOnCasework(ChainDocument, { id: 'x', filter: {} })).toBe(false);
});

test('the documents of the page say themselves whether they depend on casework', () => {
  const always = Object.entries(documents).flatMap(([name, document]) =>
    name.endsWith('Document') && typeof document === 'object' && 'definitions' in document
      ? [{ name, says: dependsOnCasework(document, {}), ...dependenceOf(schema, document) }]
      : [],
  );
  expect(always.length).toBeGreaterThan(100);
  expect(always.filter(({ says, casework }) => says !== casework)).toEqual([]);
  const names = always.filter(({ says }) => says).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['ReviewOfExposureDocument', 'InvestigationsDocument', 'AuditDocument']),
  );
});

test('a filter by what people decide and save depends on it', () => {
  const filter = schema.getType('ExposureFilter');
  const names = filter !== undefined && 'getFields' in filter ? Object.keys(filter.getFields()) : [];
  const ofData = new Set([
    'asOf',
    'lists',
    'origins',
    'exposures',
    'exclude',
    ...filterParts.map(({ argument }) => argument),
  ]);
  const others = names.filter((name) => !ofData.has(name));
  expect(others.sort()).toEqual(['decisions', 'watchSet']);
  for (const name of others) {
    expect(dependsOnCasework(CoverageDocument, { filter: { [name]: [] } })).toBe(true);
    expect(dependsOnCasework(CoverageDocument, { filter: { asOf: name } })).toBe(false);
  }
});
