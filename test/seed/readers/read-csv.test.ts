import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv, shifted } from '#seed/readers/csv.ts';
import type { InputFile } from '#seed/readers/files.ts';
import { runs } from '../../runs.ts';

/** A file that arrives in chunks of a given size, which may split characters and records. */
function fileOf(content: Buffer, pieces: number): InputFile {
  async function* chunks(): AsyncGenerator<Buffer, void, undefined> {
    for (let at = 0; at < content.length; at += pieces) yield await Promise.resolve(content.subarray(at, at + pieces));
  }
  const { length: size } = content;
  return { name: 'x.csv', modified: new Date(0), size, bytesRead: () => 0, open: () => Promise.resolve(chunks()) };
}

async function rowsOf(text: string, pieces = 5) {
  const rows = [];
  for await (const batch of readCsv(fileOf(Buffer.from(text), pieces))) rows.push(...batch);
  return rows;
}

test('the cells of any CSV file are read unchanged, for any chunk size and line end', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\0', '')),
    fc.constantFrom('', '"', '""', ',', '\n', '\r\n', '\r', ' a ', 'é', '漢字', "'", '\u2028'),
  );
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.integer({ min: 1, max: 40 }),
      async (rows, lineEnd, bom, pieces) => {
        const header = rows[0]?.map((_, index) => `column${index}`) ?? [];
        const text = stringify([header, ...rows], { record_delimiter: lineEnd, bom, quoted: true, quoted_empty: true });
        const read = await rowsOf(text, pieces);
        expect(read.map((row) => ('cells' in row ? row.cells : row))).toEqual(rows);
        // The line of a record is the line of its first character in an editor.
        let at = text.indexOf(lineEnd) + lineEnd.length;
        for (const [index, row] of rows.entries()) {
          expect(read[index]?.line).toBe(text.slice(0, at).split(/\r\n|\r|\n/).length);
          at += stringify([row], { record_delimiter: lineEnd, quoted: true, quoted_empty: true }).length;
        }
      },
    ),
    { numRuns: runs(300) },
  );
});

test('a broken record shows the cells that it seems to have', async () => {
  const rows = await rowsOf('a,b,c\n1,2\n1,2,3,4\n"1,2",y"z,3\n5,"6,7\n8,"9"x,0\n');
  expect(rows.map((row) => 'reason' in row && row.seemingRows.map((each) => shifted(each)))).toEqual([
    [
      [
        ['1', '2'],
        ['', '1', '2'],
      ],
    ],
    [
      [
        ['1', '2', '3', '4'],
        ['2', '3', '4'],
      ],
    ],
    [[['1,2', 'y"z', '3']]],
    // A quote has joined two rows.
    [[expect.arrayContaining(['5'])], [['8', '"9"x', '0']]],
  ]);
});

test('a malformed record does not affect others, and later line numbers are right', async () => {
  const rows = await rowsOf('a,b\n1,"x\ny"\n2,y"z\n"3"x,4\n\n\n5\n6,7,8\n9,10\n');
  expect(rows.map((row) => [row.line, 'cells' in row ? row.cells : row.reason])).toEqual([
    [2, ['1', 'x\ny']],
    [4, expect.stringContaining('quote')],
    [5, expect.stringContaining('quote')],
    [8, 'The row has 1 cells, the header has 2'],
    [9, 'The row has 3 cells, the header has 2'],
    [10, ['9', '10']],
  ]);
});

test('the last line needs no line end, and line ends may be mixed', async () => {
  const rows = await rowsOf('a,b\r\n1,2\n3,4\r5,6', 3);
  expect(rows).toEqual([
    { line: 2, cells: ['1', '2'] },
    { line: 3, cells: ['3', '4'] },
    { line: 4, cells: ['5', '6'] },
  ]);
});
