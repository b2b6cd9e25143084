import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isInterfaceType, isObjectType, parse } from 'graphql';
import { expect, test } from 'vitest';
import { filterParts } from '#graph/exposure/filters.ts';
import { dependsOnCasework } from '#web/server/casework-fields.ts';
import { ChainDocument, CoverageDocument } from '#web/generated/graphql.ts';

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
          types.includes(getNamedType(field.type).name) ? [field.name] : [],
        )
      : [],
  );
  expect(fields).toContain('review');
  expect(types.filter((type) => schema.getType(type) === undefined)).toEqual([]);
  expect(fields.filter((field) => !dependsOnCasework(parse(`{ exposures { a: ${field} { x } } }`), {}))).toEqual([]);
  expect(dependsOnCasework(CoverageDocument, { filter: { asOf: '2025-07-17' } })).toBe(false);
  expect(dependsOnCasework(ChainDocument, { id: 'x', filter: {} })).toBe(false);
});

test('a filter by what people decide and save depends on it', () => {
  const filter = schema.getType('ExposureFilter');
  const names = filter !== undefined && 'getFields' in filter ? Object.keys(filter.getFields()) : [];
  const ofData = new Set(['asOf', 'lists', 'origins', 'exclude', ...filterParts.map(({ argument }) => argument)]);
  const others = names.filter((name) => !ofData.has(name));
  expect(others.sort()).toEqual(['decisions', 'watchSet']);
  for (const name of others) expect(dependsOnCasework(CoverageDocument, { filter: { [name]: [] } })).toBe(true);
});
