import { expect, test } from 'vitest';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import type { Conditions } from '#web/address/address.ts';
import { readAddress } from '#web/address/address.ts';
import { notOnLeads, partsOf, toFilter, toLeadFilter } from '#web/conditions/to-filter.ts';
import { notAsked, shownTexts, takenTexts } from '#web/show-cypher/parameter-texts.ts';

const { queries } = await loadLibrary(standardLibrary);

/** The conditions of a link. */
const under = (search: string): Conditions => readAddress(`/?as-of=2025-07-17${search}`, '2025-07-17').conditions;

const everything = under(
  [
    '&lists=10USC4872&origin=foreign,undetermined&sensitivity=controlled&watch=w1&evidence=documented&about=person:p1',
    '&filter=system:s1&filter=system:s2&filter=country:CN&filter=-country:RU&filter=prime:msft&filter=gap:NO_ESCORT_ON_RECORD',
  ]
    .join('')
    .replace('controlled', 'CONTROLLED'),
);

/** The parameters of a saved question, as the page receives them. */
function asked(name: string) {
  const query = queries.find((one) => one.name === name);
  if (query === undefined) throw new Error(`There is no question ${name}.`);
  return query.parameters.map(({ name: parameter, notation, default: preset, condition }) => ({
    name: parameter,
    type: notation,
    default: preset ?? null,
    condition,
  }));
}

/** The fields of the filter that a question does not take under conditions. */
function notTaken(name: string, conditions: Conditions, given: Readonly<Record<string, string>> = {}) {
  const parameters = asked(name);
  const texts = shownTexts({ parameters }, given, conditions);
  return notAsked({ parameters, texts }, conditions).map(({ field }) => field);
}

test('single conditions together are the filter, and each has one field of it', () => {
  const parts = partsOf(everything);
  const fields = parts.map(({ field }) => field);
  expect(new Set(fields).size).toBe(fields.length);
  expect(fields.sort()).toEqual(Object.keys(toFilter(everything)).sort());
  for (const { field, value, alone } of parts) {
    expect(Object.keys(toFilter(alone)).filter((one) => one !== 'asOf' || field === 'asOf')).toEqual([field]);
    expect(Object.entries(toFilter(everything))).toContainEqual([field, value]);
  }
  expect(partsOf(under('&evidence=documented,reported,inferred,synthetic')).map(({ field }) => field)).toEqual([
    'asOf',
  ]);
});

test('a question takes the conditions that its parameters mean, and names the others', () => {
  const parameters = asked('choke-points');
  expect(takenTexts({ parameters }, everything)).toEqual({
    asOf: '2025-07-17',
    lists: '10USC4872',
    systems: 's1, s2',
    primes: 'msft',
    countries: 'CN',
  });
  expect(notTaken('choke-points', everything)).toEqual([
    'origins',
    'minSensitivity',
    'watchSet',
    'dataClasses',
    'people',
    'exclude',
    'gaps',
  ]);
});

test('a parameter for one value takes a condition with one, and not one with several', () => {
  expect(shownTexts({ parameters: asked('where-visibility-ends') }, {}, under('&filter=system:s1'))).toMatchObject({
    system: 's1',
  });
  expect(notTaken('where-visibility-ends', under('&filter=system:s1'))).not.toContain('systems');
  expect(notTaken('where-visibility-ends', under('&filter=system:s1&filter=system:s2'))).toContain('systems');
});

test('what somebody fills in stands in place of a condition, which is then not applied', () => {
  const conditions = under('&lists=10USC4872&filter=prime:msft');
  expect(shownTexts({ parameters: asked('choke-points') }, { primes: 'other' }, conditions)).toMatchObject({
    primes: 'other',
    lists: '10USC4872',
  });
  expect(notTaken('choke-points', conditions, { primes: 'other' })).toContain('primes');
  expect(notTaken('choke-points', conditions, { primes: '' })).not.toContain('primes');
});

test('every question obeys the day of the page unless it takes none', () => {
  const timeless = queries.filter(({ parameters }) => parameters.every(({ notation }) => !notation.startsWith('Date')));
  for (const { name } of queries)
    expect([name, notTaken(name, under('')).includes('asOf')]).toEqual([
      name,
      timeless.some((query) => query.name === name),
    ]);
  expect(notTaken('choke-points', under(''), { asOf: '2024-01-01' })).toContain('asOf');
});

test('leads obey the conditions that their filter has, and name the others', () => {
  expect(toLeadFilter(everything)).toEqual({
    asOf: '2025-07-17',
    lists: ['10USC4872'],
    watchSet: 'w1',
    dataClasses: ['DOCUMENTED'],
    countries: ['CN'],
  });
  expect(notOnLeads(everything).map(({ field }) => field)).toEqual([
    'origins',
    'minSensitivity',
    'people',
    'systems',
    'exclude',
    'primes',
    'gaps',
  ]);
});
