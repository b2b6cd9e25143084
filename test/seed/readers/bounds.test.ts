import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bounds, findRepeated, stepsPerTurn } from '#seed/readers/bounds.ts';
import { parseNumber } from '#seed/readers/cells.ts';
import { inspectCsv, readCsv } from '#seed/readers/csv.ts';
import type { InputFile } from '#seed/readers/files.ts';
import { readFtm } from '#seed/readers/ftm/read.ts';
import { readJsonRecords, readJsonValues } from '#seed/readers/json.ts';
import { readExtract } from '#seed/readers/sam-extract/records.ts';
import { withoutPersonalData } from '#seed/readers/without-personal-data.ts';
import { readXmlRecords } from '#seed/readers/xml.ts';
import { readWhole } from '../read-whole.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { extract, record } from './sam-extract/write-extract.ts';

/** The chunks of a file that arrives at once, so that nothing but the reader itself can let other work run. */
async function* chunksOf(text: string): AsyncGenerator<Buffer, void, undefined> {
  yield await Promise.resolve(Buffer.from(text));
}

function fileOf(text: string): InputFile {
  const open = () => Promise.resolve(chunksOf(text));
  return { name: 'x.csv', modified: new Date(0), size: text.length, bytesRead: () => 0, open };
}

/** Returns the most items that arrive without a turn of the event loop between them, and the number of all. */
async function itemsPerTurn(items: AsyncIterable<readonly unknown[]>): Promise<{ most: number; all: number }> {
  let [turn, isOver] = [0, false];
  const count = () => {
    turn++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const perTurn = new Map<number, number>();
  let all = 0;
  for await (const batch of items) {
    all += batch.length;
    perTurn.set(turn, (perTurn.get(turn) ?? 0) + batch.length);
  }
  isOver = true;
  return { most: Math.max(...perTurn.values()), all };
}

const many = 20 * stepsPerTurn;
const times = (text: string) => text.repeat(many);

test.each<[string, () => AsyncIterable<readonly unknown[]>]>([
  ['CSV', () => readCsv(fileOf(`a,b\n${times('1,2\n')}`))],
  ['CSV of which no row can be read', () => readCsv(fileOf(`a,b\n${times('1\n')}`))],
  ['JSON Lines', () => readJsonRecords(chunksOf(times('{}\n')), 'x.json')],
  ['a JSON array', () => readJsonRecords(chunksOf(`[${times('{},')}0]`), 'x.json')],
  ['values in a JSON document', () => readJsonValues(chunksOf(`{"a": [${times('{},')}0]}`), 'x.json', ['$.a.*'])],
  ['XML', () => readXmlRecords(chunksOf(`<a>${times('<b/>')}</a>`), 'x.xml', new Set(['b']))],
  [
    "SAM.gov's extract",
    () => readExtract(chunksOf(extract(Array.from({ length: many }, () => record({ 1: 'F5D8RKAXL1M3' })))), 'x.dat'),
  ],
])('a reader lets other work run after each %s of its records', async (_, read) => {
  const { most, all } = await itemsPerTurn(read());
  expect(all).toBeGreaterThanOrEqual(many);
  expect(most).toBeLessThanOrEqual(stepsPerTurn);
});

test('other work runs between the rows of one record too', async () => {
  const name = Array.from({ length: bounds.items }, (_, index) => `Invented ${index}`);
  const folder = await temporaryFolder({
    'x.json': JSON.stringify({ id: 'a', schema: 'Company', properties: { name } }),
  });
  const input = withoutPersonalData(await readFtm([join(folder, 'x.json')]), null);
  async function* rows() {
    for await (const row of input.rows('organizations')) yield [row];
  }
  expect(await itemsPerTurn(rows())).toEqual({ most: stepsPerTurn, all: bounds.items });
  await input.close();
});

test('a header with too many columns is refused with their number', async () => {
  const header = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`).join(',');
  await expect(inspectCsv(fileOf(`${header(100_000)}\n`))).rejects.toThrow(
    'x.csv, line 1: 100,000 columns; at most 2,000 are read.',
  );
  expect(await inspectCsv(fileOf(`${header(bounds.columns)}\n`))).toMatchObject({ rows: 0 });
});

test('a row with too many cells is rejected before it is parsed, with its number of cells', async () => {
  const rows = [];
  for await (const batch of readCsv(fileOf(`a,b\n1,2\n3${',"4"'.repeat(100_000)}\n5,6\n`))) rows.push(...batch);
  expect(rows).toMatchObject([
    { cells: ['1', '2'] },
    { line: 3, reason: 'The row has 100,001 cells; at most 2,000 are read' },
    { cells: ['5', '6'] },
  ]);
});

test('a quote that joins too many lines to a record that is not CSV is refused with its line', async () => {
  const joined = `a,b\n1,2\n3,"4\n${'x,y\n'.repeat(bounds.joinedLines)}`;
  await expect(inspectCsv(fileOf(`${joined}"5\n`))).rejects.toThrow(
    `x.csv, line 3: a quote opened here joins ${bounds.joinedLines + 2} lines to a record that is not CSV.`,
  );
  // A long text is none.
  expect(await inspectCsv(fileOf(`${joined}"\n`))).toMatchObject({ rows: 2 });
});

const entity = (schema: string, properties: object) => JSON.stringify({ id: schema, schema, properties });
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);

test('an entity with too many values, or pairs of them, is rejected, and others are not', async () => {
  const lines = [
    entity('Company', { name: numbered(300_000) }),
    entity('Ownership', { owner: numbered(40), asset: numbered(40) }),
    entity('Organization', { name: ['Invented'] }),
  ];
  const folder = await temporaryFolder({ 'x.json': lines.join('\n') });
  const input = await readFtm([join(folder, 'x.json')]);
  const { rows, rejects } = await readWhole(input);
  await input.close();
  expect(rejects).toMatchObject([
    { line: 1, column: 'name', reason: '300,000 items; at most 1,000 are read' },
    { line: 2, column: 'owner', reason: '1,600 pairs of an owner and an asset; at most 1,000 are read' },
  ]);
  expect(rows.map(({ table }) => table)).toEqual(['sources', 'organizations']);
});

test('names that are there twice are found without comparing each with all others', () => {
  let looked = 0;
  const names = new Proxy(numbered(10_000), {
    get: (target, key, receiver): unknown => {
      if (typeof key === 'string' && /^\d+$/.test(key)) looked++;
      return Reflect.get(target, key, receiver);
    },
  });
  expect(findRepeated(names)).toBeUndefined();
  expect(looked).toBeLessThanOrEqual(names.length);
  expect(findRepeated(['a', '', 'b', '', 'a'])).toBe('a');
});

test('a number of any length is read or refused', () => {
  // A pattern that tries every split of the digits would not end.
  expect(parseNumber(`${'1'.repeat(1_000_000)}x`)).toEqual({ reason: 'not a number' });
  for (const [text, value] of [
    ['1', 1],
    ['1.', 1],
    ['.5', 0.5],
    ['-1.5e3', -1500],
  ] as const)
    expect(parseNumber(text)).toEqual({ value });
});
