import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { runSubtier } from '../../run-subtier.ts';
import { numberCell, writeXlsx } from '../../seed/readers/sheet/write-xlsx.ts';
import { temporaryFolder } from '../../seed/temporary-folder.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';

const { home } = testEnvironment('spare');
const run = (...parameters: string[]) => runSubtier(parameters, { SUBTIER_HOME: home });
let database: Database;

beforeAll(async () => {
  database = await withEmptyData('spare');
});

const header = ['Supplier', 'CAGE Code', 'Country', 'Owner', 'Share', 'Buyer'];
const first = writeXlsx([
  {
    name: 'Suppliers',
    rows: [
      header,
      ['Invented Alloys', '1ABC2', 'China', 'Invented Top', '60', 'x'],
      ['Invented Bolts', numberCell('1E+234'), 'US', '', '', 'x'],
      ['Invented Casts', '2ABC3', 'Atlantis', '', '', 'x'],
    ],
  },
]);

test('a workbook is imported by a mapping that is proposed, previewed and corrected; a changed header is refused', async () => {
  const folder = await temporaryFolder({ 'suppliers.xlsx': first });
  const file = join(folder, 'suppliers.xlsx');
  const mapping = join(folder, 'suppliers.mapping.yaml');

  const without = await run('import', file);
  expect(without).toMatchObject({ code: 2, stdout: '' });
  expect(without.stderr).toContain('by a mapping, which npx subtier mapping FILE proposes');

  const proposed = await run('mapping', file, '--out', mapping);
  expect(proposed).toMatchObject({ code: 0, stdout: '' });
  expect(proposed.stderr).toContain('suppliers.xlsx, sheet Suppliers: 3 rows below the header in row 1.');
  expect(proposed.stderr).toContain('  CAGE Code: text, mapped');
  expect(proposed.stderr).toContain('  Buyer: text, not mapped');
  const again = await run('mapping', file, '--out', mapping);
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('it is there already');
  expect((await run('mapping', file)).stdout).toBe(await readFile(mapping, 'utf8'));
  expect(proposed.stderr).toContain('Names that may be of persons are rejected unless you say');
  await appendFile(mapping, 'organizationsOnly: true\n');

  const preview = await run('import', '--mapping', mapping, file, '--dry-run');
  expect(preview.code).toBe(0);
  expect(preview.stderr).toContain('organizations, new: id suppliers:CAGE-1ABC2, per suppliers');
  const count = () => database.read('MATCH (o:Organization) WHERE o.name STARTS WITH "Invented" RETURN count(o) AS n');
  expect(await count()).toEqual([{ n: 0 }]);

  const imported = await run('import', '--mapping', mapping, file);
  expect(imported.code).toBe(0);
  expect(
    await database.read(
      `MATCH (o:Organization)-[h:OWNS {source: 'suppliers'}]->(s:Organization)-[:REGISTERED_IN]->(c)
       RETURN o.name AS owner, s.name AS owned, s.cage AS cage, c.key AS country, h.sharePct AS share`,
    ),
  ).toEqual([{ owner: 'Invented Top', owned: 'Invented Alloys', cage: '1ABC2', country: 'CN', share: 60 }]);
  const rejects = (await readFile(`${file}.rejects.csv`, 'utf8')).split('\n');
  expect(rejects[1]).toMatch(
    /^"?suppliers\.xlsx, sheet Suppliers"?,3,CAGE Code,"?A number where an identifier is expected/,
  );
  expect(rejects[2]).toMatch(
    /^"?suppliers\.xlsx, sheet Suppliers"?,4,Country,"?Neither the name of a country nor an ISO 3166 code/,
  );

  const renamed = header.map((name) => (name === 'CAGE Code' ? 'CAGE' : name));
  await writeFile(file, writeXlsx([{ name: 'Suppliers', rows: [renamed] }]));
  const changed = await run('import', '--mapping', mapping, file);
  expect(changed.code).toBe(2);
  expect(changed.stderr).toContain(
    'sheet Suppliers, row 1: the mapping reads the column "CAGE Code", which the header no longer has; the mapping says nothing about "CAGE", "Buyer".',
  );
});

test('what cannot be read is refused in one sentence, before a database is started', async () => {
  const formula = '<c><f>A1</f></c>';
  const folder = await temporaryFolder({
    'formulas.xlsx': writeXlsx([{ name: 'S', rows: [['Name'], [formula]] }]),
    'colors.csv': 'Color,Size\nred,7\n',
    'wrong.mapping.yaml': 'version: 2\n',
  });
  const path = (name: string) => join(folder, name);
  for (const [parameters, sentence] of [
    [
      ['mapping', path('formulas.xlsx')],
      /its cells are formulas without saved values; open the workbook in Excel, save it, and try again\.$/,
    ],
    [['mapping', path('colors.csv')], /no column with names, UEI, LEI or CAGE codes of organizations is recognized/],
    [['mapping', path('missing.csv')], /no such file or folder\.$/],
    [['mapping', path('colors.csv'), '--header-row', 'x'], /Give the number of a row, such as 3\./],
    [['import', '--mapping', path('wrong.mapping.yaml'), path('colors.csv')], /wrong\.mapping\.yaml, version: /],
    [
      ['import', 'spreadsheet', path('colors.csv')],
      /A spreadsheet is imported by a mapping: npx subtier mapping FILE proposes one/,
    ],
    [['import', '--mapping', path('none.mapping.yaml'), path('colors.csv')], /no such file with a mapping\.$/],
  ] as const) {
    const outcome = await run(...parameters);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr.trimEnd()).toMatch(sentence);
  }
});
