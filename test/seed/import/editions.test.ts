import { expect, test } from 'vitest';
import { datedName } from '#seed/import/editions.ts';

test.each([
  [
    'All_Contracts_Subawards_2026-09-29_H19M18S20_1.csv',
    { series: 'All_Contracts_Subawards_*_1.csv', period: '2026-09-29:19:18:20' },
  ],
  ['FY2025_097_Contracts_Full_20260106_1.csv', { series: 'FY2025_097_Contracts_Full_*_1.csv', period: '2026-01-06' }],
  [
    '20240101-0800-gleif-goldencopy-lei2-golden-copy.xml',
    { series: '*-gleif-goldencopy-lei2-golden-copy.xml', period: '2024-01-01:08:00' },
  ],
  // The earlier dates are what was searched for.
  [
    'Subawards_2025-01-01_2025-03-31_2026-02-03.csv',
    { series: 'Subawards_2025-01-01_2025-03-31_*.csv', period: '2026-02-03' },
  ],
  ['entities.ftm.json', null],
  ['Subawards_20251399.csv', null],
  ['W912120200101.csv', null],
])('the date and the series in the name of a file: %s', (name, expected) => {
  expect(datedName(name)).toEqual(expected);
});
