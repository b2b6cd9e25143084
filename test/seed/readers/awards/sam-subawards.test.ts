import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tradingNamesLeftOut } from '#seed/readers/awards/party.ts';
import { readPages, readSamSubawards } from '#seed/readers/awards/sam-subawards.ts';
import { readWhole } from '../../read-whole.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { writeZip } from '../write-zip.ts';

const order = 'CONT_AWD_FA875019F0001_9700_FA875018D0001_9700';

/** One record, in the form of the examples in the API's documentation. */
const filed = {
  primeContractKey: order,
  piid: 'FA875019F0001',
  agencyId: '9700',
  referencedIDVPIID: 'FA875018D0001',
  subAwardReportId: '88543458',
  subAwardNumber: '4500-1',
  subAwardAmount: '48688',
  subAwardDate: '2025-02-20',
  subEntityLegalBusinessName: 'INVENTED SUB',
  subEntityUei: 'SUBSUBSUBSU9',
  totalContractValue: '58660.0',
  primeEntityUei: 'ABCDEFGHJK19',
  primeEntityName: 'INVENTED PRIME',
  baseAwardDateSigned: '2020-02-19',
  descriptionOfRequirement: 'CANOPY',
  primeOrganizationInfo: {
    contractingAgency: { code: '97AS', name: 'DEFENSE LOGISTICS AGENCY' },
    contractingDepartment: { code: '9700', name: 'DEPT OF DEFENSE' },
  },
  entityPhysicalAddress: { streetAddress: '1 Home Street', country: { code: 'CHN', name: 'China' } },
  subBusinessType: [{ code: '2X', name: 'For-Profit Organization' }],
  subParentUei: 'PARENTPARENT',
  subEntityParentLegalBusinessName: 'INVENTED HOLDING',
  subContractorTopPayEmployee: [{ salary: '1000000', fullname: 'Jane Doe' }],
};

const pageOf = (records: readonly unknown[], rest: object = {}) => ({
  totalPages: 1,
  totalRecords: records.length,
  pageNumber: 0,
  nextPageLink: 'https://api.sam.gov/contract/v1/subcontracts/search?pageNumber=0&pageSize=100',
  data: records,
  ...rest,
});

async function read(content: unknown, name = 'page.json') {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const folder = await temporaryFolder({ [name]: text });
  const input = await readSamSubawards([join(folder, name)]);
  return { ...(await readWhole(input)), notices: input.notices(), input };
}

test('a record becomes agency, companies, owner, contract, vehicle and the subaward', async () => {
  const { rows, rejects } = await read(pageOf([filed]));
  expect(rejects).toEqual([]);
  expect(rows.slice(1).map(({ table, values, validFrom }) => ({ table, ...values, validFrom }))).toEqual([
    { table: 'agencies', id: '97AS', name: 'DEFENSE LOGISTICS AGENCY', validFrom: null },
    { table: 'organizations', id: 'ABCDEFGHJK19', uei: 'ABCDEFGHJK19', name: 'INVENTED PRIME', validFrom: null },
    {
      table: 'organizations',
      id: 'SUBSUBSUBSU9',
      uei: 'SUBSUBSUBSU9',
      name: 'INVENTED SUB',
      country: 'CN',
      validFrom: null,
    },
    { table: 'organizations', id: 'PARENTPARENT', uei: 'PARENTPARENT', name: 'INVENTED HOLDING', validFrom: null },
    {
      table: 'ownership',
      owner: 'PARENTPARENT',
      owned: 'SUBSUBSUBSU9',
      interest: 'parent as reported to SAM.gov',
      validFrom: null,
    },
    {
      table: 'contracts',
      id: 'CONT_IDV_FA875018D0001_9700',
      piid: 'FA875018D0001',
      identified: true,
      validFrom: null,
    },
    {
      table: 'contracts',
      id: order,
      piid: 'FA875019F0001',
      title: 'CANOPY',
      agency: '97AS',
      prime: 'ABCDEFGHJK19',
      value: 58_660,
      parent: 'CONT_IDV_FA875018D0001_9700',
      identified: true,
      validFrom: null,
    },
    {
      table: 'subcontracts',
      contract: order,
      contractor: 'ABCDEFGHJK19',
      subcontractor: 'SUBSUBSUBSU9',
      subaward_number: '4500-1',
      amount: 48_688,
      validFrom: '2025-02-20',
    },
  ]);
});

test('a vehicle is under the one that the record identifies by PIID and agency', async () => {
  const bpa = 'CONT_IDV_HC102819A0001_9700';
  const schedule = 'CONT_IDV_GS35F0001X_4730';
  const record = {
    ...filed,
    primeContractKey: bpa,
    piid: 'HC102819A0001',
    referencedIDVPIID: 'GS35F0001X',
    referencedIDVAgencyId: '4730',
  };
  const { rows } = await read(pageOf([record]));
  expect(rows.filter(({ table }) => table === 'contracts').map(({ values }) => values)).toMatchObject([
    { id: schedule, piid: 'GS35F0001X' },
    { id: bpa, parent: schedule },
  ]);
});

test('names and pay of employees and street addresses are dropped, with a notice; a sole proprietor is shown by UEI', async () => {
  const person = { ...filed, subEntityLegalBusinessName: 'JANE DOE', subBusinessType: [{ code: '2J', name: 'x' }] };
  const { rows, notices } = await read(pageOf([filed, { ...person, subEntityUei: 'F5D8RKAXL1M3' }]));
  expect(JSON.stringify(rows)).not.toMatch(/jane|Home Street|1000000/i);
  expect(rows.map(({ values }) => values['name'])).toContain('Sole proprietor F5D8RKAXL1M3');
  expect(notices[0]?.message).toMatch(/subContractorTopPayEmployee, entityPhysicalAddress\.streetAddress/);
});

test('names of fields are read in any case and with the names of the documentation’s table', async () => {
  const { entityPhysicalAddress, subContractorTopPayEmployee, ...rest } = filed;
  const renamed = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key.toUpperCase(), value]));
  const { rows, notices } = await read(
    pageOf([
      {
        ...renamed,
        subEntityPhysicalAddress: entityPhysicalAddress,
        subTopPayEmployee: subContractorTopPayEmployee,
      },
    ]),
  );
  expect(notices[0]?.message).toMatch(/subContractorTopPayEmployee/);
  expect(rows.at(-1)?.values).toMatchObject({ contract: order, subaward_number: '4500-1' });
  expect(rows.map(({ values }) => values['country'])).toContain('CN');
});

test.each([
  ['subAwardAmount', '12,5x', 'Not an amount'],
  ['subAwardDate', '02/20/2025', 'Not an ISO date'],
  ['subAwardDate', null, 'Required, but empty'],
  ['primeContractKey', 'ASST_NON_1', 'assistance award'],
  ['primeEntityUei', '', 'the company is not identified'],
])('a record whose %s is %j is rejected completely, with its number', async (column, value, reason) => {
  const bad = { ...filed, [column]: value, subEntityUei: 'NEVERNEVER12', primeEntityName: '' };
  const { rows, rejects } = await read(pageOf([filed, bad, 'text', filed]));
  expect(rejects.map(({ line, column: of }) => [line, of])).toEqual([
    [2, column],
    [3, null],
  ]);
  expect(rejects[0]?.reason).toContain(reason);
  expect(JSON.stringify(rows)).not.toContain('NEVER');
});

test('an array of pages and a .zip of pages are read; missing pages are reported', async () => {
  const second = { ...filed, subAwardReportId: '2' };
  const search = { totalPages: 3, totalRecords: 300 };
  const one = pageOf([filed], search);
  const two = pageOf([second], { ...search, pageNumber: 1 });
  const merged = await read([one, two]);
  expect(merged.rows.filter(({ table }) => table === 'subcontracts')).toHaveLength(2);
  expect(merged.notices.at(-1)?.message).toBe('Its search has 3 pages, and 2 of them are here');
  const three = pageOf([], { ...search, pageNumber: 2 });
  const folder = await temporaryFolder({
    'pages.zip': writeZip([one, two, three].map((page, at) => ({ name: `${at}.json`, content: JSON.stringify(page) }))),
  });
  const input = await readSamSubawards([join(folder, 'pages.zip')]);
  expect(input.sources).toEqual(['0', '1', '2'].map((at) => `sam-subawards:${at}.json`));
  expect((await readWhole(input)).rows.filter(({ table }) => table === 'subcontracts')).toHaveLength(2);
  const messages = input.notices().map(({ message }) => message);
  expect(messages.filter((message) => message.startsWith('A page without records'))).toHaveLength(1);
  expect(messages.filter((message) => message.startsWith('Its search has'))).toEqual([]);
  await input.close();
});

test.each([
  ['', /it is empty/],
  ['tea leaves', /^page\.json, line 1: not well-formed JSON/],
  ['{"data":', /^page\.json, line 1: not well-formed JSON/],
  ['{"data": [\n{"primeContractKey": "x"},\n{"prime', /^page\.json, line 3: not well-formed JSON/],
  ['['.repeat(200_000), /^page\.json, line 1: values nested more than 100 deep\.$/],
  ['{"a":'.repeat(200_000) + '1' + '}'.repeat(200_000), /^page\.json, line 1: values nested more than 100 deep\.$/],
  [`{"data": [{"primeContractKey": "${'x'.repeat(9 * 1024 ** 2)}"}]}`, /a record longer than 8 MiB\.$/],
  ['[]', /no list "data"/],
  ['[1, 2]', /no list "data"/],
  ['{"data": {"a": {"primeContractKey": "x"}}}', /no list "data"/],
  ['{"error":"An invalid API key was supplied"}', /no list "data"/],
  [JSON.stringify(pageOf([{ awardKey: 'x', fain: 'y' }])), /subawards of assistance/],
  [JSON.stringify(pageOf([{ other: 1 }])), /no record has a primeContractKey/],
  [
    JSON.stringify(pageOf([filed], { nextPageLink: 'https://x.org/?status=Deleted&a=b' })),
    /it lists deleted subawards/,
  ],
])('a file that is not a page is refused with one sentence: %#', async (content, message) => {
  await expect(read(content)).rejects.toThrow(message);
  await expect(read(content)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('records are read before the file ends, wherever the page says which one it is', async () => {
  let produced = 0;
  // eslint-disable-next-line @typescript-eslint/require-await -- a stream of chunks
  async function* chunks(): AsyncGenerator<Buffer> {
    yield Buffer.from('[{"pageNumber": 0, "data": [');
    for (; produced < 100; produced++)
      yield Buffer.from(`${produced === 0 ? '' : ','}{"primeContractKey": "${'x'.repeat(64 * 1024)}"}`);
    yield Buffer.from('], "totalPages": 2, "totalRecords": 100}, {"data": [], "pageNumber": 1, "totalPages": 2}]');
  }
  const seen: number[] = [];
  const pages: unknown[] = [];
  for await (const part of readPages(chunks(), 'page.json')) {
    if ('record' in part) seen.push(produced);
    else pages.push(part);
  }
  expect(seen).toHaveLength(100);
  expect(seen[0]).toBeLessThan(3);
  expect(pages).toEqual([
    { page: { search: '2/100', number: 0, of: 2 } },
    { page: { search: '2/', number: 1, of: 2 } },
  ]);
});

test('trading names are not imported, and the log counts them', async () => {
  const { rows, notices } = await read(pageOf([{ ...filed, subEntityDoingBusinessAsName: 'Invented Trade' }]));
  expect(JSON.stringify(rows)).not.toContain('Trade');
  expect(notices).toContainEqual(
    expect.objectContaining({
      ...{ kind: 'unknown-column', column: 'subEntityDoingBusinessAsName', count: 1 },
      message: tradingNamesLeftOut,
    }),
  );
});
