import { expect, test } from 'vitest';
import { similarityOf } from '#graph/identity/suggestions.ts';
import { normalizeName } from '#graph/model/organization-names.ts';

test.each([
  ['The Invented Works, Inc.', 'invented works'],
  ['INVENTED WORKS CO., LTD', 'invented works'],
  ['Société Générée S.A.', 'societe generee'],
  ['Smith & Sons LLC', 'smith sons'],
  // A name is never empty because it is a legal form.
  ['Co Inc', 'co'],
  ['株式会社', '株式会社'],
  ['!!!', ''],
])('%s is compared as “%s”', (name, normalized) => {
  expect(normalizeName(name)).toBe(normalized);
});

test.each([
  ['Invented Works Inc', 'The Invented Works Corporation', 100],
  ['Invented Works & Sons', 'Invented Works and Sons', 100],
  ['Works Invented', 'Invented Works', 100],
  ['Invented Engineering', 'Invented Enginering', 97],
  // Numbers and short words tell companies of a group apart.
  ['Invented Works II', 'Invented Works III', null],
  ['Invented Works 1', 'Invented Works 2', null],
  ['Invented Works', 'Invented Works US', null],
  ['Invented Marine', 'Invented Motors', null],
])('%s and %s are alike: %s', (a, b, similarity) => {
  expect(similarityOf(normalizeName(a), normalizeName(b))).toBe(similarity);
});

test('a name of 200,000 characters is cut', () => {
  expect(normalizeName('a '.repeat(100_000)).length).toBeLessThan(301);
});
