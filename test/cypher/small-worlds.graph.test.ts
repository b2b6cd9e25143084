import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { CypherResult } from '#graph/cypher/result.ts';
import { runStatement } from '#graph/cypher/run.ts';
import type { Database } from '#graph/database/database.ts';
import { runSavedQuery } from '#graph/questions/run.ts';
import { importPackage } from '../import-package.ts';
import type { PackageFiles } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { askQuestion } from './ask-question.ts';
import { checkQuestion } from './check-question.ts';
import { validQuestions } from './valid-questions.ts';

/** Single questions on hand-written cases that are rare in larger worlds. */
const { library } = await validQuestions();
const asOf = '2026-06-01';
let database: Database;

const people = [
  ['in-china', null, 'CN'],
  ['in-us', null, 'US'],
  ['nowhere', null, null],
  ['citizen-nowhere', 'citizen', null],
  ['foreign-nowhere', 'foreign_person', null],
  ['lpr', 'lpr', 'US'],
  ['national', 'national', 'US'],
  ['protected', 'protected', 'US'],
] as const;

beforeAll(async () => {
  database = await withEmptyData();
  const files: PackageFiles = {
    'systems.csv': [
      { id: 'six', name: 'Six', impact_level: 6 },
      { id: 'five', name: 'Five', impact_level: 5 },
    ],
    'organizations.csv': ['P', 'Q', 'R', 'T'].map((id) => ({ id, name: id })),
    'contracts.csv': [
      { id: 'K-deep', prime: 'P' },
      { id: 'K-bare', prime: 'Q' },
      { id: 'K-unknown', prime: null },
    ],
    'covers.csv': [
      { contract: 'K-bare', system: 'six' },
      { contract: 'K-deep', system: 'five' },
    ],
    'subcontracts.csv': [
      { contract: 'K-deep', contractor: 'P', subcontractor: 'R', confidence: 90 },
      { contract: 'K-deep', contractor: 'R', subcontractor: 'T', confidence: 90 },
      { contract: 'K-deep', contractor: 'P', subcontractor: 'T', confidence: 30 },
    ],
    'people.csv': [
      ...people.map(([id, status]) => ({ id, kind: 'individual', us_person_status: status })),
      { id: 'escort', kind: 'individual', us_person_status: 'citizen' },
    ],
    'locations.csv': people.flatMap(([person, , country]) =>
      country === null ? [] : [{ person, country, confidence: 90 }],
    ),
    'employment.csv': [
      { organization: 'T', person: 'escort', role: 'escort', contract: 'K-deep', confidence: 40 },
      { organization: 'T', person: 'escort', role: 'escort', contract: 'K-deep', confidence: 80, source: 'S2' },
      { organization: 'R', person: 'escort', role: 'escort', contract: 'K-bare', confidence: 10 },
    ],
    'access.csv': [
      ...people.map(([person]) => ({ id: `direct-${person}`, person, system: 'six', mode: 'direct', confidence: 90 })),
      // The best statement's mode was valid until the end of 2025; on the date only the other statement is valid.
      {
        ...{ id: 'turned', person: 'in-china', system: 'five', contract: 'K-deep', mode: 'escorted', confidence: 95 },
        ...{ valid_to: '2026-01-01', source: 'S2' },
      },
      { id: 'turned', person: 'in-china', system: 'five', contract: 'K-deep', mode: 'direct', confidence: 90 },
      {
        ...{ id: 'over', person: 'in-us', system: 'five', mode: 'escorted', confidence: 90 },
        ...{ valid_from: '2025-01-01', valid_to: '2026-01-01' },
      },
    ],
    'lists.csv': [{ id: 'companies', title: 'Companies' }],
    'designations.csv': [{ list: 'companies', organization: 'T' }],
    // Of neither is an end of the escorting on record.
    'escorts.csv': ['turned', 'over'].map((access) => ({ escort: 'escort', access, confidence: 90 })),
  };
  await importPackage(database, {
    ...Object.fromEntries(
      Object.entries(files).map(([name, rows]) => [name, rows.map((row) => ({ source: 'S1', ...row }))]),
    ),
    'sources.csv': ['S1', 'S2'].map((id) => ({ id, title: id, data_class: 'documented' })),
  });
});

const ask = (name: string, parameters: Readonly<Record<string, unknown>>, ...columns: readonly string[]) =>
  askQuestion({ database, library }, name, parameters, ...columns);

async function check(name: string) {
  const { counts, findings } = await checkQuestion({ database, library }, name, asOf);
  const found = findings.map(({ verdict, subject: [first] }) => `${first?.key ?? ''} ${verdict}`);
  return { counts, found: found.sort() };
}

test('people who may be in a covered nation are reported, not omitted', async () => {
  expect(await check('reach-from-covered-nations')).toMatchObject({
    counts: { violated: 2, cannotTell: 3, of: 9 },
    found: [
      'citizen-nowhere CANNOT_TELL',
      'foreign-nowhere CANNOT_TELL',
      'in-china TO_BE_PROHIBITED',
      'in-china TO_BE_PROHIBITED',
      'nowhere CANNOT_TELL',
    ],
  });
});

test('people who may be foreign and have a direct grant are reported, not omitted', async () => {
  expect(await check('direct-grants-to-foreign-persons')).toMatchObject({
    counts: { violated: 2, cannotTell: 2, of: 9 },
    found: [
      'citizen-nowhere CANNOT_TELL',
      'foreign-nowhere WOULD_NOT_MEET',
      'in-china WOULD_NOT_MEET',
      'nowhere CANNOT_TELL',
    ],
  });
  // With lists, only people located there, or in an unknown place, are looked at.
  expect(
    await ask('direct-grants-to-foreign-persons', { asOf, lists: ['10USC4872'] }, 'engineer', 'verdict', 'finding'),
  ).toEqual([
    ['in-china', 'WOULD_NOT_MEET', 'IN_GROUP_D'],
    ['citizen-nowhere', 'CANNOT_TELL', 'ORIGIN_UNDETERMINED'],
    ['foreign-nowhere', 'CANNOT_TELL', 'ORIGIN_UNDETERMINED'],
    ['nowhere', 'CANNOT_TELL', 'ORIGIN_UNDETERMINED'],
  ]);
});

test('a statement needs a source, and a relationship of other data in the same database needs none', async () => {
  const name = 'statements-without-source';
  onTestFinished(async () => {
    await database.write('MATCH ()-[r]->() WHERE r.isMade DELETE r');
    await database.write('MATCH (n) WHERE n.isMade DELETE n');
  });
  const before = await check(name);
  expect(before.found).toEqual([]);
  await database.write(
    `CREATE (mine:Person {name: 'Mine', isMade: true}), (note:Note {isMade: true})
     CREATE (mine)-[:MENTIONS {isMade: true}]->(note)`,
  );
  expect(await check(name)).toEqual(before);
  await database.write(`MATCH (mine:Person {name: 'Mine'}), (note:Note) CREATE (mine)-[:OWNS {isMade: true}]->(note)`);
  expect((await check(name)).found).toEqual([]);
  // With keys of their own, also on labels of the model.
  await database.write(
    `MATCH (us:Country {key: 'US'})
     CREATE (:Product {key: 1, isMade: true})-[:PART_OF {isMade: true}]->(:Product {key: 2, isMade: true})
     CREATE (:Person {key: 'theirs', isMade: true})-[:LOCATED_IN {isMade: true}]->(us)`,
  );
  expect((await check(name)).found).toEqual([]);
  await database.write(
    `MATCH (p:Organization {key: 'P'}), (q:Organization {key: 'Q'}) CREATE (p)-[:OWNS {key: 'made', isMade: true}]->(q)`,
  );
  expect((await check(name)).found).toEqual(['made VIOLATED']);
});

const byCountry = library.queries.filter(({ parameters, name }) =>
  parameters.some(({ name: parameter }) => parameter === 'lists' && !name.endsWith('listed-suppliers')),
);

test.each(byCountry)('$name refuses lists that would make it a false all-clear', async ({ name, parameters }) => {
  await expect(ask(name, { lists: ['companies'] })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: 'No country is designated on companies on any day: no exposure could match.',
    extensions: { argument: 'parameters.lists' },
  });
  await expect(ask(name, { lists: ['companies', '10USC4872'] })).resolves.toBeDefined();
  const none = ask(name, { lists: [] });
  if (parameters.some(({ default: preset }) => Array.isArray(preset) && preset.includes('10USC4872')))
    await expect(none).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: 'The parameter lists is empty: with no list, nothing can match. Omit it to use 10USC4872.',
    });
  else await expect(none).resolves.toBeDefined();
});

test('a list of companies alone may be given to a question about companies', async () => {
  expect(await ask('listed-suppliers', { asOf, lists: ['companies'] }, 'company', 'finding')).toEqual([
    ['T', 'COMPANY'],
  ]);
});

test('permanent residents, nationals and protected persons are not citizens at Impact Level 6', async () => {
  expect(await check('non-citizens-at-impact-level-6')).toMatchObject({
    counts: { violated: 4, cannotTell: 3, of: 8 },
    found: [
      'foreign-nowhere WOULD_NOT_MEET',
      'in-china CANNOT_TELL',
      'in-us CANNOT_TELL',
      'lpr WOULD_NOT_MEET',
      'national WOULD_NOT_MEET',
      'nowhere CANNOT_TELL',
      'protected WOULD_NOT_MEET',
    ],
  });
});

test('the best statement decides whether an access is escorted, in the violations and in the total', async () => {
  expect(await check('escort-as-proxy')).toMatchObject({
    counts: { violated: 1, of: 1 },
    found: ['in-china WOULD_NOT_MEET'],
  });
});

test('evidence is as weak as the weakest hop of the best chain, including subcontracts and employment', async () => {
  const rows = await ask('weak-evidence', { asOf, maxConfidence: 85 }, 'access', 'confidence', 'sources');
  expect(rows.filter(([access]) => access === 'turned')).toEqual([['turned', 80, ['S1', 'S2']]]);
});

const hopsOf = ({ graph }: CypherResult) =>
  graph.hops.map(({ type, from, to, under, statements }) => {
    expect(statements).not.toEqual([]);
    return [type, from.key, to.key, under].join(' ');
  });

test('the graph of an answer shows the chain, access and locations of its exposures', async () => {
  const found = await runSavedQuery(database, library, 'suppliers-of-escorts', { asOf }, 10);
  expect(hopsOf(found).sort()).toEqual([
    'ACCESSES in-china five turned',
    'EMPLOYS T escort K-deep',
    'ESCORTS escort in-china turned',
    'LOCATED_IN in-china CN ',
    'SUBCONTRACTS_TO P R K-deep',
    'SUBCONTRACTS_TO P T K-deep',
    'SUBCONTRACTS_TO R T K-deep',
  ]);
  const keys = found.graph.nodes.map(({ key }) => key);
  expect(keys.sort()).toEqual(['CN', 'P', 'R', 'T', 'escort', 'five', 'in-china']);
});

test('the graph of an answer shows an escort of an access only if the rows contain the escort', async () => {
  const run = (statement: string) => runStatement(database, { statement, parameters: {}, first: 10 });
  const alone = await run("MATCH (a:Access {key: 'turned'}) RETURN a");
  expect(hopsOf(alone)).toEqual(['ACCESSES in-china five turned']);
  expect(alone.rows).toMatchObject([
    [{ key: 'turned', properties: { key: 'turned', mode: 'ESCORTED', basis: 'AUTHORIZED', contract: 'K-deep' } }],
  ]);
  expect(JSON.stringify(alone.rows)).not.toContain('digest');
  const both = await run("MATCH (a:Access {key: 'turned'}), (p:Person {key: 'escort'}) RETURN a, p");
  expect(hopsOf(both)).toEqual(['ACCESSES in-china five turned', 'ESCORTS escort in-china turned']);
});

test('an escort does not watch an access before its first day or after its end', async () => {
  const columns = ['escort', 'engineers', 'accesses', 'escorted', 'peakOverlap', 'peakOn'];
  expect(await ask('escort-load', { asOf }, ...columns)).toEqual([['escort', 1, 1, ['turned'], 2, '2025-01-01']]);
  expect(await ask('escort-load', { asOf: '2024-12-31' }, ...columns)).toEqual([['escort', 1, 1, ['turned'], 1, null]]);
});

test('visibility ends at a prime without a subcontract on record', async () => {
  const columns = ['contract', 'firstTier', 'deeperTiers', 'endCount', 'endsAt'];
  const [deep, bare, unknown] = [
    ['K-deep', 2, 1, 1, ['T']],
    ['K-bare', 0, 0, 1, ['Q']],
    ['K-unknown', 0, 0, 0, []],
  ];
  expect(await ask('where-visibility-ends', { asOf }, ...columns)).toEqual([bare, deep, unknown]);
  expect(await ask('where-visibility-ends', { asOf, system: 'six' }, ...columns)).toEqual([bare]);
});
