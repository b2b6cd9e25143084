import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { readUsaspendingAwards } from '#seed/readers/awards/usaspending-awards.ts';
import { readUsaspendingSubawards } from '#seed/readers/awards/usaspending-subawards.ts';
import { readWhole } from '../../read-whole.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

type Row = Readonly<Record<string, string>>;
type Files = Readonly<Record<string, readonly Row[]>>;

const [fy2023, fy2025] = ['FY2023_097_Contracts_Full_20260106_1.csv', 'FY2025_097_Contracts_Full_20260106_1.csv'];
const order = 'CONT_AWD_FA875019F0001_9700_-NONE-_-NONE-';

/** A transaction of a contract, in the form of a monthly archive. */
const transaction = (day: string, given: Row = {}): Row => ({
  contract_transaction_unique_key: `t-${day}`,
  contract_award_unique_key: order,
  action_date: day,
  recipient_uei: 'ABCDEFGHJK19',
  recipient_name: 'Invented Prime',
  recipient_country_code: 'USA',
  recipient_parent_uei: '',
  sole_proprietorship: 'f',
  prime_award_base_transaction_description: '',
  ...given,
});

async function readTogether(files: Files, read = readUsaspendingAwards) {
  const content = Object.entries(files).map(([name, rows]) => {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    return [name, stringify([...rows], { header: true, columns })] as const;
  });
  const folder = await temporaryFolder(Object.fromEntries(content));
  const input = await read(Object.keys(files).map((name) => join(folder, name)));
  const { rows, rejects } = await readWhole(input);
  await input.close();
  expect(rejects).toEqual([]);
  return (table: string) =>
    rows.flatMap((row): Readonly<Record<string, unknown>>[] =>
      row.table === table ? [{ file: row.at.file, from: row.validFrom, to: row.validTo, ...row.values }] : [],
    );
}

const parentOn = (day: string, parent: string, given: Row = {}) =>
  transaction(day, { recipient_parent_uei: parent, ...given });

test('a monthly archive was retrieved on the day in its name, and no action after today decides', async () => {
  const rows = [
    transaction('2023-09-30', { recipient_uei: 'OTHEROTHER12' }),
    transaction('2023-02-01'),
    transaction('2205-01-01'),
  ];
  const of = await readTogether({ [fy2023]: rows });
  expect(of('sources')).toMatchObject([{ retrieved_at: '2026-01-06' }]);
  expect(of('contracts')).toMatchObject([{ prime: 'OTHEROTHER12' }]);
  const undated = await readTogether({ 'awards_20261399_1.csv': [transaction('')] });
  expect(undated('sources')).not.toMatchObject([{ retrieved_at: '2026-13-99' }]);
});

test('of the transactions of an award in several files, the latest counts, value by value', async () => {
  const earlier = transaction('2023-02-01', {
    prime_award_base_transaction_description: 'CLOUD SERVICES',
    primary_place_of_performance_country_code: 'DEU',
  });
  const later = transaction('2025-03-01', {
    recipient_uei: 'OTHEROTHER12',
    primary_place_of_performance_country_code: 'DEU',
  });
  for (const files of [
    { [fy2023]: [earlier], [fy2025]: [later] },
    { [fy2025]: [later], [fy2023]: [earlier] },
  ]) {
    const of = await readTogether(files);
    const common = { id: order, identified: true, performed_in: 'DE', from: null, to: null };
    expect(new Set(of('contracts'))).toEqual(
      new Set([
        { file: fy2023, ...common, title: 'CLOUD SERVICES' },
        { file: fy2025, ...common, prime: 'OTHEROTHER12' },
      ]),
    );
  }
});

test('the period of performance is that of the latest transaction, whichever file it is in', async () => {
  const place = { primary_place_of_performance_country_code: 'DEU' };
  const [start, end] = ['period_of_performance_start_date', 'period_of_performance_current_end_date'];
  const earlier = transaction('2023-02-01', { ...place, [start]: '2022-01-01', [end]: '2027-12-31' });
  const later = transaction('2025-03-01', { ...place, [start]: '2022-01-01', [end]: '2025-03-31' });
  const of = await readTogether({ [fy2023]: [earlier], [fy2025]: [later] });
  const periods = of('contracts').map(({ file, from, to }) => [file, from, to]);
  expect(new Set(periods)).toEqual(new Set([fy2023, fy2025].map((file) => [file, '2022-01-01', '2025-04-01'])));
});

test('a company has one parent in the files of an import: that of its latest action, wherever it is', async () => {
  const [former, latest] = [parentOn('2023-02-01', 'FORMERFORMER'), parentOn('2025-03-01', 'PARENTPARENT')];
  const owners = async (files: Files) =>
    (await readTogether(files))('ownership').map(({ file, owner }) => [file, owner]);
  expect(await owners({ [fy2023]: [former], [fy2025]: [latest] })).toEqual([[fy2025, 'PARENTPARENT']]);
  expect(await owners({ [fy2023]: [latest], [fy2025]: [former] })).toEqual([[fy2023, 'PARENTPARENT']]);
  // Since then the company is its own parent.
  const independent = parentOn('2025-03-01', 'ABCDEFGHJK19');
  expect(await owners({ [fy2023]: [former], [fy2025]: [independent] })).toEqual([]);
  // Both files name the same parent.
  const again = parentOn('2023-02-01', 'PARENTPARENT');
  expect(await owners({ [fy2023]: [again], [fy2025]: [latest] })).toHaveLength(2);
  // Neither is later.
  const other = parentOn('2025-03-01', 'FORMERFORMER');
  expect(await owners({ [fy2023]: [other], [fy2025]: [latest] })).toHaveLength(2);
});

test('a sole proprietor keeps what is shown instead of the name, although a later row of another file names it', async () => {
  const sole = transaction('2023-02-01', { recipient_uei: 'F5D8RKAXL1M3', sole_proprietorship: 't' });
  const named = transaction('2025-03-01', { recipient_uei: 'F5D8RKAXL1M3' });
  const of = await readTogether({ [fy2023]: [sole], [fy2025]: [named] });
  expect(of('organizations')).toMatchObject([
    { file: fy2023, name: 'Sole proprietor F5D8RKAXL1M3', sole_proprietor: true },
    { file: fy2025, name: 'Invented Prime' },
  ]);
});

test('the parts of one download of subawards are read as one', async () => {
  const subaward = (day: string, country: string, parent: string): Row => ({
    prime_award_unique_key: order,
    prime_awardee_uei: 'ABCDEFGHJK19',
    subaward_sam_report_id: day,
    subaward_action_date: day,
    subawardee_uei: 'SUBSUBSUBSU9',
    subawardee_country_code: country,
    subawardee_parent_uei: parent,
  });
  const [first, second] = [1, 2].map((part) => `Contracts_Subawards_2025-11-20_H15M32S45_${part}.csv`);
  const of = await readTogether(
    {
      [String(first)]: [subaward('2012-01-01', 'CHN', 'FORMERFORMER')],
      [String(second)]: [subaward('2024-01-01', 'USA', 'PARENTPARENT')],
    },
    readUsaspendingSubawards,
  );
  expect(of('ownership')).toMatchObject([{ file: second, owner: 'PARENTPARENT', owned: 'SUBSUBSUBSU9' }]);
  const countries = of('organizations').map(({ country }) => country);
  expect(countries).not.toContain('CN');
  expect(countries).toContain('US');
  // Every subaward stays.
  expect(of('subcontracts').map(({ file }) => file)).toEqual([first, second]);
});
