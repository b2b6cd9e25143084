import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filterConditions, filterParts, makeFilter } from '#graph/exposure/filters.ts';
import { writeStatements } from '#graph/exposure/statement-source.ts';

const statements = [...writeStatements()];
const filtered = statements.filter(([name]) => !name.startsWith('unfiltered-'));

test.each(statements)('%s is as npm run generate writes it', (name, text) => {
  expect(readFileSync(new URL(`../../../../cypher/api/${name}.cypher`, import.meta.url), 'utf8')).toBe(text);
  expect(text).not.toContain('/* @');
});

test.each(filtered)('%s has every condition of the table', (_, text) => {
  for (const part of filterParts) expect(text).toContain(`$filter.${part.name} `);
});

test('every statement with a condition on chains is written from the blocks', () => {
  const folder = new URL('../../../../cypher/api/', import.meta.url);
  const conditioned = readdirSync(folder).filter((name) =>
    readFileSync(new URL(name, folder), 'utf8').includes('$filter.withoutChains'),
  );
  expect(conditioned.toSorted()).toEqual(filtered.map(([name]) => `${name}.cypher`).toSorted());
  expect(conditioned.length).toBeGreaterThan(15);
});

test('a filter has all conditions of the table, and nobody is excluded for being in the United States', () => {
  const filter = makeFilter('2025-01-01', { excludedCountries: ['US', 'CN', 'PR'] });
  expect(Object.keys(filter)).toEqual(expect.arrayContaining(filterParts.map(({ name }) => name)));
  expect(filter.excludedCountries).toEqual(['CN']);
  expect(filter.origins).toEqual(['FOREIGN']);
});

test('what the table excludes is named by the conditions that have an exclusion', () => {
  const excludable = Object.entries(filterConditions).flatMap(([name, { exclusion }]) =>
    exclusion === null ? [] : [name],
  );
  expect(filterParts.filter(({ excludes }) => excludes).map(({ argument }) => argument)).toEqual(
    excludable.map((name) => `exclude.${name}`),
  );
});
