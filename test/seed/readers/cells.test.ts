import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDay, parseInstant } from '#seed/readers/cells.ts';
import { runs } from '../../runs.ts';

test('every day of the calendar is read unchanged', () => {
  const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10);
      expect(parseDay(day)).toEqual({ value: day });
    }),
    { numRuns: runs(100) },
  );
});

test.each([
  '2025-02-29',
  '2025-02-30',
  '2025-04-31',
  '2025-13-01',
  '2025-00-10',
  '2025-01-00',
  '0000-01-01',
  '1900-02-29',
])('%s is not a day of the calendar', (text) => {
  expect(parseDay(text)).toEqual({ reason: 'not a day of the calendar' });
});

test.each([
  '25-02-03',
  '2025-2-3',
  '03/02/2025',
  '2025/02/03',
  '20250203',
  '2025-02-03T00:00:00Z',
  ' 2025-02-03',
  '+02025-02-03',
  '',
])('"%s" is not an ISO date', (text) => {
  expect(parseDay(text)).toHaveProperty('reason', 'not an ISO date (yyyy-mm-dd)');
});

test.each(['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00', '2025-02-30T00:00:00Z'])(
  '%s is not an instant of the calendar, whose years are 1 to 9999 in UTC too',
  (text) => {
    expect(parseInstant(text)).toEqual({ reason: 'not an instant of the calendar' });
  },
);
