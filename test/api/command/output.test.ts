import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { columnWidths, formatRows, isSynthetic, writeRows } from '#command/output.ts';

const node = { $type: 'node', label: 'Person', key: 'p', caption: 'A person', properties: {} };

test('CSV escapes formulas and quotes cells where necessary', () => {
  const rows = [
    { a: '=1+1', b: 'x, "y"\nz' },
    { a: -5, b: null },
  ];
  expect(formatRows(['a', 'b'], rows, 'csv')).toBe('a,b\r\n\'=1+1,"x, ""y""\nz"\r\n-5,\r\n');
});

test('JSON preserves values, including large integers', () => {
  const text = formatRows(['n'], [{ n: 2n ** 60n, node, list: [1, null] }], 'json');
  expect(JSON.parse(text)).toEqual([{ n: '1152921504606846976', node, list: [1, null] }]);
});

test('a table names nodes, joins lists, and contains no control characters', () => {
  const text = formatRows(['n', 'l', 't'], [{ n: node, l: ['a', 'b'], t: 'red\u001b[31m\u202Etext' }], 'table');
  expect(text).toContain('A person');
  expect(text).toContain('a, b');
  for (const character of ['\u001b', '\u202E']) expect(text).not.toContain(character);
});

test('a map whose escaped name resembles the mark of a node is written as a map', () => {
  const map = { $$type: 'node', caption: 'Not a person' };
  const rows = [{ m: map }];
  expect(JSON.parse(formatRows(['m'], rows, 'json'))).toEqual(rows);
  expect(formatRows(['m'], rows, 'csv')).toBe('m\r\n"{""$$type"":""node"",""caption"":""Not a person""}"\r\n');
  expect(formatRows(['m'], rows, 'table')).toContain('"$$type":"node"');
});

test('a path is drawn from node to node', () => {
  const path = {
    $type: 'path',
    nodes: [node, { ...node, caption: 'Another' }],
    relationships: [{ $type: 'relationship', type: 'ESCORTS', key: 'k' }],
  };
  expect(formatRows(['p'], [{ p: path }], 'csv')).toBe('p\r\nA person –ESCORTS– Another\r\n');
});

test('without rows only the header is written', () => {
  expect(formatRows(['a', 'b'], [], 'csv')).toBe('a,b\r\n');
  expect(formatRows(['a', 'b'], [], 'json')).toBe('[]\n');
  expect(formatRows(['a', 'b'], [], 'table')).toContain('│ a │ b │');
});

test('columns are narrowed to fit the terminal, the widest first, to a readable minimum', () => {
  const rows = [['x'.repeat(100), 'y'.repeat(10)]];
  expect(columnWidths(rows, null)).toBeNull();
  expect(columnWidths(rows, 200)).toBeNull();
  expect(columnWidths(rows, 80)).toEqual([65, 12]);
  expect(columnWidths(rows, 10)).toEqual([12, 12]);
});

test('a column of ids is never narrowed: a cut id cannot be copied', () => {
  const id = 'x'.repeat(34);
  const rows = [
    ['priority', 'system', 'engineer', 'chain', 'id'],
    ['high', 'A system with a long name', 'Engineers in several places', 'A prime, a subcontractor', id],
  ];
  const widths = columnWidths(rows, 80) ?? [];
  expect(widths.at(-1)).toBe(36);
  expect(widths.reduce((sum, width) => sum + width, widths.length + 1)).toBe(80);
});

test('JSON escapes control characters, and its parsed value is unchanged', () => {
  const steering = '\u001B[2J\u009B31m\u007F\u202Etext\u2066\u2028\u{E0041}"\\';
  for (const format of ['json', 'ndjson'] as const) {
    const text = formatRows(['t'], [{ t: steering }], format);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    expect(JSON.stringify(JSON.parse(text))).toContain(JSON.stringify(steering).slice(1, -1));
  }
});

test('synthetic data is recognized by its class or its ids, however deep it is in a row', () => {
  const person = { ...node, key: 'SYN-1-P-7' };
  expect(isSynthetic([[{ list: [1, person] }]])).toBe(true);
  expect(isSynthetic([['SYNTHETIC']])).toBe(true);
  expect(isSynthetic([[node, 'SYNOPSIS', 'not SYNTHETIC', 2n, null, []]])).toBe(false);
});

async function* inParts<T>(...parts: readonly T[]): AsyncIterable<T> {
  for (const part of parts) yield await Promise.resolve(part);
}

test.each(['csv', 'json', 'ndjson'] as const)(
  'rows written part by part as %s are those written at once',
  async (format) => {
    const rows = [{ n: 1, t: 'a, "b"' }, { n: 2 }, { n: 3, t: '=x' }].map((row) => ({ t: null, ...row }));
    for (const parts of [[], [[]], [rows], [rows.slice(0, 2), [], rows.slice(2)]]) {
      const output = new PassThrough();
      await writeRows(['n', 't'], inParts(...parts), format, output);
      output.end();
      expect(await text(output)).toBe(formatRows(['n', 't'], parts.flat(), format));
    }
  },
);

test('each part of a table has its header', async () => {
  const output = new PassThrough();
  await writeRows(['n'], inParts([{ n: 1 }], [{ n: 2 }]), 'table', output);
  output.end();
  expect((await text(output)).match(/│ n │/g)).toHaveLength(2);
});

test('a part is read only once the output has taken the one before it, and none for a reader who has gone', async () => {
  let read = 0;
  const parts = async function* () {
    for (; read < 1000; read += 1) yield await Promise.resolve([{ n: read }]);
  };
  const taken: (() => void)[] = [];
  const output = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => void taken.push(done) });
  const writing = writeRows(['n'], parts(), 'ndjson', output);
  for (let part = 0; part < 3; part += 1) {
    await expect.poll(() => taken.length).toBe(1);
    expect(read).toBe(part);
    taken.shift()?.();
  }
  output.destroy();
  await once(output, 'close');
  await writing;
  expect(read).toBeLessThan(5);
});
