import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFailure } from '#graph/failure.ts';
import { readMapped } from '#seed/readers/mapping/input.ts';
import { parseMapping } from '#seed/readers/mapping/mapping.ts';
import { runs } from '#test/runs.ts';
import { readWhole } from '../../read-whole.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { numberCell, writeXlsx } from '../sheet/write-xlsx.ts';

const mapping = parseMapping(
  `
version: 1
source: {id: s}
rows:
  - table: organizations
    columns:
      id: {organization: {uei: UEI, cage: CAGE, name: Name}}
      name: Name
      cage: CAGE
      country: Country
  - table: ownership
    when: [{column: Owner, filled: true}]
    columns: {owner: Owner, owned: {organization: {name: Name}}, share_pct: Share, valid_from: Since}
`,
  'm.yaml',
);
const header = ['Name', 'UEI', 'CAGE', 'Country', 'Owner', 'Share', 'Since'];
const valid = ['Acme', 'ZQGGHJH74DW7', '1ABC2', 'US', 'Top', '25', '2024-01-01'];

async function read(path: string) {
  const input = await readMapped([path], mapping);
  try {
    return await readWhole(input);
  } finally {
    await input.close();
  }
}

const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  fc.constantFrom('', '1E+34', '45000', 'China', '25 %', '1,5', '12/31/2024', '="007"', '🚀', 'a;b', 'x'.repeat(2000)),
  fc.string({ maxLength: 30, unit: 'grapheme-ascii' }),
);
const rows = fc.array(fc.tuple(...header.map(() => cell)), { minLength: 1, maxLength: 8 });

test('each row of a spreadsheet is accepted or rejected with its line, column and a reason', async () => {
  const path = join(await temporaryFolder(), 'list.csv');
  await fc.assert(
    fc.asyncProperty(rows, async (drawn) => {
      const filled = drawn.map((cells) => cells.map((one, at) => one ?? valid[at] ?? ''));
      await writeFile(path, stringify([header, ...filled], { quoted: true }));
      const { rows: stated, rejects } = await read(path);
      const organizations = stated.filter(({ table }) => table === 'organizations').map(({ at }) => at.line);
      const lines = [...organizations, ...rejects.map(({ line }) => line)];
      const meant = filled.flatMap((cells, at) => (cells.some((one) => one.trim() !== '') ? [at + 2] : []));
      for (const line of meant) expect(lines).toContain(line);
      for (const { reason, column, columns } of rejects) {
        expect(reason).not.toBe('');
        expect(header).toContain(columns?.[column ?? '']?.split(' / ')[0]);
      }
    }),
    { numRuns: runs(100) },
  );
});

test('a damaged workbook is read or refused with one sentence', async () => {
  const path = join(await temporaryFolder(), 'list.xlsx');
  const cells = [header, valid, valid.map((text, at) => (at === 5 ? numberCell('0.25', 1) : text))];
  const sheet = (cells: readonly (readonly string[])[]) =>
    cells
      .map((row) => row.map((text) => (text.startsWith('<') ? text : `<c t="inlineStr"><is><t>${text}</t></is></c>`)))
      .map((row, at) => `<row r="${at + 1}">${row.join('')}</row>`)
      .join('');
  const inSheet = fc.record({
    at: fc.nat({ max: sheet(cells).length }),
    removed: fc.nat({ max: 40 }),
    added: fc.oneof(
      fc.constantFrom(
        '<row r="1">',
        '<c r="A9">',
        '<v>',
        '</row>',
        '<c t="s"><v>99</v></c>',
        '<c s="-1"><v>1e999</v></c>',
        '&amp;',
        '<f>',
      ),
      fc.string({ maxLength: 4 }),
    ),
  });
  const inArchive = fc.record({
    at: fc.nat({ max: 3000 }),
    removed: fc.nat({ max: 20 }),
    added: fc.uint8Array({ maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(inSheet, inArchive), async ({ at, removed, added }) => {
      const xml = sheet(cells);
      const damaged = typeof added === 'string' ? xml.slice(0, at) + added + xml.slice(at + removed) : xml;
      const whole = writeXlsx([{ name: 'One', rows: damaged }], { formats: ['0%'] });
      const content =
        typeof added === 'string' ? whole : Buffer.concat([whole.subarray(0, at), added, whole.subarray(at + removed)]);
      await writeFile(path, content);
      try {
        for (const { reason } of (await read(path)).rejects) expect(reason).not.toBe('');
      } catch (error) {
        if (!isFailure(error, 'BAD_USER_INPUT')) throw error;
        expect(error.message).toMatch(/^.+\.$/s);
      }
    }),
    { numRuns: runs(200) },
  );
});
