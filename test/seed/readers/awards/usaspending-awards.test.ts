import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { tradingNamesLeftOut } from '#seed/readers/awards/party.ts';
import { readUsaspendingAwards } from '#seed/readers/awards/usaspending-awards.ts';
import { readWhole } from '../../read-whole.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { writeZip } from '../write-zip.ts';

const order = 'CONT_AWD_FA875019F0001_9700_FA875018D0001_9700';
const name = 'Contracts_PrimeAwardSummaries_2026-11-20_H15M32S45_1.csv';

/** One row of a download, in the form of USAspending. */
const filed = {
  contract_award_unique_key: order,
  award_id_piid: 'FA875019F0001',
  parent_award_id_piid: 'FA875018D0001',
  total_obligated_amount: '1000000.00',
  current_total_value_of_award: '1500000.00',
  award_latest_action_date: '2025-05-01',
  period_of_performance_start_date: '2019-03-01',
  period_of_performance_current_end_date: '2026-02-28',
  awarding_agency_code: '097',
  awarding_agency_name: 'Department of Defense',
  awarding_sub_agency_code: '5700',
  awarding_sub_agency_name: 'Department of the Air Force',
  recipient_uei: 'abcdefghjk19',
  recipient_name: 'Invented Prime',
  cage_code: '1ABC2',
  recipient_parent_uei: 'PARENTPARENT',
  recipient_parent_name: 'Invented Holding',
  recipient_country_code: 'USA',
  recipient_address_line_1: '1 Home Street',
  recipient_phone_number: '2025550123',
  primary_place_of_performance_country_code: 'DEU',
  prime_award_base_transaction_description: 'CLOUD SERVICES',
  sole_proprietorship: 'f',
  organizational_type: 'CORPORATE NOT TAX EXEMPT',
};
type Row = Partial<typeof filed> & Readonly<Record<string, string>>;

const csv = (rows: readonly Row[], columns: readonly string[] = Object.keys(filed)) =>
  stringify([...rows], { header: true, columns: [...columns] });

async function read(rows: readonly Row[], columns?: readonly string[]) {
  const folder = await temporaryFolder({ [name]: csv(rows, columns) });
  const input = await readUsaspendingAwards([join(folder, name)]);
  return { ...(await readWhole(input)), notices: input.notices(), input };
}

test('a row becomes the award with its agency, prime, owner, vehicle, value, period and place', async () => {
  const { rows, rejects, notices } = await read([filed]);
  expect(rejects).toEqual([]);
  expect(
    rows.slice(1).map(({ table, values, confidence, row, validFrom, validTo }) => ({
      table,
      ...values,
      confidence,
      row,
      validFrom,
      validTo,
    })),
  ).toEqual([
    { table: 'agencies', id: '097', name: 'Department of Defense', ...undated(90) },
    { table: 'agencies', id: '5700', name: 'Department of the Air Force', parent: '097', ...undated(90) },
    {
      table: 'organizations',
      id: 'ABCDEFGHJK19',
      uei: 'ABCDEFGHJK19',
      cage: '1ABC2',
      name: 'Invented Prime',
      country: 'US',
      ...undated(80),
    },
    { table: 'organizations', id: 'PARENTPARENT', uei: 'PARENTPARENT', name: 'Invented Holding', ...undated(70) },
    {
      table: 'ownership',
      owner: 'PARENTPARENT',
      owned: 'ABCDEFGHJK19',
      interest: 'parent as reported to SAM.gov',
      ...undated(70),
    },
    {
      table: 'contracts',
      id: 'CONT_IDV_FA875018D0001_9700',
      piid: 'FA875018D0001',
      identified: true,
      ...undated(85),
    },
    {
      table: 'contracts',
      id: order,
      piid: 'FA875019F0001',
      title: 'CLOUD SERVICES',
      agency: '5700',
      prime: 'ABCDEFGHJK19',
      value: 1_500_000,
      parent: 'CONT_IDV_FA875018D0001_9700',
      identified: true,
      performed_in: 'DE',
      confidence: 95,
      row: order,
      validFrom: '2019-03-01',
      validTo: '2026-03-01',
    },
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/Home Street|2025550123/);
  expect(notices.find(({ kind }) => kind === 'personal-data')?.message).toMatch(/address_line_1.*phone_number/);
});

function undated(confidence: number) {
  return { confidence, row: null, validFrom: null, validTo: null };
}

test('the value is the current total, else what is obligated; a row without a company is an award without a prime', async () => {
  const other = 'CONT_AWD_X_9700_-NONE-_-NONE-';
  const { rows, rejects } = await read([
    { ...filed, current_total_value_of_award: '' },
    { ...filed, contract_award_unique_key: other, recipient_uei: '', recipient_name: '' },
    { ...filed, contract_award_unique_key: `${other}2`, current_total_value_of_award: 'much' },
  ]);
  const contracts = rows.filter(({ table, row }) => table === 'contracts' && row !== null);
  expect(contracts.map(({ values }) => [values['id'], values['value'], values['prime']])).toEqual([
    [order, 1_000_000, 'ABCDEFGHJK19'],
    [other, 1_500_000, undefined],
  ]);
  expect(rejects).toMatchObject([{ line: 4, column: 'current_total_value_of_award', value: 'much' }]);
});

test('a vehicle’s value of zero is left out: its orders obligate the money', async () => {
  const { rows } = await read(
    ['0.00', '25000'].flatMap((value, at) =>
      ['AWD_X_9700_-NONE-_-NONE-', 'IDV_X_9700'].map((key) => ({
        ...filed,
        contract_award_unique_key: `CONT_${key}${at}`,
        current_total_value_of_award: value,
      })),
    ),
  );
  const values = rows.filter(({ row }) => row?.startsWith('CONT_')).map((row) => row.values['value']);
  expect(values).toEqual([0, undefined, 25_000, 25_000]);
});

const bpa = 'CONT_IDV_HC102819A0001_9700';
const schedule = 'CONT_IDV_GS35F0001X_4730';
/** A vehicle under a schedule of another agency. */
const ofBpa = {
  ...filed,
  contract_award_unique_key: bpa,
  award_id_piid: 'HC102819A0001',
  parent_award_id_piid: 'gs35f0001x',
  parent_award_agency_id: '4730',
};

test('a vehicle, whose key contains no parent, is under the one that its columns identify', async () => {
  const contractsOf = async (row: Row) => {
    const { rows, notices } = await read([row], Object.keys(ofBpa));
    return {
      contracts: rows
        .filter(({ table }) => table === 'contracts')
        .map(({ values }) => [values['id'], values['piid'], values['parent']]),
      reported: notices.filter(({ column }) => column === 'parent_award_id_piid').length,
    };
  };
  expect(await contractsOf(ofBpa)).toEqual({
    contracts: [
      [schedule, 'GS35F0001X', undefined],
      [bpa, 'HC102819A0001', schedule],
    ],
    reported: 0,
  });
  const alone = [[bpa, 'HC102819A0001', undefined]];
  for (const parent of [
    { parent_award_agency_id: '' },
    { parent_award_id_piid: 'HC102819A0001', parent_award_agency_id: '9700' },
    { parent_award_id_piid: '-NONE-', parent_award_agency_id: '-NONE-' },
    { parent_award_id_piid: 'X'.repeat(1000) },
  ])
    expect(await contractsOf({ ...ofBpa, ...parent })).toEqual({ contracts: alone, reported: 1 });
  // The key of an order says what it is under.
  const ofOrder = { ...ofBpa, contract_award_unique_key: 'CONT_AWD_HC102819A0001_9700_-NONE-_-NONE-' };
  expect(await contractsOf(ofOrder)).toMatchObject({ contracts: [[expect.anything(), 'HC102819A0001', undefined]] });
});

test('what a vehicle is under stays as it was stated before if the vehicle’s row cannot be read', async () => {
  const { rejects } = await read([{ ...ofBpa, current_total_value_of_award: 'much' }], Object.keys(ofBpa));
  const kept = rejects.flatMap(({ identities }) => identities ?? []).filter(({ table }) => table === 'contracts');
  expect(kept.map(({ values }) => values['id'])).toEqual([bpa, schedule]);
});

test('the transactions of an award are combined: the latest counts', async () => {
  const transactions = ['2024-01-01', '2026-01-01', '2025-01-01'].map((day, index) => ({
    ...filed,
    contract_transaction_unique_key: `t${index}`,
    action_date: day,
    current_total_value_of_award: String(index),
  }));
  const { rows } = await read(transactions, [...Object.keys(filed), 'contract_transaction_unique_key', 'action_date']);
  const contracts = rows.filter(({ table, values }) => table === 'contracts' && values['id'] === order);
  expect(contracts.map(({ values }) => values['value'])).toEqual([1]);
});

async function ownershipOf(awards: readonly Row[], columns?: readonly string[]): Promise<readonly string[]> {
  const rows = awards.map((award, index) => ({ ...filed, contract_award_unique_key: `${order}${index}`, ...award }));
  const { rows: stated } = await read(rows, columns);
  return stated
    .filter(({ table }) => table === 'ownership')
    .map(({ values }) => `${String(values['owner'])} owns ${String(values['owned'])}`);
}

const parentOn = (day: string, parent: string): Row => ({
  award_latest_action_date: day,
  recipient_parent_uei: parent,
  recipient_parent_name: '',
});

test('a company has one parent: the one of its latest action, whichever row comes first', async () => {
  const [former, later] = [parentOn('2012-05-01', 'FORMERFORMER'), parentOn('2025-05-01', 'PARENTPARENT')];
  for (const rows of [
    [former, later],
    [later, former],
    [later, former, parentOn('2026-01-01', '')],
  ])
    expect(await ownershipOf(rows)).toEqual(['PARENTPARENT owns ABCDEFGHJK19']);
  // Since then the company is its own parent.
  const independent = parentOn('2025-06-01', 'ABCDEFGHJK19');
  expect(await ownershipOf([independent, former, later])).toEqual([]);
  expect(await ownershipOf([former, independent])).toEqual([]);
  // Two rows of one day may name the company itself and another one.
  const [sameDay, holding] = [parentOn('2025-05-01', 'ABCDEFGHJK19'), parentOn('2025-05-01', 'ABBCDEFGHJK1')];
  for (const rows of [
    [sameDay, holding],
    [holding, sameDay],
  ])
    expect(await ownershipOf(rows)).toEqual(['ABBCDEFGHJK1 owns ABCDEFGHJK19']);
  // Each company has its own.
  expect(await ownershipOf([{ ...former, recipient_uei: 'OTHEROTHER12' }, later])).toEqual([
    'FORMERFORMER owns OTHEROTHER12',
    'PARENTPARENT owns ABCDEFGHJK19',
  ]);
});

test('a parent with the DUNS number of the company is the company itself', async () => {
  const columns = [...Object.keys(filed), 'recipient_duns', 'recipient_parent_duns'];
  const [duns, other] = ['078051120', '012345678'];
  const own = { recipient_duns: duns, recipient_parent_duns: duns };
  expect(await ownershipOf([{ ...own, recipient_parent_uei: '' }], columns)).toEqual([]);
  expect(await ownershipOf([{ ...own, recipient_uei: '' }], columns)).toEqual([]);
  const held = { ...own, recipient_parent_uei: '', recipient_parent_duns: other };
  expect(await ownershipOf([held], columns)).toEqual([`DUNS-${other} owns ABCDEFGHJK19`]);
  const { rows } = await read([{ ...filed, ...own, recipient_parent_uei: '' }], columns);
  expect(JSON.stringify(rows)).not.toContain(`DUNS-${duns}`);
});

test('a parent that only a row which cannot be read names stays, unless another row names the parent of the company', async () => {
  const former = { ...filed, ...parentOn('2012-05-01', 'FORMERFORMER'), current_total_value_of_award: 'much' };
  const keptOwners = async (rows: readonly Row[]) => {
    const { rejects } = await read(rows);
    const identities = rejects.flatMap((reject) => reject.identities ?? []);
    return identities.filter(({ table }) => table === 'ownership').map(({ values }) => values['owner']);
  };
  expect(await keptOwners([former])).toEqual(['FORMERFORMER']);
  expect(await keptOwners([former, { ...filed, contract_award_unique_key: `${order}2` }])).toEqual([]);
});

test('an identifier that many companies share never merges them, and a sole proprietor is shown by UEI', async () => {
  const shared = { recipient_uei: 'HHHHHHHHHH12', recipient_name: 'MISCELLANEOUS FOREIGN AWARDEES', cage_code: '' };
  const { rows, notices } = await read([
    { ...filed, ...shared },
    { ...filed, ...shared, contract_award_unique_key: `${order}2` },
    { ...filed, contract_award_unique_key: `${order}3`, recipient_name: 'Jane Doe', sole_proprietorship: 't' },
    {
      ...filed,
      contract_award_unique_key: `${order}4`,
      recipient_uei: 'F5D8RKAXL1M3',
      recipient_name: 'Jane Roe',
      organizational_type: 'SOLE PROPRIETORSHIP',
    },
  ]);
  const primes = rows.filter(({ table, row }) => table === 'contracts' && row !== null);
  expect(primes.map(({ values }) => values['prime'])).toEqual([
    `${order}/prime`,
    `${order}2/prime`,
    'ABCDEFGHJK19',
    'F5D8RKAXL1M3',
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/HHHHHHHHHH12|Jane/);
  expect(notices).toContainEqual(expect.objectContaining({ column: 'recipient_uei', count: 2 }));
  expect(notices).toContainEqual(expect.objectContaining({ kind: 'personal-data', column: 'recipient_name' }));
});

test('of a zipped download the prime awards of contracts are read; a file of another kind is named as such', async () => {
  const subawards = 'prime_award_unique_key,subaward_action_date\nx,y\n';
  const folder = await temporaryFolder({
    'all.zip': writeZip([
      { name, content: csv([filed]) },
      { name: 'Contracts_Subawards.csv', content: subawards },
      { name: 'Assistance_PrimeAwardSummaries.csv', content: 'assistance_award_unique_key\nx\n' },
      { name: 'Data_Dictionary.xlsx', content: 'x' },
    ]),
    'subawards.csv': subawards,
    'other.csv': 'a,b\n1,2\n',
  });
  const input = await readUsaspendingAwards([join(folder, 'all.zip')]);
  expect(input.sources).toEqual([`usaspending-awards:${name}`]);
  expect((await readWhole(input)).rejects).toEqual([]);
  expect(input.notices().flatMap(({ kind, file }) => (kind === 'unknown-file' ? [file] : []))).toEqual([
    'Data_Dictionary.xlsx',
    'Contracts_Subawards.csv',
    'Assistance_PrimeAwardSummaries.csv',
  ]);
  await input.close();
  await expect(readUsaspendingAwards([join(folder, 'subawards.csv')])).rejects.toThrow(/use usaspending-subawards/);
  await expect(readUsaspendingAwards([join(folder, 'other.csv')])).rejects.toThrow(
    /^other\.csv: not a file of prime awards of USAspending \(the columns contract_award_unique_key, recipient_uei or/,
  );
});

test('a file of changes is refused, since its deletions do not name their award', async () => {
  const changes = [
    { ...filed, correction_delete_ind: '' },
    { correction_delete_ind: 'D', award_id_piid: 'FA875019F0002' },
  ];
  const folder = await temporaryFolder({
    'FY(All)_097_Contracts_Delta_20260908_1.csv': csv(changes, ['correction_delete_ind', ...Object.keys(filed)]),
  });
  await expect(readUsaspendingAwards([join(folder, 'FY(All)_097_Contracts_Delta_20260908_1.csv')])).rejects.toThrow(
    /it contains only changes: download the full file/,
  );
});

test('trading names are not imported, and the log counts the rows that have one', async () => {
  const column = 'recipient_doing_business_as_name';
  const { rows, notices } = await read(
    [
      { ...filed, [column]: 'Invented Trade' },
      { ...filed, [column]: '' },
      { ...filed, [column]: 'Other Trade' },
    ],
    [...Object.keys(filed), column],
  );
  expect(JSON.stringify(rows)).not.toContain('Trade');
  expect(notices.filter(({ kind }) => kind === 'unknown-column')).toEqual([
    { kind: 'unknown-column', file: name, column, line: 2, count: 2, message: tradingNamesLeftOut },
  ]);
});
