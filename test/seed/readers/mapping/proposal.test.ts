import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMapped } from '#seed/readers/mapping/input.ts';
import { parseMapping, writeMapping } from '#seed/readers/mapping/mapping.ts';
import { proposeMapping } from '#seed/readers/mapping/proposal.ts';
import { openRows } from '#seed/readers/sheet/row-source.ts';
import { readWhole } from '../../read-whole.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { numberCell, writeXlsx } from '../sheet/write-xlsx.ts';

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
  'Vendor No;Vendor Name;Registration;State;Ctry;Code;Parent Company;Stake %;Stake since;Contact Name;Notes',
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
    ['Stake since', 'DATE', 'ownedSince', false],
    ['Contact Name', 'TEXT', null, true],
    ['Notes', 'TEXT', null, false],
  ]);
});

test('the proposed mapping is a file that imports the list, and the import names every column that it does not read', async () => {
  const { mapping, doubts } = await propose(list);
  if (mapping === null) throw new Error('Nothing was proposed');
  expect(mapping.source.id).toBe('our-suppliers-2026');
  expect(mapping.dateFormat).toBe('dd.mm.yyyy');
  expect(mapping.leftOut).toEqual(['Contact Name']);
  expect(doubts[0]).toBe('Personal data is never stored: Contact Name');
  const again = parseMapping(writeMapping(mapping), 'm.yaml');
  expect(again).toEqual(mapping);
  const input = await readMapped([await written(list)], again);
  const { rows, rejects } = await readWhole(input);
  expect(rejects).toEqual([]);
  expect(input.notices().map(({ column, message }) => [column, message])).toEqual(
    ['Vendor No', 'State', 'Notes'].map((column) => [column, 'Not in the mapping: not read']),
  );
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
  expect(mapping.leftOut).toEqual([]);
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
  expect(suppliers.doubts).toEqual(['Contract No is not mapped: no column says who the prime contractor is']);
  const pairs = await propose('Prime,Supplier\nTop,Acme\n');
  expect(pairs.doubts).toEqual([expect.stringMatching(/^No column has the contract/)]);
  // Nobody else is named: they are the suppliers.
  const recipients = await propose('Recipient\nAcme\n');
  expect(recipients.mapping?.rows.map(({ table, columns }) => [table, columns['name']])).toEqual([
    ['organizations', 'Recipient'],
  ]);
});

test('days whose order is not clear are said to be, and a list without organizations has no mapping', async () => {
  const { mapping, doubts } = await propose('Company,Owner,Owner since\nAcme,Top,01/02/2024\n');
  expect(mapping?.dateFormat).toBe('yyyy-mm-dd');
  expect(doubts.join()).toContain('The order of day and month is not clear');
  expect((await propose('Color,Size\nred,7\n')).mapping).toBeNull();
});

/** What a proposed mapping makes of a list, by table. */
async function importProposed(text: string) {
  const { mapping, doubts } = await propose(text);
  if (mapping === null) throw new Error('Nothing was proposed');
  const input = await readMapped([await written(text)], parseMapping(writeMapping(mapping), 'm.yaml'));
  const { rows, rejects } = await readWhole(input);
  const notices = input.notices();
  await input.close();
  const of = (table: string) => rows.flatMap((row) => (row.table === table ? [row] : []));
  const names = of('organizations').map(({ values }) => values['name']);
  return { mapping, doubts, rejects, notices, of, names };
}

test('rows that say that they are about persons are not imported, nor names that may be theirs', async () => {
  const kinds = await importProposed(
    'name,schema,program\nAcme Holding,Company,x\nJane Doe,Person,x\nNorthrop Grumman,Company,x\n',
  );
  expect(kinds.names).toEqual(['Acme Holding', 'Northrop Grumman']);
  expect(kinds.doubts).toContain('Rows about persons are left out: those whose schema is Person');
  expect(kinds.rejects).toEqual([]);
  const vendors = await importProposed(
    'Vendor Name,Vendor Type\nAcme LLC,LLC\nJane Doe,Individual\n王小明,Individual/Sole Proprietor\nRoe,1099 contractor\n',
  );
  expect(vendors.names).toEqual(['Acme LLC']);

  const untyped = await importProposed(
    'Name,Note\nAcme LLC,\nJane Doe,\n"DOE, JOHN Q.",\nDr. Hans Müller,\n王小明,\nLeidos,\n',
  );
  expect(untyped.names).toEqual(['Acme LLC', 'Leidos']);
  expect(untyped.rejects.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
  expect(JSON.stringify(untyped.rejects)).not.toMatch(/Jane|JOHN|Hans|王小明/);
  expect(untyped.doubts).toContain(
    'Names that may be of persons are rejected unless you say that the list names organizations only: Name (2 of 6)',
  );
});

test('a list that names organizations only may say so, but a name with the form of one of a person is still refused', async () => {
  const text = 'Name,Owner\nNorthrop Grumman,Booz Allen\nAcme LLC,Dr. Hans Müller\n';
  const { mapping } = await propose(text);
  if (mapping === null) throw new Error('Nothing was proposed');
  const input = await readMapped([await written(text)], { ...mapping, organizationsOnly: true });
  const { rows, rejects } = await readWhole(input);
  await input.close();
  expect(rows.flatMap(({ table, values }) => (table === 'ownership' ? [values] : []))).toEqual([
    { owner: 'our-suppliers-2026:booz allen', owned: 'our-suppliers-2026:northrop grumman' },
  ]);
  expect(rejects).toMatchObject([
    { line: 3, reason: 'Looks like the name of a person, which is never stored', value: 'Xx. Xxxx Xxxxxx' },
  ]);
});

test('totals and notes are no organizations', async () => {
  const { names, rejects } = await importProposed(
    'Supplier,Amount\nAcme Inc,5\nSubtotal,5\nTOTAL (10 suppliers),5\n* Source: ERP extract. Do not distribute.,\nTotalEnergies,1\n',
  );
  expect(names).toEqual(['Acme Inc', 'TotalEnergies']);
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual(
    [3, 4, 5].map((line) => [line, 'Looks like a total or a note, not an organization']),
  );
});

test('a parent and an ultimate parent are two owners, of whom the direct one is mapped; numbered owners are all', async () => {
  const parents = await importProposed(
    'Vendor,UEI,Parent Company UEI,Ultimate Parent\nAcme Inc,YNDUZMUZF8H8,ZL41ERXMPAR3,Leidos Holdings\n',
  );
  expect(parents.of('ownership').map(({ values }) => values)).toEqual([
    { owner: 'ZL41ERXMPAR3', owned: 'YNDUZMUZF8H8' },
  ]);
  expect(parents.names).toEqual(['Acme Inc', undefined]);
  expect(parents.doubts).toContain('Not mapped, since they are of another owner: Ultimate Parent');
  const numbered = await importProposed(
    'Vendor,Owner 1,Owner 1 %,Owner 2,Owner 2 %\nAcme Inc,Top Co,60%,Best Co,40%\n',
  );
  expect(numbered.of('ownership').map(({ values }) => [values['owner'], values['share_pct']])).toEqual([
    ['our-suppliers-2026:top co', 60],
    ['our-suppliers-2026:best co', 40],
  ]);
  const makers = await propose('Vendor,Manufacturer CAGE\nAcme Inc,1ABC2\n');
  expect(makers.mapping?.rows[0]?.columns['id']).toEqual({ organization: { name: 'Vendor' } });
});

test('days of a designation are never days of ownership', async () => {
  const { of, doubts } = await importProposed(
    'Name,Parent Name,Start date,End date\nChina Marine Electronics Co.,China State Shipbuilding,2024-01-31,2025-01-07\n',
  );
  expect(of('ownership').map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([[null, null]]);
  expect(doubts).toContain('Not mapped, since the header does not say of what the days are: Start date, End date');
});

test('a cell that is no number loses that cell only', async () => {
  const { of, rejects, notices } = await importProposed(
    'Company,Owner,Stake\nAcme Inc,Top Co,60%\nCore Inc,Top Co,<5%\nDome Inc,Top Co,majority\nEdge Inc,Top Co,25-50%\n',
  );
  expect(rejects).toEqual([]);
  expect(of('ownership').map(({ values }) => values['share_pct'])).toEqual([60, undefined, undefined, undefined]);
  expect(notices).toMatchObject([
    { column: 'Stake', line: 3, count: 2, message: 'Cells that are not a number: only the cell is not read' },
    { column: 'Stake', line: 5, count: 1 },
  ]);
  expect(notices[1]?.message).toMatch(/^Cells that are a range, and the field/);
  const owned = await importProposed('Company,Parent,% Owned\nAcme Inc,Top Co,75%\n');
  expect(owned.of('ownership').map(({ values }) => values['share_pct'])).toEqual([75]);
});

test.each(['Award Date', 'Start'])('amounts of accountants and the day in %s are recognized', async (day) => {
  const { of, rejects } = await importProposed(
    [
      `Prime,Contract #,Supplier,Sub Value ($),Subcontract #,${day}`,
      'Top Inc,C-1,Acme Inc,"$1,250,000.00",S-1,7/14/2024',
      'Top Inc,C-1,Core Inc,"(5,000.00)",S-2,7/4/2024',
    ].join('\n'),
  );
  expect(rejects).toEqual([]);
  expect(
    of('subcontracts').map(({ values, validFrom }) => [values['amount'], values['subaward_number'], validFrom]),
  ).toEqual([
    [1250000, 'S-1', '2024-07-14'],
    [-5000, 'S-2', '2024-07-04'],
  ]);
});

test.each([
  ['Firmenname;Land;Muttergesellschaft;Anteil', 'Acme GmbH;Deutschland;Top AG;51%'],
  ['Raison sociale;Pays;Actionnaire;Part %', 'Acme SARL;Allemagne;Top SA;51%'],
  ['Razón social;País;Propietario;Participación', 'Acme Ltda;Alemania;Top Corp;51%'],
  ['供应商名称;国家;股东;持股比例', '华为技术有限公司;德国;中国电子集团;51%'],
])('headers in other languages are recognized: %s', async (header, row) => {
  const { of, rejects } = await importProposed(`${header}\n${row}\n`);
  expect(rejects).toEqual([]);
  expect(of('organizations')[0]?.values).toMatchObject({ country: 'DE', name: row.split(';')[0] });
  expect(of('ownership').map(({ values }) => values['share_pct'])).toEqual([51]);
});

test('other names of an organization are names of it with a lower confidence', async () => {
  const { of, rejects } = await importProposed(
    'Name,Alias,Former Name,DBA\nHangzhou Digital Technology Co. Ltd.,Hikvision; HIK,Kang Kai Ltd,Hik Vision\nAcme Inc,,,\n',
  );
  expect(rejects).toEqual([]);
  const key = 'our-suppliers-2026:hangzhou digital technology co ltd';
  expect(
    of('organizations').map(({ values, confidence, row }) => [values['id'], values['name'], confidence, row !== null]),
  ).toEqual([
    [key, 'Hangzhou Digital Technology Co. Ltd.', 50, false],
    ...['Hikvision', 'HIK', 'Kang Kai Ltd', 'Hik Vision'].map((name) => [key, name, 25, true]),
    ['our-suppliers-2026:acme inc', 'Acme Inc', 50, false],
  ]);
});

test('days of date cells are clear, whatever the first day of the workbook', async () => {
  const rows = [
    ['Company', 'Owner', 'Owner since'],
    ['Acme Inc', 'Top Co', numberCell('44000', 1)],
  ];
  const workbook = writeXlsx([{ name: 'S', rows }], { formats: ['yyyy-mm-dd'], is1904: true });
  const path = join(await temporaryFolder({ 'list.xlsx': workbook }), 'list.xlsx');
  const source = await openRows(path);
  const { doubts } = await proposeMapping(source);
  await source.close();
  expect(doubts.join()).not.toContain('order of day and month');
});
