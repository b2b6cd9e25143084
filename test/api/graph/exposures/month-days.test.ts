import { expect, test } from 'vitest';
import { monthDays } from '#graph/exposures/timeline.ts';
import {} from '#graph/failure.ts';

test('returns one day per month, with the day of month of the first, or the last day of a shorter month', () => {
  expect(monthDays('2023-11-30', '2024-03-30')).toEqual([
    '2023-11-30',
    '2023-12-30',
    '2024-01-30',
    '2024-02-29',
    '2024-03-30',
  ]);
  expect(monthDays('2025-01-31', '2025-04-30')).toEqual(['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30']);
  expect(monthDays('1900-01-31', '1900-02-28').at(-1)).toBe('1900-02-28');
  expect(monthDays('0050-01-31', '0050-03-01')).toEqual(['0050-01-31', '0050-02-28', '0050-03-01']);
});

test('the last month has a day too, not after the last day', () => {
  expect(monthDays('2025-01-15', '2025-03-10')).toEqual(['2025-01-15', '2025-02-15', '2025-03-10']);
  expect(monthDays('2025-01-15', '2025-03-20')).toEqual(['2025-01-15', '2025-02-15', '2025-03-15']);
  expect(monthDays('2025-01-15', '2025-01-15')).toEqual(['2025-01-15']);
  expect(monthDays('2025-01-15', '2025-01-31')).toEqual(['2025-01-15']);
});

test('accepts at most fifty years, and the earlier day first', () => {
  expect(monthDays('1976-01-01', '2025-12-31')).toHaveLength(600);
  expect(() => monthDays('1976-01-31', '2026-01-01')).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  expect(() => monthDays('0001-01-01', '9999-12-31')).toThrow('600 are allowed');
  expect(() => monthDays('2025-01-02', '2025-01-01')).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
});
