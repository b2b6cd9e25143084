import { expect, test } from 'vitest';
import { filterOf, fixedStatement } from '#graph/database/statement-file.ts';

test('a statement has the text of its file and only the parameters that it mentions', () => {
  const { text, parameters } = fixedStatement('access-history', { access: 'A', engineer: 'E', system: 'S' });
  expect(text).toMatch(/^MATCH \(a:Access \{key: \$access\}\)/);
  expect(parameters).toEqual({ access: 'A', engineer: 'E' });
});

test('null stands for a parameter that is not given, and a missing one is a mistake', () => {
  expect(fixedStatement('access-history', { access: 'A', engineer: null }).parameters).toMatchObject({
    engineer: null,
  });
  expect(() => fixedStatement('access-history', { access: 'A' })).toThrow(
    'cypher/api/access-history.cypher needs the parameter engineer.',
  );
});

test('a filter has only the conditions that are given', () => {
  expect(filterOf({ lists: [], systems: ['S'], escorted: false, after: undefined })).toEqual({
    filter: { systems: ['S'], escorted: false },
  });
});
