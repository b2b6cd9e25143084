import { expect, test } from 'vitest';
import { contradictionsOf } from '#graph/claims/about.ts';
import { readClaims } from '#graph/claims/claims.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

test('claims with opposite stances on the same thing contradict each other, however its address is written', async () => {
  const database = await withEmptyData();
  const claim = (id: string, stance: string, about: string) => ({ id, stance, about });
  await importPackage(database, {
    'organizations.csv': [{ id: 'O' }],
    'people.csv': [{ id: 'E' }, { id: 'F' }],
    'contracts.csv': [{ id: 'K' }],
    'locations.csv': [{ person: 'E', country: 'CN' }],
    'employment.csv': [{ organization: 'O', person: 'E', contract: 'K', role: 'engineer' }],
    'claims.csv': [
      claim('person', 'asserts', 'people:E'),
      claim('person-file', 'denies', 'people.csv:E'),
      claim('place', 'asserts', 'locations:E|CN'),
      claim('place-long', 'denies', 'locations.csv:E|chn'),
      claim('place-agreed', 'asserts', 'locations:E|CHN'),
      claim('work', 'asserts', 'employment:O|E|K|engineer'),
      claim('work-loud', 'denies', 'employment:O|E|K|ENGINEER'),
      // Of the same persons, and yet of something else.
      claim('work-any', 'denies', 'employment:O|E'),
      claim('other', 'denies', 'people:F'),
    ],
  });
  const keys = [
    'person',
    'person-file',
    'place',
    'place-long',
    'place-agreed',
    'work',
    'work-loud',
    'work-any',
    'other',
  ];
  const found = await contradictionsOf(database, keys);
  expect(keys.map((key, at) => [key, ...(found[at] ?? []).map((other) => other.key)])).toEqual([
    ['person', 'person-file'],
    ['person-file', 'person'],
    ['place', 'place-long'],
    ['place-long', 'place', 'place-agreed'],
    ['place-agreed', 'place-long'],
    ['work', 'work-loud'],
    ['work-loud', 'work'],
    ['work-any'],
    ['other'],
  ]);
});

test('a claim is made by the claimant of its best statement, whoever else sources name', async () => {
  const database = await withEmptyData();
  const claims = [
    ['words', 'a newspaper', 'weak'],
    ['company', 'strong', 'weak'],
    ['named', 'strong', 'an unnamed official'],
  ] as const;
  const stated = (source: string, confidence: number) => ({ stance: 'denies', source, confidence });
  await importPackage(database, {
    'sources.csv': [{ id: 'S1' }, { id: 'S2' }],
    'organizations.csv': ['strong', 'weak'].map((id) => ({ id, name: id.toUpperCase(), source: 'S1' })),
    'claims.csv': claims.flatMap(([id, claimant, other]) => [
      { id, claimant: other, ...stated('S1', 40) },
      { id, claimant, ...stated('S2', 90) },
    ]),
  });
  const found = await readClaims(
    database,
    claims.map(([id]) => id),
  );
  const strong = { key: 'strong', name: 'STRONG' };
  expect([...found.values()].map(({ key, claimant, organization }) => [key, claimant, organization])).toEqual([
    ['words', 'a newspaper', null],
    ['company', 'strong', strong],
    ['named', 'strong', strong],
  ]);
});
