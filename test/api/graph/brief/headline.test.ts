import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foremostOf, headlineOf, statusOf } from '#graph/brief/headline.ts';
import type { HeadlineFacts } from '#graph/brief/headline.ts';

const facts: HeadlineFacts = {
  day: '2025-07-16',
  today: '2026-12-01',
  accesses: 2,
  systemsExposed: 2,
  scope: { systems: 9, isWhole: true, names: [], isConditioned: false },
  start: { accesses: 0, isAtMost: false },
  hasInferredDays: false,
  sentence: null,
  evidence: 'REPORTED',
  invented: 'NONE',
  basis: 'OBSERVED',
  isIndirect: false,
  engineers: 'China-based engineers',
  isUndetermined: false,
  countries: [{ name: 'China', accesses: 2 }],
  employers: [{ name: 'Microsoft', accesses: 2 }],
  suppliers: [{ name: 'Insight Global', accesses: 2 }],
  primes: [{ name: 'Microsoft', accesses: 2 }],
  systemNames: ['DoD cloud IL4', 'DoD cloud IL5'],
  isEscorted: true,
  isLent: false,
};

test('a headline about few accesses names who reaches what through whom', () => {
  expect(headlineOf(facts)).toBe(
    'China-based engineers, employed by Microsoft, are reported to have reached two systems through escorts supplied by Insight Global: DoD cloud IL4 and DoD cloud IL5.',
  );
  expect(headlineOf({ ...facts, engineers: null, evidence: 'DOCUMENTED', isEscorted: false, suppliers: [] })).toBe(
    'Personnel in China, employed by Microsoft, reached two systems, with no escort on record: DoD cloud IL4 and DoD cloud IL5.',
  );
  expect(foremostOf(facts)).toBeNull();
});

test('a headline says if all acted on the credentials of others, and calls these no escorts', () => {
  const lent = { ...facts, evidence: 'DOCUMENTED', isEscorted: false, isLent: true, suppliers: [] } as const;
  expect(headlineOf(lent)).toBe(
    'China-based engineers, employed by Microsoft, reached two systems on the credentials of others: DoD cloud IL4 and DoD cloud IL5.',
  );
  expect(headlineOf({ ...lent, isLent: null })).toContain(', with no escort on record: ');
});

test('a headline about many accesses counts, and says of all only what all have', () => {
  const many: HeadlineFacts = {
    ...facts,
    day: facts.today,
    accesses: 1204,
    systemsExposed: 48,
    scope: { ...facts.scope, systems: 60 },
    evidence: 'INFERRED',
    basis: null,
    isIndirect: null,
    engineers: null,
    countries: ['India', 'China', 'Russia', 'Ukraine'].map((name, at) => ({ name, accesses: 310 - at })),
    employers: [
      { name: 'Globex', accesses: 400 },
      { name: 'Initech', accesses: 20 },
    ],
    suppliers: [{ name: 'Hooli', accesses: 1 }],
    primes: [{ name: 'Acme', accesses: 1203 }],
    systemNames: [],
    isEscorted: null,
  };
  expect(headlineOf(many)).toBe(
    'Personnel in 4 countries, most of all India (310 of 1,204 accesses), are reported, partly by inference, to have access to 48 of 60 systems on record.',
  );
  expect(foremostOf(many)).toBe(
    'Of 1,204 accesses, 400 are by staff of Globex, 1,203 are under contracts of the prime Acme and 1 is with escorts supplied by Hooli.',
  );
  expect(headlineOf({ ...many, countries: many.countries.slice(0, 2) })).toContain(
    'Personnel in India (310 of 1,204 accesses) and China (309) are reported',
  );
});

test('a headline says what is undetermined, indirect or invented', () => {
  expect(headlineOf({ ...facts, engineers: null, countries: [], isUndetermined: true })).toMatch(
    /^Personnel of undetermined origin, employed by Microsoft, are reported/,
  );
  expect(headlineOf({ ...facts, engineers: null, countries: [] })).toMatch(
    /^Foreign personnel, with no location on record, employed by Microsoft, are/,
  );
  expect(headlineOf({ ...facts, isIndirect: true })).toContain('reached components of two systems through');
  expect(headlineOf({ ...facts, invented: 'ALL' })).toMatch(/^Invented data: China-based/);
});

test('the status says until when something was exposed', () => {
  const statusOn = (day: string, asOf: string, of: Partial<HeadlineFacts> = {}) =>
    statusOf({ ...facts, ...of, day, asOf });
  expect(statusOn('2025-07-16', '2026-12-01')).toBe('Exposed until 16 July 2025');
  expect(statusOn('2025-07-16', '2026-12-01', { hasInferredDays: true })).toBe(
    'Possibly exposed until 16 July 2025 (inferred)',
  );
  expect(statusOn('2025-07-16', '2025-07-16')).toBe('Exposed on 16 July 2025');
  expect(statusOn('2025-07-16', '2001-01-01')).toBe(
    'No exposure on record for 1 January 2001; last exposed on 16 July 2025',
  );
  expect(statusOn('2030-01-01', '2030-01-01')).toBe('No end on record before 1 January 2030');
});

test('no day is called exposed on which all of it may not have begun', () => {
  const start = { accesses: 2, isAtMost: false };
  const before = { ...facts, day: '1999-01-01', asOf: '1999-01-01', start };
  expect(statusOf(before)).toBe('Start not on record: may not have begun by 1 January 1999');
  expect(headlineOf(before)).toMatch(/ Whether this had begun by 1 January 1999 is not on record\.$/);
  const some = { ...before, accesses: 4 };
  expect(statusOf(some)).toBe('Exposed on 1 January 1999, in part: some may not have begun');
  expect(headlineOf(some)).toMatch(/ Whether 2 of these 4 accesses had begun by 1 January 1999 is not on record\.$/);
  expect(headlineOf({ ...before, start: { ...start, isAtMost: true } })).toMatch(
    / Whether up to 2 of these 2 accesses /,
  );
});

test('a name is never cut: its note is left out, and what is too long for a sentence is counted', () => {
  const network = 'Telecommunications network of the Defense Department (Defense Information Systems Network)';
  const countries = [{ name: 'China', accesses: 1 }];
  const one = {
    ...facts,
    countries,
    accesses: 1,
    systemsExposed: 1,
    systemNames: [network],
    suppliers: [],
    isEscorted: null,
  };
  const developers = { ...one, engineers: 'Developers in Russia and Ukraine (days not on record)' };
  expect(
    headlineOf({
      ...developers,
      countries: ['Russia', 'Ukraine'].map((name) => ({ name, accesses: 1 })),
      employers: [{ name: 'NetCracker Technology Corp.', accesses: 1 }],
    }),
  ).toBe(
    'Developers in Russia and Ukraine, employed by NetCracker Technology Corp., are reported to have reached a system: Telecommunications network of the Defense Department.',
  );
  const long = 'Very '.repeat(40);
  const unsaid = headlineOf({ ...one, systemNames: [long], engineers: long, employers: [{ name: long, accesses: 1 }] });
  expect(unsaid).toBe('Personnel in China are reported to have reached 1 of 9 systems on record.');
  expect(
    headlineOf({
      ...one,
      engineers: 'Boeing employees in China',
      employers: [{ name: 'The Boeing Company', accesses: 1 }],
    }),
  ).toMatch(/^Boeing employees in China are reported/);
  expect(headlineOf({ ...facts, systemNames: ['Cloud, Impact Level 5', 'Cloud, Impact Level 4'] })).toContain(
    ': Cloud, Impact Levels 4 and 5.',
  );
});

const actors = (names: readonly string[]) =>
  fc
    .uniqueArray(fc.record({ name: fc.constantFrom(...names), accesses: fc.integer({ min: 1, max: 9 }) }), {
      selector: ({ name }) => name,
    })
    .map((found) => found.toSorted((a, b) => b.accesses - a.accesses));

test('no headline claims more than its weakest statement', () => {
  const arbitrary = fc.record({
    day: fc.constantFrom('2025-07-16', '2026-12-01'),
    today: fc.constant('2026-12-01'),
    accesses: fc.constant(9),
    systemsExposed: fc.constantFrom(1, 2, 9),
    scope: fc.constant(facts.scope),
    start: fc.record({ accesses: fc.constantFrom(0, 2, 9), isAtMost: fc.boolean() }),
    hasInferredDays: fc.boolean(),
    sentence: fc.constant(null),
    evidence: fc.constantFrom('DOCUMENTED' as const, 'REPORTED' as const, 'INFERRED' as const),
    invented: fc.constantFrom('NONE' as const, 'SOME' as const, 'ALL' as const),
    basis: fc.constantFrom(null, 'OBSERVED' as const, 'AUTHORIZED' as const),
    isIndirect: fc.constantFrom(null, true, false),
    engineers: fc.constantFrom(null, 'Staff'),
    isUndetermined: fc.boolean(),
    countries: actors(['Country A', 'Country B', 'Country C', 'Country D']),
    employers: actors(['Employer A', 'Employer B']),
    suppliers: actors(['Supplier A', 'Supplier B']),
    primes: actors(['Prime A', 'Prime B']),
    systemNames: fc.subarray(['System A', 'System B']),
    isEscorted: fc.constantFrom(null, true, false),
    isLent: fc.constantFrom(null, true, false),
  });
  fc.assert(
    fc.property(arbitrary, (given) => {
      const headline = headlineOf(given);
      expect(headline.includes('reported')).toBe(given.evidence !== 'DOCUMENTED');
      expect(headline.includes('inference')).toBe(given.evidence === 'INFERRED');
      if (given.basis !== 'OBSERVED') expect(headline).not.toMatch(/\breach/);
      if (given.isIndirect === true) expect(headline).toContain('components of');
      if (given.isEscorted !== true) expect(headline).not.toContain('through escorts');
      expect(headline.includes('credentials of others')).toBe(given.isLent === true);
      // One of a kind is named without a count only if all accesses have it.
      for (const { name, accesses } of [...given.countries, ...given.employers, ...given.suppliers]) {
        const isOfAll = accesses === given.accesses;
        if (headline.includes(name) && !isOfAll) expect(headline).toMatch(new RegExp(`${name} \\(\\d`));
      }
      for (const name of given.systemNames)
        if (headline.includes(name)) expect(given.systemNames).toHaveLength(given.systemsExposed);
      expect(headline.startsWith('Invented data: ')).toBe(given.invented === 'ALL');
    }),
  );
});
