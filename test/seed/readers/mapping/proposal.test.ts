import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMapped } from '#seed/readers/mapping/input.ts';
import { parseMapping, writeMapping } from '#seed/readers/mapping/mapping.ts';
import { proposeMapping } from '#seed/readers/mapping/proposal.ts';
import { openRows } from '#seed/readers/sheet/row-source.ts';
import { readWhole } from '../../read-whole.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

async function written(text: string): Promise<string> {
  return join(await temporaryFolder({ 'Our suppliers (2026).csv': text }), 'Our suppliers (2026).csv');
}

async function propose(text: string) {
  const source = await openRows(await written(text));
  try {
    return await proposeMapping(source);
  } finally {
    await source.close();
  }
}

const list = [
  'Vendor No;Vendor Name;Registration;State;Ctry;Code;Parent Company;Stake %;Since;Contact Name;Notes',
  '17;Acme Inc;549300MLUDYVRQOOXS22;CA;China;1ABC2;Top Co;25 %;31.12.2024;Jane Doe;x',
  '18;Core LLC;;DE;US;7XYZ9;;;;John Roe;y',
].join('\n');

test('columns are recognized by their names and the forms of their values', async () => {
  const { columns } = await propose(list);
  expect(columns.map(({ header, form, role, isPersonal }) => [header, form, role, isPersonal])).toEqual([
    ['Vendor No', 'NUMBER', 'ref', false],
    ['Vendor Name', 'TEXT', 'name', false],
    ['Registration', 'LEI', 'lei', false],
    ['State', 'TEXT', null, false],
    ['Ctry', 'COUNTRY', 'country', false],
    ['Code', 'CAGE', 'cage', false],
    ['Parent Company', 'TEXT', 'ownerName', false],
    ['Stake %', 'PERCENT', 'share', false],
    ['Since', 'DATE', 'since', false],
    ['Contact Name', 'TEXT', null, true],
    ['Notes', 'TEXT', null, false],
  ]);
});

test('the proposed mapping is a file that imports the list, and names what it leaves out', async () => {
  const { mapping, doubts } = await propose(list);
  if (mapping === null) throw new Error('Nothing was proposed');
  expect(mapping.source.id).toBe('our-suppliers-2026');
  expect(mapping.dateFormat).toBe('dd.mm.yyyy');
  expect(mapping.leftOut).toEqual(['Vendor No', 'State', 'Contact Name', 'Notes']);
  expect(doubts[0]).toBe('Personal data is never stored: Contact Name');
  const again = parseMapping(writeMapping(mapping), 'm.yaml');
  expect(again).toEqual(mapping);
  const input = await readMapped([await written(list)], again);
  const { rows, rejects } = await readWhole(input);
  expect(rejects).toEqual([]);
  expect(input.notices()).toEqual([]);
  await input.close();
  expect(rows.slice(1).map(({ table, values, validFrom }) => [table, values, validFrom])).toEqual([
    [
      'organizations',
      { id: 'LEI-549300MLUDYVRQOOXS22', name: 'Acme Inc', lei: '549300MLUDYVRQOOXS22', cage: '1ABC2', country: 'CN' },
      null,
    ],
    ['organizations', { id: 'our-suppliers-2026:top co', name: 'Top Co' }, null],
    ['organizations', { id: 'our-suppliers-2026:CAGE-7XYZ9', name: 'Core LLC', cage: '7XYZ9', country: 'US' }, null],
    [
      'ownership',
      { owner: 'our-suppliers-2026:top co', owned: 'LEI-549300MLUDYVRQOOXS22', share_pct: 25 },
      '2024-12-31',
    ],
  ]);
});

const subcontracts = [
  'Prime Contractor,Prime UEI,Prime Parent Name,Contract Number,Subcontractor,Sub UEI,Subaward Number,Subaward Amount,Place of Performance Country,Start Date',
  'Prime Inc,ZQGGHJH74DW7,Top Co,W15P7T19D0133,Acme LLC,YNDUZMUZF8H8,S-01,"$1,500.00",India,2025-01-31',
  ',,,,Core LLC,,,,,',
].join('\n');

test('a list of subcontracts becomes primes, contracts and subcontracts', async () => {
  const { mapping, doubts } = await propose(subcontracts);
  if (mapping === null) throw new Error('Nothing was proposed');
  expect(mapping.leftOut).toEqual(['Prime Parent Name']);
  expect(doubts).toEqual([
    expect.stringMatching(/^Each row says that the prime contractor subcontracts to the supplier/),
  ]);
  const input = await readMapped([await written(subcontracts)], parseMapping(writeMapping(mapping), 'm.yaml'));
  const { rows, rejects } = await readWhole(input);
  await input.close();
  expect(rejects).toEqual([]);
  expect(rows.slice(1).map(({ table, values, validFrom }) => [table, values, validFrom])).toEqual([
    ['organizations', { id: 'YNDUZMUZF8H8', name: 'Acme LLC', uei: 'YNDUZMUZF8H8' }, null],
    ['organizations', { id: 'ZQGGHJH74DW7', name: 'Prime Inc', uei: 'ZQGGHJH74DW7' }, null],
    ['organizations', { id: 'our-suppliers-2026:core llc', name: 'Core LLC' }, null],
    ['contracts', { id: 'W15P7T19D0133', piid: 'W15P7T19D0133', prime: 'ZQGGHJH74DW7' }, null],
    [
      'subcontracts',
      {
        ...{ contract: 'W15P7T19D0133', contractor: 'ZQGGHJH74DW7', subcontractor: 'YNDUZMUZF8H8' },
        ...{ subaward_number: 'S-01', amount: 1500, performed_in: 'IN' },
      },
      '2025-01-31',
    ],
  ]);
});

test('a list of awards becomes contracts with their primes; what only a subcontract or contract could be is said to be left out', async () => {
  const awards = await propose(
    'Contract Award Unique Key,Award ID (PIID),Recipient Name,Recipient UEI,Award Amount\nCONT_AWD_1,N0001,Prime Inc,ZQGGHJH74DW7,7\n',
  );
  expect(awards.mapping?.rows.map(({ table, columns }) => [table, columns])).toEqual([
    [
      'organizations',
      {
        id: { organization: { uei: 'Recipient UEI', name: 'Recipient Name' } },
        ...{ name: 'Recipient Name', uei: 'Recipient UEI' },
      },
    ],
    [
      'contracts',
      {
        ...{ id: 'Contract Award Unique Key', piid: 'Award ID (PIID)' },
        prime: { organization: { uei: 'Recipient UEI', name: 'Recipient Name' } },
        value: 'Award Amount',
      },
    ],
  ]);
  expect([awards.mapping?.leftOut, awards.doubts]).toEqual([[], []]);

  const suppliers = await propose('Supplier,Contract No\nAcme,7\n');
  expect(suppliers.mapping?.rows.map(({ table }) => table)).toEqual(['organizations']);
  expect(suppliers.doubts).toEqual(['Contract No is left out: no column says who the prime contractor is']);
  const pairs = await propose('Prime,Supplier\nTop,Acme\n');
  expect(pairs.mapping?.leftOut).toEqual(['Prime']);
  expect(pairs.doubts).toEqual([expect.stringMatching(/^No column has the contract/)]);
  // Nobody else is named: they are the suppliers.
  const recipients = await propose('Recipient\nAcme\n');
  expect(recipients.mapping?.rows.map(({ table, columns }) => [table, columns['name']])).toEqual([
    ['organizations', 'Recipient'],
  ]);
});

test('days whose order is not clear are said to be, and a list without organizations has no mapping', async () => {
  const { mapping, doubts } = await propose('Company,Owner,Since\nAcme,Top,01/02/2024\n');
  expect(mapping?.dateFormat).toBe('yyyy-mm-dd');
  expect(doubts.join()).toContain('The order of day and month is not clear');
  expect((await propose('Color,Size\nred,7\n')).mapping).toBeNull();
});
