import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openInput } from '#seed/readers/open.ts';
import { withoutPersonalData } from '#seed/readers/without-personal-data.ts';
import { readWhole } from '../read-whole.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { entityRecord, gleifFile } from './gleif/write-gleif.ts';

const leis = ['5493001KJTIIGC8Y1R12', '5493001KJTIIGC8Y1R13', '5493001KJTIIGC8Y1R14'] as const;
/** Texts that are personal data; a source also says something doubtful of each company. */
const names = ['Call 555-867-5309', 'Call 555-867-5310', 'Call 555-867-5311'] as const;

/** For each format, a file on one line with three records, and the notices of which each record has one. */
const oneLine: Readonly<Record<string, readonly [content: string, columns: readonly string[]]>> = {
  ftm: [
    JSON.stringify(
      names.map((name, at) => ({
        id: `c${at}`,
        schema: 'Company',
        properties: { name: [name], country: ['cn', 'hk'] },
      })),
    ),
    ['country', 'name'],
  ],
  opengraph: [
    JSON.stringify({
      graph: {
        nodes: names.map((name, at) => ({
          id: `o${at}`,
          kinds: ['Organization'],
          properties: { name, uei: 'NOT A UEI', objectid: 'x' },
        })),
        edges: names.map((_, at) => ({
          kind: 'REGISTERED_IN',
          start: { value: `o${at}` },
          end: { value: 'CN' },
          properties: {},
        })),
      },
    }),
    ['objectid', 'kind', 'uei', 'name'],
  ],
  gleif: [
    gleifFile(
      leis.map((lei, at) => entityRecord({ lei, name: names[at] ?? '', jurisdiction: 'XX', country: 'US' })),
    ).replaceAll('\n', ' '),
    ['LegalJurisdiction', 'name'],
  ],
  'consolidated-screening-list': [
    JSON.stringify({
      results: names.map((name, at) => ({
        id: String(at),
        source: 'Entity List (EL) - Bureau of Industry and Security',
        type: 'Entity',
        name: `${name} Ltd`,
        ids: [{ type: 'UEI', number: 'NOTAUEI', country: 'US' }],
        source_list_url: 'https://example.org/list',
      })),
    }),
    ['name'],
  ],
};

test.each(Object.entries(oneLine))(
  'notices count the records that share a line, each once however often it is read: %s',
  async (format, [content, columns]) => {
    const folder = await temporaryFolder({ 'one-line': content });
    const input = withoutPersonalData(await openInput(format, [join(folder, 'one-line')]), null);
    for (let reading = 0; reading < 2; reading += 1) await readWhole(input);
    const counts = new Map(input.notices().map(({ column, count }) => [column, count]));
    expect(columns.map((column) => [column, counts.get(column)])).toEqual(columns.map((column) => [column, 3]));
    await input.close();
  },
);

test('of two sources with one id on one line, the second is rejected', async () => {
  const source = (title: string) => ({ id: title, kinds: ['SubtierSource'], properties: { id: 's1', title } });
  const folder = await temporaryFolder({
    'one-line.json': JSON.stringify({ graph: { nodes: [source('One'), source('Other')], edges: [] } }),
  });
  const input = await openInput('opengraph', [join(folder, 'one-line.json')]);
  expect(await readWhole(input)).toMatchObject({
    rows: [{ values: { id: 's1', title: 'One' } }],
    rejects: [{ column: 'id', reason: 'The source s1 is already on line 1' }],
  });
  await input.close();
});
