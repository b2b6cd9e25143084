import { expect, test } from 'vitest';
import type { Brief } from '#graph/brief/brief.ts';
import { faultsOf } from './sentence-faults.ts';

const brief: Brief = {
  day: '1999-01-01',
  status: 'Start not on record: may not have begun by 1 January 1999',
  headline: 'Personnel in China reached 1 of 2 systems. Whether this had begun by 1 January 1999 is not on record.',
  certainty: ['Highest priority: critical.'],
  accesses: 2,
  areDaysInferred: false,
  mayNotHaveBegun: 2,
  chains: 2,
  chainsRead: 2,
  period: null,
  claims: [],
  notOnRecord: [],
  established: [],
  contested: [],
  single: [],
};
const known = { asOf: '1999-01-01', systems: 2, mayNotHaveBegun: 2 };

test('the guard finds nothing in sentences that are right', () => {
  expect(faultsOf(brief, known)).toEqual([]);
});

test.each([
  ['a cut name', { headline: 'Personnel reached a network (Defen…. Whether this had begun by then is not on record.' }],
  ['a count of another scope', { certainty: ['No access to any of the 6 systems on record is known.'] }],
  ['a doubled word', { certainty: ['It is by by inference.'] }],
  ['a doubled place', { certainty: ['Developers in Russia are in Russia.'] }],
  ['a day before the record', { status: 'Exposed on 1 January 1999' }],
  ['a headline that says nothing of the start', { headline: 'Personnel in China reached 1 of 2 systems.' }],
  ['another count of starts', { mayNotHaveBegun: 0 }],
  ['a wrong number', { certainty: ['Of 1 accesses, none.'] }],
  ['no sentence', { certainty: ['closed per Microsoft'] }],
])('the guard refuses %s', (_, change) => {
  expect(faultsOf({ ...brief, ...change }, known)).not.toEqual([]);
});
