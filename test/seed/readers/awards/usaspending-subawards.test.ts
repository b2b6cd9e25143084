import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tradingNamesLeftOut } from '#seed/readers/awards/party.ts';
import { readUsaspendingSubawards } from '#seed/readers/awards/usaspending-subawards.ts';
import { runs } from '#test/runs.ts';
import { readWhole } from '../../read-whole.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { writeZip } from '../write-zip.ts';

const order = 'CONT_AWD_FA875019F0001_9700_FA875018D0001_9700';
const name = 'Contracts_Subawards_2025-11-20_H15M32S45_1.csv';
const source = `usaspending-subawards:${name}`;

/** One row of a download, in the form of USAspending. */
const filed = {
  prime_award_unique_key: order,
  prime_award_piid: 'FA875019F0001',
  prime_award_parent_piid: 'FA875018D0001',
  prime_award_amount: '1500000.00',
  prime_award_period_of_performance_start_date: '2019-03-01',
  prime_award_period_of_performance_current_end_date: '2026-02-28 00:00:00',
  prime_award_awarding_agency_code: '097',
  prime_award_awarding_agency_name: 'Department of Defense',
  prime_award_awarding_sub_agency_code: '5700',
  prime_award_awarding_sub_agency_name: 'Department of the Air Force',
  prime_awardee_uei: 'abcdefghjk19',
  prime_awardee_name: 'Invented Prime',
  prime_awardee_parent_uei: 'PARENTPARENT',
  prime_awardee_parent_name: 'Invented Holding',
  prime_awardee_country_code: 'USA',
  prime_award_primary_place_of_performance_country_code: 'USA',
  prime_award_base_transaction_description: 'CLOUD\nSERVICES, "SECRET"',
  subaward_sam_report_id: 'report-1',
  subaward_number: '4500-1',
  subaward_amount: '-12.50',
  subaward_action_date: '2025-02-19 16:19:29+00',
  subawardee_uei: 'SUBSUBSUBSU9',
  subawardee_name: 'Invented Sub',
  subawardee_parent_uei: 'SUBSUBSUBSU9',
  subawardee_country_code: 'CHN',
  subawardee_address_line_1: '1 Home Street',
  subaward_primary_place_of_performance_country_code: 'CHN',
  subawardee_highly_compensated_officer_1_name: 'Jane Doe',
  subawardee_highly_compensated_officer_1_amount: '1000000',
};
type Row = Partial<typeof filed> & Readonly<Record<string, string>>;

const csv = (rows: readonly Row[], columns: readonly string[] = Object.keys(filed)) =>
  stringify([...rows], { header: true, columns: [...columns], bom: true });

async function read(rows: readonly Row[], columns?: readonly string[]) {
  const folder = await temporaryFolder({ [name]: csv(rows, columns) });
  const input = await readUsaspendingSubawards([join(folder, name)]);
  return { ...(await readWhole(input)), notices: input.notices(), input, path: join(folder, name) };
}

test('a row becomes agencies, companies, ownership, contract, vehicle and the subaward', async () => {
  const { rows, rejects, path } = await read([filed]);
  expect(rejects).toEqual([]);
  expect(new Set(rows.map((row) => [row.source, row.dataClass].join()))).toEqual(new Set([`${source},DOCUMENTED`]));
  expect(rows.map(({ table, values, validFrom, validTo }) => ({ table, values, validFrom, validTo }))).toEqual([
    {
      table: 'sources',
      values: {
        id: source,
        title: `Contract subawards: ${name}`,
        publisher: 'USAspending.gov',
        retrieved_at: '2025-11-20',
        sha256: createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
        data_class: 'DOCUMENTED',
      },
      validFrom: null,
      validTo: null,
    },
    { table: 'agencies', values: { id: '097', name: 'Department of Defense' }, validFrom: null, validTo: null },
    {
      table: 'agencies',
      values: { id: '5700', name: 'Department of the Air Force', parent: '097' },
      validFrom: null,
      validTo: null,
    },
    {
      table: 'organizations',
      values: { id: 'ABCDEFGHJK19', uei: 'ABCDEFGHJK19', name: 'Invented Prime', country: 'US' },
      validFrom: null,
      validTo: null,
    },
    {
      table: 'organizations',
      values: { id: 'PARENTPARENT', uei: 'PARENTPARENT', name: 'Invented Holding' },
      validFrom: null,
      validTo: null,
    },
    {
      table: 'organizations',
      values: { id: 'SUBSUBSUBSU9', uei: 'SUBSUBSUBSU9', name: 'Invented Sub', country: 'CN' },
      validFrom: null,
      validTo: null,
    },
    {
      table: 'ownership',
      values: { owner: 'PARENTPARENT', owned: 'ABCDEFGHJK19', interest: 'parent as reported to SAM.gov' },
      validFrom: null,
      validTo: null,
    },
    {
      table: 'contracts',
      values: { id: 'CONT_IDV_FA875018D0001_9700', piid: 'FA875018D0001', identified: true },
      validFrom: null,
      validTo: null,
    },
    {
      table: 'contracts',
      values: {
        id: order,
        piid: 'FA875019F0001',
        title: 'CLOUD\nSERVICES, "SECRET"',
        agency: '5700',
        prime: 'ABCDEFGHJK19',
        value: 1_500_000,
        parent: 'CONT_IDV_FA875018D0001_9700',
        identified: true,
        performed_in: 'US',
      },
      validFrom: '2019-03-01',
      validTo: '2026-03-01',
    },
    {
      table: 'subcontracts',
      values: {
        contract: order,
        contractor: 'ABCDEFGHJK19',
        subcontractor: 'SUBSUBSUBSU9',
        subaward_number: '4500-1',
        amount: -12.5,
        performed_in: 'CN',
      },
      validFrom: '2025-02-19',
      validTo: null,
    },
  ]);
});

test('personal columns are dropped, with a notice', async () => {
  const { rows, notices } = await read([filed]);
  expect(JSON.stringify(rows)).not.toMatch(/Jane Doe|Home Street|1000000/);
  const [personal] = notices.filter(({ kind }) => kind === 'personal-data');
  expect(personal?.message).toMatch(/subawardee_address_line_1.*officer_1_name.*officer_1_amount/);
});

test.each([
  ['subaward_amount', '12,5x', 'Not an amount'],
  ['prime_award_amount', 'about 5', 'Not an amount'],
  ['subaward_amount', '1,23', 'Not an amount'],
  ['subaward_action_date', '', 'Required, but empty'],
  ['subaward_action_date', '02/03/2025', 'Not an ISO date'],
  ['subaward_action_date', '2025-02-30', 'Not a day of the calendar'],
  ['subaward_action_date', '2025-02-19 25:00:00', 'Not an ISO date'],
  ['prime_award_unique_key', '', 'Required, but empty'],
  ['prime_award_unique_key', 'ASST_NON_1_097', 'assistance award'],
  ['subaward_number', 'a\tb', 'control characters'],
])('a row whose %s is "%s" is rejected completely, with its line', async (column, value, reason) => {
  const bad: Row = { ...filed, [column]: value, subawardee_uei: 'NEVERNEVER12', subawardee_name: 'Never stored' };
  const { rows, rejects } = await read([filed, bad, filed]);
  expect(rejects).toMatchObject([
    { file: name, line: 4, column, value: value === '' ? null : value.replace('\t', ' ') },
  ]);
  expect(rejects[0]?.reason).toContain(reason);
  expect(JSON.stringify(rows)).not.toContain('NEVER');
});

test('amounts may have commas as thousands separators', async () => {
  const { rows } = await read([{ ...filed, subaward_amount: '-1,234,567.80' }]);
  expect(rows.at(-1)?.values['amount']).toBe(-1_234_567.8);
});

test('without a UEI a company is identified by its DUNS number, else by contract and subaward, never by its name', async () => {
  const columns = [...Object.keys(filed), 'subawardee_duns'];
  const unnamed = { ...filed, subawardee_uei: '', subawardee_parent_uei: '' };
  const { rows } = await read(
    [
      { ...unnamed, subawardee_duns: '012345678' },
      { ...unnamed, subawardee_duns: '123456787', subaward_number: '7' },
      { ...unnamed, subawardee_duns: '', subaward_number: '7' },
      { ...unnamed, subawardee_duns: '', subaward_number: '8' },
      {
        ...unnamed,
        subawardee_duns: '',
        subaward_number: '7',
        prime_award_unique_key: 'CONT_AWD_X_9700_-NONE-_-NONE-',
      },
      { ...unnamed, subawardee_uei: 'XXXXXXXXXXXX', subaward_number: '7' },
    ],
    columns,
  );
  const keys = rows.filter(({ table }) => table === 'subcontracts').map(({ values }) => values['subcontractor']);
  const [byDuns, seven, again, eight, otherContract, placeholder] = keys;
  expect(byDuns).toBe('DUNS-012345678');
  expect(again).toBe(seven);
  expect(placeholder).toBe(seven);
  expect(new Set([byDuns, seven, eight, otherContract]).size).toBe(4);
  expect(rows.find(({ values }) => values['id'] === 'CONT_AWD_X_9700_-NONE-_-NONE-')?.values['parent']).toBeUndefined();
});

test('a row without any subawardee is rejected', async () => {
  const { rejects } = await read([{ ...filed, subawardee_uei: '', subawardee_name: '' }]);
  expect(rejects).toMatchObject([{ line: 2, column: 'subawardee_uei' }]);
});

test('a reject shows the columns that are read, without names, addresses and what somebody has added', async () => {
  const added = { POC: 'Jane Doe', Name: 'Jane Doe' };
  const row = { ...filed, ...added, subaward_action_date: 'soon' };
  const { rejects } = await read([row], Object.keys(row));
  expect(rejects).toHaveLength(1);
  expect(rejects[0]?.content).toMatchObject({ subaward_number: '4500-1', subaward_action_date: 'soon' });
  expect(JSON.stringify(rejects[0]?.content)).not.toMatch(/Jane|Invented|Home Street/);
});

test('if rows differ on a company or contract, the later action date wins', async () => {
  const { rows } = await read([
    { ...filed, subaward_action_date: '2025-05-01', subawardee_name: 'New Name', prime_award_amount: '3' },
    { ...filed, subaward_action_date: '2024-05-01', subawardee_name: 'Old Name', prime_award_amount: '2' },
    {
      ...filed,
      subaward_action_date: '2025-06-01',
      subawardee_name: '',
      prime_award_amount: '',
      prime_award_period_of_performance_start_date: '',
      prime_award_period_of_performance_current_end_date: '',
    },
  ]);
  const one = (table: string, id: string) => rows.filter((row) => row.table === table && row.values['id'] === id);
  expect(one('organizations', 'SUBSUBSUBSU9').map(({ values }) => values['name'])).toEqual(['New Name']);
  expect(one('contracts', order)).toMatchObject([
    { values: { value: 3 }, validFrom: '2019-03-01', validTo: '2026-03-01' },
  ]);
});

test('a row that says nothing of a company’s country does not make an older one count', async () => {
  const company = 'SUBSUBSUBSU9';
  const as = (day: string, row: Row): Row => ({
    ...filed,
    subawardee_parent_uei: '',
    ...row,
    subaward_action_date: day,
  });
  const { rows } = await read([
    as('2025-06-01', { subawardee_uei: 'OTHEROTHER12', subawardee_parent_uei: company }),
    as('2012-03-01', { subawardee_country_code: 'CHN' }),
    as('2024-09-01', { subawardee_country_code: 'USA' }),
  ]);
  const found = rows.find(({ table, values }) => table === 'organizations' && values['id'] === company);
  expect(found?.values['country']).toBe('US');
});

test('the contract and its prime are as of the award’s latest action, a subawardee as of its report’s last change', async () => {
  const columns = [...Object.keys(filed), 'prime_award_latest_action_date', 'subaward_sam_report_last_modified_date'];
  const former = 'FORMERFORMER';
  // The later subaward is under the award whose latest action is earlier, and in the report that was changed earlier.
  const older = {
    ...filed,
    subaward_action_date: '2025-05-01',
    prime_award_latest_action_date: '2020-01-01',
    subaward_sam_report_last_modified_date: '2025-05-02 10:00:00.5',
    prime_awardee_parent_uei: former,
    prime_award_awarding_sub_agency_name: 'Former Name',
    subawardee_parent_uei: former,
    subawardee_name: 'Former Name',
  };
  const newer = {
    ...filed,
    prime_award_unique_key: 'CONT_AWD_FA875019F0002_9700_-NONE-_-NONE-',
    prime_award_parent_piid: '',
    subaward_action_date: '2019-05-01',
    prime_award_latest_action_date: '2024-01-01',
    subaward_sam_report_last_modified_date: '2025-06-01',
    subawardee_parent_uei: 'PARENTPARENT',
  };
  for (const order of [
    [older, newer],
    [newer, older],
  ]) {
    const { rows, rejects } = await read(order, columns);
    expect(rejects).toEqual([]);
    const of = (name: string) => rows.filter(({ table }) => table === name);
    expect(new Set(of('ownership').map(({ values }) => [values['owner'], values['owned']].join(' owns ')))).toEqual(
      new Set(['PARENTPARENT owns ABCDEFGHJK19', 'PARENTPARENT owns SUBSUBSUBSU9']),
    );
    expect(of('agencies').map(({ values }) => values['name'])).toContain('Department of the Air Force');
    expect(of('organizations').map(({ values }) => values['name'])).toContain('Invented Sub');
    expect(JSON.stringify(rows)).not.toContain('Former Name');
    // A subaward begins on the day of its action.
    expect(of('subcontracts').map(({ validFrom }) => validFrom)).toEqual(order.map((row) => row.subaward_action_date));
  }
});

test('a day after today, which is a filer’s error, loses against all others', async () => {
  const named = async (rows: readonly Row[]) => {
    const { rows: stated } = await read(rows);
    return stated.find(({ values }) => values['id'] === 'SUBSUBSUBSU9')?.values['name'];
  };
  const typo = { ...filed, subaward_action_date: '2205-01-01', subawardee_name: 'Wrong Name' };
  expect(await named([typo, { ...filed, subaward_action_date: '2012-01-01' }])).toBe('Invented Sub');
  expect(await named([{ ...filed, subaward_action_date: '2012-01-01' }, typo])).toBe('Invented Sub');
  expect(await named([typo])).toBe('Wrong Name');
});

test('what a file states does not depend on the order of its rows', async () => {
  const [some, other] = ['SUBSUBSUBSU9', 'OTHEROTHER12'];
  const row = fc.record({
    subaward_action_date: fc.constantFrom('2012-03-01', '2024-09-01', '2205-06-01'),
    prime_award_latest_action_date: fc.constantFrom('', '', '2012-03-01', '2025-06-01'),
    subaward_sam_report_last_modified_date: fc.constantFrom('', '', '2012-03-01', '2025-06-01'),
    subawardee_uei: fc.constantFrom(some, other),
    subawardee_name: fc.constantFrom('', 'Invented Sub', 'Invented Works'),
    subawardee_country_code: fc.constantFrom('', 'CHN', 'USA'),
    subawardee_parent_uei: fc.constantFrom('', some, other, 'PARENTPARENT'),
    subawardee_business_types: fc.constantFrom('', '', 'Sole Proprietorship'),
    prime_award_unique_key: fc.constantFrom(order, 'CONT_IDV_FA875018D0001_9700'),
    prime_award_piid: fc.constantFrom('', 'FA875018D0001', 'fa875018d0001'),
    prime_award_amount: fc.constantFrom('', '9', '10', '100'),
    prime_award_period_of_performance_start_date: fc.constantFrom('', '2019-03-01', '2020-03-01'),
    prime_award_period_of_performance_current_end_date: fc.constantFrom('', '2026-02-28', '2027-02-28'),
  });
  const columns = [
    ...Object.keys(filed),
    'prime_award_latest_action_date',
    'subaward_sam_report_last_modified_date',
    'subawardee_business_types',
  ];
  const stated = async (rows: readonly Row[]) => {
    const { rows: found, rejects } = await read(
      rows.map((each) => ({ ...filed, ...each })),
      columns,
    );
    expect(rejects).toEqual([]);
    return found
      .filter(({ table }) => table !== 'sources')
      .map(({ table, values, confidence, validFrom, validTo }) =>
        JSON.stringify([table, Object.entries(values).sort(), confidence, validFrom, validTo]),
      )
      .sort();
  };
  const shuffled = fc
    .array(row, { minLength: 2, maxLength: 6 })
    .chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })),
    );
  await fc.assert(
    fc.asyncProperty(shuffled, async ([rows, others]) => {
      expect(await stated(others)).toEqual(await stated(rows));
    }),
    { numRuns: runs(40) },
  );
});

test('the row id of a subaward does not depend on other rows, and differs if the subaward differs', async () => {
  const ids = async (rows: readonly Row[]) =>
    (await read(rows)).rows.filter(({ table }) => table === 'subcontracts').map(({ row }) => row);
  const other = { ...filed, subaward_amount: '7' };
  const [first] = await ids([filed]);
  expect(first).toMatch(/^report-1\//);
  expect(await ids([other, filed])).toEqual([expect.not.stringMatching(String(first)), first]);
});

test('doubtful keys, UEIs and dates cause notices, not rejects', async () => {
  const { rows, rejects, notices } = await read([
    { ...filed, subaward_action_date: '2007-01-01' },
    { ...filed, subaward_action_date: '2205-01-01' },
    { ...filed, prime_award_unique_key: 'something else' },
  ]);
  expect(rejects).toEqual([]);
  expect(rows.filter(({ table }) => table === 'subcontracts')).toHaveLength(3);
  const doubts = notices
    .filter(({ kind }) => kind === 'doubtful-value')
    .map(({ column, count, message }) => [column, count, message.slice(0, 8)]);
  expect(doubts).toContainEqual(['subaward_action_date', 1, 'Before 2']);
  expect(doubts).toContainEqual(['subaward_action_date', 1, 'In the f']);
  expect(doubts).toContainEqual(['prime_award_unique_key', 1, 'Not of t']);
  expect(doubts).toContainEqual(['subawardee_uei', 3, 'Not a we']);
});

test('any columns that include the required ones are read, in any order', async () => {
  const needed = ['prime_award_unique_key', 'prime_awardee_uei', 'subawardee_uei', 'subaward_action_date'];
  const optional = Object.keys(filed).filter((column) => !needed.includes(column));
  await fc.assert(
    fc.asyncProperty(
      fc
        .subarray(optional)
        .chain((some) => fc.shuffledSubarray([...needed, ...some], { minLength: needed.length + some.length })),
      async (columns) => {
        const { rows, rejects } = await read([filed], columns);
        expect(rejects).toEqual([]);
        expect(rows.at(-1)).toMatchObject({
          table: 'subcontracts',
          values: { contract: order, contractor: 'ABCDEFGHJK19', subcontractor: 'SUBSUBSUBSU9' },
          validFrom: '2025-02-19',
        });
      },
    ),
    { numRuns: runs(40) },
  );
});

test('a message names the missing columns', async () => {
  const without = (...gone: string[]) => Object.keys(filed).filter((column) => !gone.includes(column));
  await expect(read([filed], without('prime_award_unique_key'))).rejects.toThrow(
    /the column prime_award_unique_key is missing/,
  );
  await expect(read([filed], without('subawardee_uei', 'subawardee_name', 'subaward_action_date'))).rejects.toThrow(
    /the columns subaward_action_date, subawardee_uei or subawardee_duns or subawardee_name are missing/,
  );
  await expect(read([filed], [...without(), 'prime_award_fain'])).rejects.toThrow(/assistance subawards/);
});

test('a zipped download is read, and its other files are reported; two files of one name are refused', async () => {
  const folder = await temporaryFolder({
    'all.zip': writeZip([
      { name, content: csv([filed]) },
      { name: 'Assistance_Subawards.csv', content: csv([filed], [...Object.keys(filed), 'prime_award_fain']) },
    ]),
    [name]: csv([filed]),
  });
  const input = await readUsaspendingSubawards([join(folder, 'all.zip')]);
  expect(input.sources).toEqual([source]);
  expect(input.notices()).toMatchObject([
    { kind: 'personal-data' },
    { kind: 'unknown-file', file: 'Assistance_Subawards.csv' },
  ]);
  expect((await readWhole(input)).rejects).toEqual([]);
  await input.close();
  const twice = readUsaspendingSubawards([join(folder, 'all.zip'), join(folder, name)]);
  await expect(twice).rejects.toThrow(/two files have this name/);
});

test('an empty file is refused as an incomplete download; a file with only a header is reported', async () => {
  const { rows, notices } = await read([]);
  expect(rows.map(({ table }) => table)).toEqual(['sources']);
  expect(notices.map(({ kind, message }) => `${kind}: ${message.slice(0, 20)}`)).toContain(
    'doubtful-value: A header without row',
  );
  const folder = await temporaryFolder({ 'empty.csv': '', 'mark.csv': '\uFEFF' });
  for (const file of ['empty.csv', 'mark.csv'])
    await expect(readUsaspendingSubawards([join(folder, file)])).rejects.toThrow(/it is empty, without even a header/);
});

test('a performance that ends on the last representable day has no end', async () => {
  const endOf = async (end: string) => {
    const { rows } = await read([{ ...filed, prime_award_period_of_performance_current_end_date: end }]);
    return rows.find(({ table, values }) => table === 'contracts' && values['id'] === order)?.validTo;
  };
  expect(await endOf('9999-12-31')).toBeNull();
  expect(await endOf('9999-12-30')).toBe('9999-12-31');
});

test('an unreadable country is unknown and rejects no row; codes of Kosovo are known', async () => {
  const columns = [
    'prime_awardee_country_code',
    'subawardee_country_code',
    'prime_award_primary_place_of_performance_country_code',
    'subaward_primary_place_of_performance_country_code',
  ] as const;
  const all = (code: string) => Object.fromEntries(columns.map((column) => [column, code]));
  const unknown = await read([{ ...filed, ...all('XYZ') }]);
  expect(unknown.rejects).toEqual([]);
  expect(
    unknown.notices
      .filter(({ message }) => message.includes('ISO 3166'))
      .map(({ column }) => column)
      .sort(),
  ).toEqual([...columns].sort());
  for (const { values } of unknown.rows) {
    expect(values).not.toHaveProperty('country');
    expect(values).not.toHaveProperty('performed_in');
  }
  for (const code of ['XKX', 'XKS']) {
    const { rows } = await read([{ ...filed, ...all(code) }]);
    expect(rows.find(({ table }) => table === 'subcontracts')?.values).toMatchObject({ performed_in: 'XK' });
  }
});

test('USA without the country’s name, which USAspending writes for an unknown country, is unknown', async () => {
  const names = ['subawardee_country_name', 'subaward_primary_place_of_performance_country_name'] as const;
  const columns = [...Object.keys(filed), ...names];
  const countriesOf = async (row: Row, given = columns) => {
    const { rows, notices } = await read([row], given);
    const [prime, subawardee] = ['ABCDEFGHJK19', 'SUBSUBSUBSU9'].map((id) =>
      rows.find(({ table, values }) => table === 'organizations' && values['id'] === id),
    );
    return {
      prime: prime?.values['country'],
      subawardee: subawardee?.values['country'],
      performedIn: rows.at(-1)?.values['performed_in'],
      reported: notices.flatMap(({ column, message }) => (message.startsWith('USA without') ? [column] : [])),
    };
  };
  const filledIn = {
    ...filed,
    subawardee_country_code: 'USA',
    subaward_primary_place_of_performance_country_code: 'USA',
  };
  expect(await countriesOf(filledIn)).toEqual({
    prime: 'US',
    reported: ['subawardee_country_code', 'subaward_primary_place_of_performance_country_code'],
  });
  const known = { prime: 'US', subawardee: 'US', performedIn: 'US', reported: [] };
  expect(await countriesOf({ ...filledIn, [names[0]]: 'UNITED STATES', [names[1]]: 'UNITED STATES' })).toEqual(known);
  // A file without these columns does not tell.
  expect(await countriesOf(filledIn, Object.keys(filed))).toEqual(known);
  expect(await countriesOf(filed)).toEqual({ prime: 'US', subawardee: 'CN', performedIn: 'CN', reported: [] });
});

test('a parent that the award’s key does not contain is reported, never guessed', async () => {
  const alone = await read([{ ...filed, prime_award_unique_key: 'CONT_AWD_FA875019F0001_9700_-NONE-_-NONE-' }]);
  expect(alone.notices).toContainEqual(expect.objectContaining({ column: 'prime_award_parent_piid', line: 2 }));
  expect(alone.rows.filter(({ table }) => table === 'contracts')).toHaveLength(1);
  const other = await read([{ ...filed, prime_award_parent_piid: 'ANOTHER' }]);
  expect(other.notices).toContainEqual(expect.objectContaining({ column: 'prime_award_parent_piid', line: 2 }));
  expect((await read([filed])).notices.map(({ column }) => column)).not.toContain('prime_award_parent_piid');
});

test('a sole proprietor is shown by UEI, whichever row marks it as one', async () => {
  const person = { subawardee_name: 'Jane Doe', subawardee_uei: 'F5D8RKAXL1M3' };
  const { rows, notices } = await read(
    [
      { ...filed, ...person, subawardee_business_types: '' },
      {
        ...filed,
        ...person,
        subaward_number: '2',
        subawardee_business_types: 'For Profit Organization,Sole Proprietorship',
      },
      { ...filed, ...person, subaward_number: '3', subaward_action_date: '2025-03-01', subawardee_business_types: '' },
      {
        ...filed,
        ...person,
        subaward_number: '4',
        subawardee_uei: '',
        subawardee_business_types: '2J',
        subawardee_parent_duns: '987654321',
        subawardee_parent_name: 'JANE DOE',
      },
    ].map((row) => ({ subawardee_parent_name: '', ...row, subawardee_parent_uei: '' })),
    [...Object.keys(filed), 'subawardee_business_types', 'subawardee_parent_name', 'subawardee_parent_duns'],
  );
  const names = rows.filter(({ table }) => table === 'organizations').map(({ values }) => values['name']);
  expect(names).toEqual([
    'Invented Prime',
    'Invented Holding',
    'Sole proprietor F5D8RKAXL1M3',
    'Sole proprietor',
    'Sole proprietor DUNS-987654321',
  ]);
  const said = rows.filter(({ table }) => table === 'organizations').map(({ values }) => values['sole_proprietor']);
  expect(said).toEqual([undefined, undefined, true, true, true]);
  expect(JSON.stringify(rows)).not.toMatch(/jane/i);
  const told = notices.find(({ column }) => column === 'subawardee_name');
  expect(told).toMatchObject({ kind: 'personal-data', count: 2 });
});

test('trading names of primes and subawardees are not imported, and the log counts them by column', async () => {
  const [prime, sub] = ['prime_awardee_dba_name', 'subawardee_dba_name'];
  const { rows, notices } = await read(
    [{ ...filed, [prime]: 'Prime Trade', [sub]: 'Sub Trade' }],
    [...Object.keys(filed), prime, sub],
  );
  expect(JSON.stringify(rows)).not.toContain('Trade');
  expect(notices.filter(({ kind }) => kind === 'unknown-column')).toMatchObject([
    { column: prime, count: 1, message: tradingNamesLeftOut },
    { column: sub, count: 1, message: tradingNamesLeftOut },
  ]);
});
