import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tradingNamesLeftOut } from '#seed/readers/awards/party.ts';
import { readSamExtract } from '#seed/readers/sam-extract/read.ts';
import { readWhole } from '../../read-whole.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { writeZip } from '../write-zip.ts';
import { extract, record } from './write-extract.ts';

async function read(text: string) {
  const folder = await temporaryFolder({ 'SAM_PUBLIC_UTF-8_MONTHLY_V2_20260301.dat': text });
  const input = await readSamExtract([folder]);
  return { ...(await readWhole(input)), notices: input.notices(), input };
}

test('a registration becomes an organization with UEI, CAGE code, name and country', async () => {
  const { rows, rejects, input } = await read(extract([record({})]));
  expect(rejects).toEqual([]);
  expect(input.sources).toEqual(['sam-extract']);
  expect(rows).toMatchObject([
    { table: 'sources', values: { id: 'sam-extract', published_on: '2026-03-01' } },
    {
      table: 'organizations',
      values: { id: 'F5D8RKAXL1M3', uei: 'F5D8RKAXL1M3', name: 'INVENTED WORKS LLC', cage: '1ABC2', country: 'US' },
      row: 'F5D8RKAXL1M3//1ABC2',
      confidence: 90,
    },
  ]);
});

test('the contact persons and addresses are skipped, and the log says so', async () => {
  const { rows, notices } = await read(
    extract([record({ 16: '1 Home Street', 47: 'Jane', 49: 'Doe', 112: 'x@y.org' })]),
  );
  expect(JSON.stringify(rows)).not.toMatch(/Jane|Doe|Home|x@y/);
  expect(notices[0]?.kind).toBe('personal-data');
  expect(notices[0]?.message).toMatch(/fields 47–112/);
});

test('the country of incorporation counts; an address in another country is a claim of the organization', async () => {
  const { rows, notices } = await read(
    extract([
      record({ 22: 'CHN', 30: 'USA' }),
      record({ 1: 'ABCDEFGHJK19', 22: 'XGZ', 30: '' }),
      record({ 1: 'ABCDEFGHJK27', 22: 'QQQ', 30: '' }),
    ]),
  );
  expect(rows.filter(({ table }) => table === 'organizations').map(({ values }) => values['country'])).toEqual([
    'US',
    'PS',
    undefined,
  ]);
  expect(rows.filter(({ table }) => table === 'claims').map(({ values }) => values)).toMatchObject([
    { about: ['organizations:F5D8RKAXL1M3'], claimant: 'F5D8RKAXL1M3', stance: 'ASSERTS' },
  ]);
  expect(notices).toContainEqual(expect.objectContaining({ column: 'field 22, country of the physical address' }));
});

test('an inactive registration is imported with lower confidence, and counted', async () => {
  const { rows, notices } = await read(extract([record({ 6: 'E' }), record({ 6: 'E', 4: '3DEF4' })]));
  expect(rows.slice(1).map(({ confidence }) => confidence)).toEqual([70, 70]);
  expect(notices).toContainEqual(expect.objectContaining({ column: 'field 6, status', count: 2 }));
});

test('a sole proprietor is shown by UEI, by its structure or its business types', async () => {
  const { rows, notices } = await read(
    extract([record({ 12: 'JANE DOE', 28: '2J' }), record({ 4: '3DEF4', 12: 'JANE DOE', 28: '', 32: '2X~2J~A5' })]),
  );
  expect(rows.slice(1).map(({ values }) => values['name'])).toEqual(Array(2).fill('Sole proprietor F5D8RKAXL1M3'));
  expect(rows.slice(1).map(({ values }) => values['sole_proprietor'])).toEqual([true, true]);
  expect(JSON.stringify(rows)).not.toContain('JANE');
  expect(notices).toContainEqual(expect.objectContaining({ kind: 'personal-data', count: 2 }));
});

test('a record may span lines, hold a pipe that is escaped or between NUL characters, a quote and control characters', async () => {
  const { rows, rejects } = await read(
    extract([
      record({ 12: '"INVENTED \0WORKS', 13: 'A\nB' }),
      record({ 1: 'ABCDEFGHJK19', 13: 'A\\|B', 12: 'OTHER' }),
      record({ 1: 'ABCDEFGHJK27', 12: '\0INVENTED | SONS\0', 14: '\0SALES | REPAIR\0' }),
    ]),
  );
  expect(rejects).toEqual([]);
  expect(rows.slice(1).map(({ values }) => values['name'])).toEqual(['"INVENTED WORKS', 'OTHER', 'INVENTED | SONS']);
});

test('a record that is cut off or of another length is rejected; the others are read, and the count is compared', async () => {
  const good = record({ 1: 'ABCDEFGHJK19' });
  const { rows, rejects, notices } = await read(
    extract(['F5D8RKAXL1M3||cut', good, 'a|b|!end', record({ 1: 'no uei' })], { announced: 9 }),
  );
  expect(rows.filter(({ table }) => table === 'organizations')).toHaveLength(1);
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'The record does not end with !end'],
    [4, 'The record has 3 fields, not 142'],
    [5, 'Not a UEI'],
  ]);
  expect(notices).toContainEqual(expect.objectContaining({ message: 'The file announces 9 records and has 4' }));
});

test('a record that cannot be read says which statements it made before, if its first fields can', async () => {
  const whole = record({ 4: '1ABC2,3DEF4' });
  const { rows } = await read(extract([whole]));
  const made = rows.filter(({ table }) => table === 'organizations').map(({ row }) => row);
  expect(made).toHaveLength(2);
  const { rejects } = await read(extract([whole.slice(0, 40), whole.replace('|A|', '|A||')]));
  const claim = { table: 'claims', row: made[0] };
  expect(rejects.map(({ identities }) => identities)).toMatchObject(
    Array.from({ length: 2 }, () => [...made.map((row) => ({ table: 'organizations', row })), claim]),
  );
});

test('a daily extract is a source of its own, which does not close the others', async () => {
  const { input } = await read(extract([record({ 6: '3' })], { from: '20260302', on: '20260302' }));
  expect(input.sources).toEqual(['sam-extract:20260302']);
});

test('a .zip is read; a file without its end, of another kind or version, and several files are refused', async () => {
  const whole = extract([record({})]);
  const folder = await temporaryFolder({
    'a.zip': writeZip([{ name: 'a.dat', content: whole }]),
    'cut.dat': whole.slice(0, whole.indexOf('EOF')),
    'other.dat': 'id|name\n1|2\n',
    'empty.dat': '',
    'fouo.dat': whole.replaceAll('PUBLIC', 'FOUO'),
  });
  const input = await readSamExtract([join(folder, 'a.zip')]);
  expect((await readWhole(input)).rows).toHaveLength(2);
  await input.close();
  await expect(readSamExtract([join(folder, 'cut.dat')])).rejects.toThrow(/^cut\.dat: incomplete.*download it again/);
  for (const name of ['other.dat', 'empty.dat', 'fouo.dat'])
    await expect(readSamExtract([join(folder, name)])).rejects.toThrow(/not a public extract of SAM\.gov, version 2/);
  await expect(readSamExtract([folder])).rejects.toThrow(/contains 4 \.dat files, not exactly one/);
});

test('trading names are not imported, and the log counts the registrations that have one', async () => {
  const { rows, notices } = await read(extract([record({ 13: 'INVENTED TRADE' }), record({ 1: 'ABCDEFGHJK19' })]));
  expect(JSON.stringify(rows)).not.toContain('TRADE');
  expect(notices).toContainEqual(
    expect.objectContaining({
      ...{ kind: 'unknown-column', column: 'field 13, doing business as name', count: 1 },
      message: tradingNamesLeftOut,
    }),
  );
});
