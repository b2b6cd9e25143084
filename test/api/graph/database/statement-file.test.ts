import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fixedStatement, parametersIn } from '#graph/database/statement-file.ts';
import { filterOf } from '#graph/exposure/filter-cypher.ts';

test('a statement has the text of its file and only the parameters that it mentions', () => {
  const { text, parameters } = fixedStatement('access-history', { access: 'A', engineer: 'E', system: 'S' });
  expect(text).toMatch(/^MATCH \(a:Access \{key: \$access\}\)/);
  expect(parameters).toEqual({ access: 'A', engineer: 'E' });
});

test('at most 80 texts can leave cypher/api: each file is one, whatever its parameters are', () => {
  const folder = new URL('../../../../cypher/api/', import.meta.url);
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(0);
  const texts = files.flatMap((file) => {
    const statement = readFileSync(new URL(file, folder), 'utf8').trimEnd();
    const made = [null, [], ['a'], false, true, 0, '', { a: null }].map((value) => {
      const parameters = Object.fromEntries(parametersIn(statement).map((name) => [name, value]));
      return fixedStatement(file.replace(/\.cypher$/, ''), parameters).text;
    });
    expect(new Set(made)).toEqual(new Set([statement]));
    return made;
  });
  expect(new Set(texts).size).toBeLessThanOrEqual(80);
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
