import { expect, test } from 'vitest';
import { addDays, dayProblem } from '#graph/model/day.ts';

test.each(['2025-07-17', '2024-02-29', '0099-12-31', '9999-12-31'])('%s is a day', (text) => {
  expect(dayProblem(text)).toBeNull();
});

test.each([
  '',
  '17.07.2025',
  '07/17/2025',
  '2025-7-17',
  '2025-07-17T00:00:00Z',
  ' 2025-07-17',
  '2025-07-17\n',
  '12025-07-17',
])('%j is malformed', (text) => {
  expect(dayProblem(text)).toBe('malformed');
});

test.each(['2025-02-29', '2025-02-30', '2025-04-31', '2025-00-10', '2025-13-01', '2025-01-00', '2025-01-32'])(
  '%s does not exist',
  (text) => {
    expect(dayProblem(text)).toBe('nonexistent');
  },
);

test('days are added across months and years, at most to the last day of the year 9999', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
  expect(addDays('9999-12-31', 1)).toBe('9999-12-31');
});
