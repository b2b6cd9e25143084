import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { chainFiles } from '../../chain-files.ts';
import { importPackage } from '../../import-package.ts';
import { runSubtier } from '../../run-subtier.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from '../serve/serve-graph.ts';
import type { ServedGraph } from '../serve/serve-graph.ts';

let served: ServedGraph;

/** As the page saves a question: an imported file declares the types of some parameters. */
const statement = `MATCH (s:System)<-[r:ACCESSES]-(p:Person)-[:LOCATED_IN]->(c:Country)
WHERE s.impactLevel >= $level AND r.validFrom <= date($asOf) AND ($countries = [] OR c.key IN $countries)
RETURN s.key AS system, c.key AS country, $note AS note`;
const form = {
  question: 'Who reaches a system of at least a level?',
  given: {
    level: { kind: 'number', text: '4' },
    asOf: { kind: 'date', text: '2025-01-01' },
    note: { kind: 'text', text: '' },
    countries: { kind: 'list', text: '' },
  },
  types: { countries: '[Country!]!', asOf: 'Date!' },
  limits: { level: { least: 2, most: 6 } },
};

const keep =
  'mutation ($name: String!, $statement: String!, $form: JSON) { keepQuestion(name: $name, statement: $statement, form: $form) { name } }';
const ask =
  'query ($name: String!, $of: JSON) { runSavedQuery(name: $name, parameters: $of) { rows judgment { state } } }';

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  served = await serveGraph(database);
  await served.data(keep, { name: 'Who reaches', statement, form });
});

function query(...given: readonly string[]) {
  return runSubtier(['query', ...given], { SUBTIER_HOME: testEnvironment().home });
}

test('a question that a person saved runs by its name, with its defaults and with other values', async () => {
  const rows = async (of: object | null) => (await served.data(ask, { name: 'Who reaches', of }))['runSavedQuery'];
  const found = { rows: [['Y1', 'CN', null]], judgment: null };
  expect(await rows(null)).toEqual(found);
  expect(await rows({ countries: ['cn'], level: 5 })).toEqual(found);
  expect(await rows({ level: 6 })).toEqual({ ...found, rows: [] });
  expect(await rows({ asOf: '2023-12-31' })).toEqual({ ...found, rows: [] });
  expect(
    await served.data('{ ownQuestions { name question parameters { name type default least most searchType } } }'),
  ).toMatchObject({
    ownQuestions: [
      {
        name: 'Who reaches',
        question: form.question,
        parameters: [
          { name: 'level', type: 'Float', default: 4, least: 2, most: 6, searchType: null },
          { name: 'asOf', type: 'Date!', default: '2025-01-01' },
          { name: 'note', type: 'String', default: null },
          { name: 'countries', type: '[Country!]!', default: [] },
        ],
      },
    ],
  });
});

test.each([
  [{ level: 'x' }, 'parameters.level'],
  [{ level: 7 }, 'parameters.level'],
  [{ asOf: 'May' }, 'parameters.asOf'],
  [{ countries: ['XX'] }, 'parameters.countries'],
  [{ levels: 5 }, 'parameters.levels'],
])('its parameters are checked: %j', async (of, argument) => {
  const { errors } = await served.ask(ask, { name: 'Who reaches', of });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
});

test('it goes through the checks and limits of typed statements', async () => {
  for (const [name, unsafe, code] of [
    ['Writes', 'MATCH (n) DETACH DELETE n', 'STATEMENT_REFUSED'],
    ['Reads casework', 'MATCH (c:Casework) RETURN c', 'STATEMENT_REFUSED'],
    ['Loads', "LOAD CSV FROM 'file:///etc/passwd' AS x RETURN x", 'STATEMENT_REFUSED'],
    ['Unparsable', 'RETURN', 'STATEMENT_UNPARSABLE'],
    ['Too deep', `RETURN ${'['.repeat(40)}1${']'.repeat(40)}`, 'STATEMENT_TOO_COMPLEX'],
  ] as const) {
    await served.data(keep, { name, statement: unsafe });
    expect([name, (await served.ask(ask, { name })).errors]).toMatchObject([name, [{ extensions: { code } }]]);
    expect(
      (
        await served.ask('query ($statement: String!) { cypher(statement: $statement) { rows } }', {
          statement: unsafe,
        })
      ).errors,
    ).toMatchObject([{ extensions: { code } }]);
    await served.data('mutation ($name: String!) { deleteQuestion(name: $name) }', { name });
  }
  // Without a form, any parameter of the statement is taken, and no other.
  await served.data(keep, { name: 'Plain', statement: 'RETURN $of.x AS x' });
  expect(await served.data(ask, { name: 'Plain', of: { of: { x: [1] } } })).toMatchObject({
    runSavedQuery: { rows: [[[1]]] },
  });
  expect((await served.ask(ask, { name: 'Plain', of: { other: 1 } })).errors).toMatchObject([
    { extensions: { argument: 'parameters.other' } },
  ]);
});

test('the name of a question of the library is refused, and its question is the one that runs', async () => {
  const { errors } = await served.ask(keep, { name: 'choke-points', statement: 'RETURN 1' });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'name' } }]);
});

test('the command line runs and lists it too', async () => {
  const found = await query('Who reaches', '--format', 'json');
  expect(found).toMatchObject({ code: 0 });
  expect(JSON.parse(found.stdout)).toEqual([{ system: 'Y1', country: 'CN', note: null }]);
  const other = await query(
    'Who reaches',
    '--format',
    'csv',
    '--countries',
    'chn',
    '--note',
    'here',
    '--as-of',
    '2024-06-01',
  );
  expect(other.stdout).toBe('system,country,note\r\nY1,CN,here\r\n');
  expect(await query('Who reaches', '--level', '7')).toMatchObject({ code: 2, stdout: '' });
  expect((await query('Who reaches', '--help')).stdout).toContain('--as-of <Date!>');
  const missing = await query('Who reached');
  expect(missing).toMatchObject({ code: 2, stdout: '' });
  expect(missing.stderr).toContain('There is no saved question "Who reached": list all with: subtier query');
  const listed = z
    .array(z.looseObject({ name: z.string(), saved: z.string() }))
    .parse(JSON.parse((await query('--list', '--format', 'json')).stdout));
  expect(listed.filter(({ saved }) => saved === 'server').map(({ name }) => name)).toContain('Who reaches');
  expect(listed.find(({ name }) => name === 'choke-points')).toMatchObject({ saved: 'library' });
  const table = (await query('--list')).stdout;
  expect(table.indexOf('Saved on the server:')).toBeGreaterThan(table.indexOf('choke-points'));
  expect(table.slice(table.indexOf('Saved on the server:'))).toContain('Who reaches');
});
