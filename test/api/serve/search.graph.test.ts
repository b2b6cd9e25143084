import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { importPackage } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph, type ServedGraph } from './serve-graph.ts';

let database: Database;
let served: ServedGraph;

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    'organizations.csv': [
      { id: 'F5D8RKAXL1M3', name: 'Northern Lights Corporation', uei: 'F5D8RKAXL1M3', cage: '1ABC2', country: 'US' },
      { id: 'O2', name: "O'Brien & Sons (Holdings) Ltd.", country: 'GB' },
      { id: 'O3', name: 'Lights and Northern Signals', country: 'US' },
      { id: 'O4', name: 'AND OR NOT', country: 'US' },
      { id: 'CONT_AWD_X_9700', name: 'An organization with the key of a contract' },
      { id: 'O5', name: 'Électricité Générale'.normalize('NFC'), lei: '529900T8BM49AURSDO55', country: 'FR' },
      { id: 'O6', name: 'Compañía Peñón'.normalize('NFD'), country: 'ES' },
    ],
    'contracts.csv': [
      { id: 'CONT_AWD_X_9700', piid: 'FA873224C0001', title: 'Cloud services', prime: 'O2' },
      { id: 'PRINTED', piid: 'FA8732-24-C-0009', title: 'Data services', prime: 'O2' },
    ],
    'people.csv': [{ id: 'P-77', kind: 'group', label: 'Night shift engineers' }],
  });
  await importPackage(database, {
    'sources.csv': [
      { id: 'PRESS-1', title: 'Who keeps the cloud running', publisher: 'Meridian Gazette', data_class: 'reported' },
      { id: 'PRESS-2', title: 'Statement of Northern Lights', publisher: 'Northern Lights', data_class: 'documented' },
      { id: 'SYN-PRESS', title: 'Invented', publisher: 'Meridian Gazette', data_class: 'synthetic' },
    ],
    'claims.csv': [
      {
        id: 'CLAIM-1',
        text: 'Escorts copied commands.',
        stance: 'asserts',
        claimant: 'Inspector General',
        source: 'PRESS-1',
      },
    ],
  });
  served = await serveGraph(database);
});

const hits = z.array(z.object({ score: z.number(), node: z.object({ __typename: z.string(), key: z.string() }) }));

async function find(text: string, types?: readonly string[], withSynthetic = true): Promise<readonly string[]> {
  const query = `query ($text: String!, $types: [String!], $withSynthetic: Boolean!) {
    search(text: $text, types: $types, withSynthetic: $withSynthetic) { score node { __typename
    ... on Organization { key } ... on Contract { key } ... on Person { key } ... on System { key } ... on Country { key } ... on DesignationList { key }
    ... on Source { key } ... on Claim { key } } } }`;
  const { search } = await served.data(query, { text, types: types ?? null, withSynthetic });
  const found = hits.parse(search);
  expect(found.map(({ score }) => score)).toEqual([...found.map(({ score }) => score)].sort((a, b) => b - a));
  return found.map(({ node }) => `${node.__typename} ${node.key}`);
}

test('a key finds its exact node first, in every type that has it', async () => {
  expect((await find('CONT_AWD_X_9700')).slice(0, 2)).toEqual([
    'Contract CONT_AWD_X_9700',
    'Organization CONT_AWD_X_9700',
  ]);
});

test('an identifier finds its node, in upper or lower case', async () => {
  expect((await find('f5d8rkaxl1m3'))[0]).toBe('Organization F5D8RKAXL1M3');
  expect((await find('FA873224C0001'))[0]).toBe('Contract CONT_AWD_X_9700');
  expect((await find('1abc2'))[0]).toBe('Organization F5D8RKAXL1M3');
});

test.each([
  ['FA8732-24-C-0001', 'Contract CONT_AWD_X_9700'],
  ['fa8732 24 c 0001', 'Contract CONT_AWD_X_9700'],
  ['FA8732\u201124\u2013C\u20130001', 'Contract CONT_AWD_X_9700'],
  ['FA873224C0009', 'Contract PRINTED'],
  ['F5D8 RKAX L1M3', 'Organization F5D8RKAXL1M3'],
])('a PIID or UEI finds its node with and without spaces and hyphens: %s', async (text, node) => {
  expect((await find(text))[0]).toBe(node);
});

test.each(['FA873224C0001', 'FA8732-24-C-0001', 'F5D8-RKAX-L1M3', '1abc2', '529900T8BM49AURSDO55'])(
  'an exact identifier has the score of one: %s',
  async (text) => {
    const { search } = await served.data('query ($text: String!) { search(text: $text, first: 1) { score } }', {
      text,
    });
    expect(search).toEqual([{ score: 1000 }]);
  },
);

test.each(['NFC', 'NFD'])('a name with accents is found in either Unicode form: %s', async (form) => {
  expect((await find('Électricité Générale'.normalize(form)))[0]).toBe('Organization O5');
  expect((await find('Compañía Peñón'.normalize(form)))[0]).toBe('Organization O6');
});

test('an exact name ranks above a name with the same words', async () => {
  expect((await find('Northern Lights')).slice(0, 2)).toEqual(['Organization F5D8RKAXL1M3', 'Organization O3']);
});

test.each(['Nothern Lights', 'northern lihgts', 'Norhtern Lights Corporaton'])(
  'a slip is forgiven: %s',
  async (text) => {
    expect((await find(text))[0]).toBe('Organization F5D8RKAXL1M3');
  },
);

test('the start of a word matches', async () => {
  expect((await find('north corp'))[0]).toBe('Organization F5D8RKAXL1M3');
  expect(await find('night'.slice(0, 4))).toContain('Person P-77');
});

test('sources are found by publisher and title, claims by claimant and words', async () => {
  expect(await find('Meridian Gazette', undefined, false)).toEqual(['Source PRESS-1']);
  expect(new Set(await find('Meridain Gazette'))).toEqual(new Set(['Source PRESS-1', 'Source SYN-PRESS']));
  expect((await find('keeps the cloud running'))[0]).toBe('Source PRESS-1');
  expect((await find('escorts copied'))[0]).toBe('Claim CLAIM-1');
  expect((await find('inspector general'))[0]).toBe('Claim CLAIM-1');
  expect((await find('PRESS-2'))[0]).toBe('Source PRESS-2');
  expect(await find('Meridian', ['Claim'])).toEqual([]);
});

test('an organization comes before the sources and claims that name it', async () => {
  expect((await find('Northern Lights'))[0]).toBe('Organization F5D8RKAXL1M3');
  expect(await find('Northern Lights')).toContain('Source PRESS-2');
});

test('labels can be chosen', async () => {
  expect(await find('CONT_AWD_X_9700', ['Contract'])).toEqual(['Contract CONT_AWD_X_9700']);
  const { errors } = await served.ask('{ search(text: "x", types: ["Nonsense"]) { score } }');
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'types' } }]);
});

test('a node of a chosen label is found behind thousands of better matches of another', async () => {
  await database.write(
    `UNWIND range(1, 5100) AS at CREATE (:Organization {key: 'AMBER-' + at, name: 'Amber', cage: 'Amber', lei: 'Amber'})`,
  );
  await database.write(`CREATE (:Person {key: 'P-78', label: 'Night watch of the amber gate'})`);
  const best = await find('amber');
  expect(best).toHaveLength(20);
  expect(best.every((one) => one.startsWith('Organization '))).toBe(true);
  expect(await find('amber', ['Person'])).toEqual(['Person P-78']);
});

test('a node of a chosen label is found among thousands of equal matches of another', async () => {
  await database.write(`UNWIND range(1, 5000) AS at CREATE (:Organization {key: 'BASALT-' + at, name: 'Basalt'})`);
  await database.write(`CREATE (:System {key: 'SYS-9', name: 'Basalt'})`);
  await database.write(`UNWIND range(5001, 5100) AS at CREATE (:Organization {key: 'BASALT-' + at, name: 'Basalt'})`);
  expect(await find('basalt', ['System'])).toEqual(['System SYS-9']);
  expect(new Set(await find('basal', ['System']))).toEqual(new Set(['System SYS-9']));
});

test('without synthetic nodes, others are found behind better matches that are synthetic', async () => {
  await database.write(
    `UNWIND range(1, 30) AS at
     CREATE (:Organization {key: 'SYN-' + at, name: 'Cobalt', cage: 'Cobalt', dataClass: 'SYNTHETIC'})`,
  );
  await database.write(`CREATE (:Organization {key: 'O9', name: 'Cobalt and others', dataClass: 'REPORTED'})`);
  const found = await find('cobalt');
  expect(found).toHaveLength(20);
  expect(found.every((one) => one.startsWith('Organization SYN-'))).toBe(true);
  expect(await find('cobalt', undefined, false)).toEqual(['Organization O9']);
  expect((await find('SYN-7'))[0]).toBe('Organization SYN-7');
  expect(await find('SYN-7', undefined, false)).toEqual([]);
  // Countries have no data class.
  expect(await find('CN', undefined, false)).toContain('Country CN');
});

test.each(["O'Brien & Sons (Holdings) Ltd.", 'AND OR NOT'])('a name full of syntax finds itself: %s', async (text) => {
  expect((await find(text)).length).toBeGreaterThan(0);
});

test('a text is answered although each of its words has many similar ones in every property', async () => {
  const words = [
    ...['dolomite', 'feldspar', 'graphite', 'hematite', 'ilmenite', 'jarosite'],
    ...['kaolinite', 'limonite', 'magnetite', 'nephrite', 'olivenite', 'pyroxene'],
  ];
  const texts = Array.from({ length: 60 }, (_, at) => {
    const ending = String.fromCodePoint(97 + Math.floor(at / 10), 97 + (at % 10));
    return words.map((word) => `${word}${ending}`).join(' ');
  });
  await database.write(
    `UNWIND $texts AS text CREATE (:Organization
       {key: text, name: text, title: text, piid: text, uei: text, cage: text, lei: text, label: text})`,
    { texts },
  );
  const compound = words.map((word, at) => (at < 4 ? word : `${word}-aa-bb-cc`));
  for (const searched of [words.slice(0, 2), words.slice(0, 5), words, compound]) {
    expect(await find(searched.join(' '))).toHaveLength(20);
  }
});

test.each([
  'AND',
  'OR NOT',
  '"',
  '\\',
  '\\"',
  '(((',
  '[a TO b]',
  '{a TO *}',
  'a:b',
  '*',
  '?',
  '~',
  '^',
  'x~99',
  'x^-1',
  '/regex(/',
  '+-!',
  '&&',
  '||',
  'a\u0000b',
  '\uD800',
  '🛰️',
  '-',
  '""',
  "'",
  'name:"x',
  '\u202E',
  '%00',
  ' ',
  '',
  'a-b-c-d-e-f-g-h-i-j-k-l-m-n'.repeat(15),
  'wordy '.repeat(80),
  'x'.repeat(500),
])('any text is accepted: %j', async (text) => {
  expect(await find(text)).toBeInstanceOf(Array);
});

test('a text that is too long is refused', async () => {
  const { errors } = await served.ask('query ($t: String!) { search(text: $t) { score } }', { t: 'x'.repeat(200_000) });
  expect(errors).toMatchObject([
    {
      message: containing('500'),
      path: ['search'],
      extensions: { code: 'BAD_USER_INPUT', argument: 'text' },
    },
  ]);
});

function containing(text: string): unknown {
  return expect.stringContaining(text);
}
