import { expect, onTestFinished, test, vi } from 'vitest';
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

test.each([
  '2025-02-29',
  '2025-02-30',
  '2025-04-31',
  '2025-00-10',
  '2025-13-01',
  '2025-01-00',
  '2025-01-32',
  '0000-12-31',
])('%s does not exist', (text) => {
  expect(dayProblem(text)).toBe('nonexistent');
});

test('days are added across months and years, at most to the last day of the year 9999', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
  expect(addDays('9999-12-31', 1)).toBe('9999-12-31');
});

test.each([
  ['Pacific/Kwajalein', '1993-08-21'],
  ['Pacific/Apia', '2011-12-30'],
])('in %s, where the clocks left it out, %s is a day like others', (zone, day) => {
  vi.stubEnv('TZ', zone);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  expect(new Date(`${day}T00:00`).getDate()).not.toBe(Number(day.slice(8)));
  const [before, after] = [addDays(day, -1), addDays(day, 1)];
  expect(before < day && day < after).toBe(true);
  expect([addDays(before, 1), addDays(after, -1), addDays(before, 2)]).toEqual([day, day, after]);
});
