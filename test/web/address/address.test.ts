import fc from 'fast-check';
import { expect, test } from 'vitest';
import { abouts, evidenceClasses, readAddress, showings, views, writeAddress } from '#web/address/address.ts';
import type { Address } from '#web/address/address.ts';
import { runs } from '../../runs.ts';

const TODAY = '2026-11-24';

test('an empty address shows the chains of today without synthetic data', () => {
  const read = readAddress('', TODAY);
  expect(read.view).toBe('chains');
  expect(read.conditions).toMatchObject({ asOf: TODAY, lists: [], minImpactLevel: null });
  expect(read.conditions.evidence).toEqual(['DOCUMENTED', 'REPORTED', 'INFERRED']);
});

test('a link always contains the date, so that its meaning does not change', () => {
  expect(writeAddress(readAddress('', TODAY))).toBe('?as-of=2026-11-24');
});

test.each([
  'as-of=2025-02-30',
  'as-of=9999-12-31',
  'as-of=17.07.25',
  'impact=3',
  'evidence=rumour',
  'view=admin',
  'about=organization:',
  'lists=,,',
  'show=',
])('the invalid %s falls back to the default', (search) => {
  expect(readAddress(search, TODAY)).toEqual(readAddress('', TODAY));
});

test('unknown parameters are preserved', () => {
  expect(writeAddress(readAddress('?utm_source=mail&as-of=2025-07-17', TODAY))).toBe(
    '?as-of=2025-07-17&utm_source=mail',
  );
});

test('the statement is written to the fragment, which the server does not see, and is still read from the query of old links', () => {
  const read = readAddress('?view=queries&as-of=2025-07-17&cypher=RETURN+1', TODAY);
  expect(read.statement).toBe('RETURN 1');
  expect(writeAddress(read)).toBe('?view=queries&as-of=2025-07-17#cypher=RETURN+1');
  expect(readAddress('?view=queries#pane-0', TODAY).statement).toBeNull();
});

test('reading a written address returns the same address', () => {
  const word = fc.string({ minLength: 1, maxLength: 12 });
  const key = fc.stringMatching(/^[A-Za-z0-9._:-]{1,12}$/);
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const address: fc.Arbitrary<Address> = fc.record({
    view: fc.constantFrom(...views),
    showing: fc.constantFrom(...showings),
    conditions: fc.record({
      asOf: day,
      lists: fc.uniqueArray(key, { maxLength: 3 }),
      minImpactLevel: fc.constantFrom(null, 2, 4, 5, 6),
      evidence: fc.subarray([...evidenceClasses], { minLength: 1 }),
      about: fc.option(fc.record({ kind: fc.constantFrom(...abouts), key: word })),
      text: fc.string({ maxLength: 20 }),
    }),
    system: fc.option(word),
    chain: fc.option(word),
    node: fc.option(word),
    hop: fc.option(word),
    root: fc.option(word),
    opened: fc.uniqueArray(key, { maxLength: 3 }),
    query: fc.option(word),
    statement: fc.option(word),
    parameters: fc.option(fc.dictionary(key, fc.string({ maxLength: 8 }), { maxKeys: 3, noNullPrototype: true })),
    unknown: fc.constant([]),
  });
  fc.assert(
    fc.property(address, (given) => {
      expect(readAddress(writeAddress(given), TODAY)).toEqual(given);
    }),
    { numRuns: runs(100) },
  );
});
