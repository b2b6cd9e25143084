import { expect, test } from 'vitest';
import { describeStandings, standingPeriods } from '#graph/claims/standings.ts';
import type { ClaimStanding } from '#graph/model/vocabulary.ts';

const stated = (standing: ClaimStanding, from: string | null, to: string | null, source = 'S1') => ({
  standing,
  from,
  to,
  source,
});
const inWords = (...given: readonly ReturnType<typeof stated>[]) => describeStandings(standingPeriods(given));

test('a later standing does not rewrite history: each has its days', () => {
  const withdrawn = stated('WITHDRAWN', '2025-03-17', null);
  expect(inWords(withdrawn, stated('ALLEGED', null, '2025-03-17'))).toBe(
    'alleged until 17 March 2025, withdrawn since',
  );
  expect(inWords(withdrawn, stated('ALLEGED', '2024-02-29', '2025-03-17'))).toBe(
    'alleged from 29 February 2024 until 17 March 2025, withdrawn since',
  );
  expect(inWords(stated('ALLEGED', null, '2025-03-17'))).toBe('alleged to 16 March 2025');
  expect(inWords(stated('ALLEGED', '2024-02-29', '2025-03-17'))).toBe('alleged from 29 February 2024 to 16 March 2025');
});

test('settled is not admitted: standings hold beside each other, and none ends another', () => {
  expect(inWords(stated('SETTLED', '2015-11-02', null), stated('ALLEGED', '2011-03-18', null))).toBe(
    'alleged since 18 March 2011, settled since 2 November 2015',
  );
  expect(inWords(stated('FOUND', null, null), stated('ADMITTED', null, null))).toBe('admitted, found');
  expect(
    inWords(
      stated('ALLEGED', null, '2020-01-01'),
      stated('SETTLED', '2020-01-01', '2021-01-01'),
      stated('ADMITTED', '2021-01-01', null),
    ),
  ).toBe('alleged until 1 January 2020, then settled until 1 January 2021, admitted since');
});

test('what several sources state of one standing is one run of days, with all of them', () => {
  expect(
    standingPeriods([
      stated('ALLEGED', '2020-06-01', '2021-01-01', 'S2'),
      stated('ALLEGED', '2020-01-01', '2020-07-01'),
      stated('ALLEGED', '2022-01-01', null),
      stated('FOUND', '2020-01-01', null, 'S3'),
    ]),
  ).toEqual([
    { standing: 'ALLEGED', from: '2020-01-01', to: '2021-01-01', sources: ['S1', 'S2'] },
    { standing: 'FOUND', from: '2020-01-01', to: null, sources: ['S3'] },
    { standing: 'ALLEGED', from: '2022-01-01', to: null, sources: ['S1'] },
  ]);
});

test('a claim of which no source says how it stands has no words', () => {
  expect(describeStandings([])).toBeNull();
});
