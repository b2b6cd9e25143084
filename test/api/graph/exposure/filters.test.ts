import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renewConditions } from '#graph/exposure/filter-cypher.ts';
import { filterConditions, filterParts, makeFilter } from '#graph/exposure/filters.ts';

const folder = new URL('../../../../cypher/api/', import.meta.url);
const statements = readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
const filtered = statements.filter(({ text }) => text.includes('$start'));

test('every statement about filtered exposures has the conditions of the table: npm run generate writes them', () => {
  expect(filtered.length).toBeGreaterThan(10);
  for (const { name, text } of filtered) {
    expect([name, renewConditions(text)]).toEqual([name, text]);
    for (const part of filterParts) expect([name, part.name, text.includes(`$filter.${part.name} `)]).toContain(true);
  }
});

/** The part of a statement from a line that begins with a text to the line before one that does. */
function partOf(text: string, from: string, to: string): string | null {
  const start = text.indexOf(`\n${from}`);
  return start < 0 ? null : text.slice(start, text.indexOf(`\n${to}`, start + 1));
}

test.each([
  ['starts', 'CALL (listed) {', '}'],
  ['origins under lists', '    WHEN $filter.lists IS NULL THEN x.origin', 'WHERE'],
  ['conditions that depend on the lists', 'WHERE origin IN $filter.origins', '      WHERE one IN $filter.dataClasses'],
])('the %s are the same in every statement that has them', (_, from, to) => {
  const parts = statements.flatMap(({ text }) => partOf(text, from, to) ?? []);
  expect(parts.length).toBeGreaterThan(5);
  expect(new Set(parts).size).toBe(1);
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
