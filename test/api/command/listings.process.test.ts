import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { runCommand } from '../../run-command.ts';
import { temporaryFolder } from '../../seed/temporary-folder.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';

const { home } = testEnvironment('spare');
const run = (...parameters: string[]) => runCommand(parameters, { SUBTIER_HOME: home });
let database: Database;

beforeAll(async () => {
  database = await withEmptyData('spare');
});

const rowsOf = async (...parameters: string[]): Promise<unknown> =>
  JSON.parse((await run(...parameters, '--format', 'json')).stdout);

test('a listed name that may be of a person is decided by its id, imported, and undecided again', async () => {
  const list = 'Entity List (EL) - Bureau of Industry and Security';
  const file = join(
    await temporaryFolder({
      'list.csv': [
        '_id,source,type,name,federal_register_notice,start_date',
        `roe,${list},,Jane Roe,,2020-01-01`,
        `glory,${list},,Proven Invention,,2020-01-01`,
        `trading,${list},,Invented Trading Ltd,,2020-01-01`,
        `systems,${list},,Invented Systems Ltd,,2020-01-01`,
        '',
      ].join('\n'),
    }),
    'list.csv',
  );
  const importList = () => run('import', 'consolidated-screening-list', file);
  const listed = () =>
    database.read(
      `MATCH (o:Organization)-[d:DESCRIBED_BY {source: 'consolidated-screening-list'}]->() RETURN d.name AS name ORDER BY name`,
    );
  const companies = [{ name: 'Invented Systems Ltd' }, { name: 'Invented Trading Ltd' }];
  const imported = await importList();
  expect(imported.code).toBe(0);
  expect(imported.stderr).toContain('npx subtier listings organization ID');
  expect(imported.stdout + imported.stderr).not.toMatch(/Roe|Proven/);
  expect(await readFile(`${file}.rejects.csv`, 'utf8')).toMatch(/Jane Roe[^]*Proven Invention/);
  expect(await listed()).toEqual(companies);
  const none = await run('listings');
  expect(none.code).toBe(0);
  expect(none.stderr).toContain('No decisions yet.');

  const today = () => new Date().toISOString().slice(0, 10);
  // The day may change meanwhile.
  const before = today();
  const decided = await run('listings', 'organization', 'glory', '--reason', 'looked up');
  const days = [before, today()];
  expect(decided.code).toBe(0);
  expect(decided.stderr).toContain('1 record is decided to be about organizations. Import the list again');
  const day: unknown = expect.toBeOneOf(days);
  expect(await rowsOf('listings')).toEqual([{ record: 'glory', decided: day, reason: 'looked up' }]);
  await importList();
  expect(await listed()).toEqual([...companies, { name: 'Proven Invention' }]);

  for (const [parameters, sentence] of [
    [['listings', 'organization'], 'Give the _id of at least one record: npx subtier listings organization ID….'],
    [['listings', 'undecided', 'glory', '--reason', 'x'], '--reason requires a decision: organization.'],
    [['listings', 'undecided', 'roe'], 'The ids of records has one about which nobody decided: “roe”.'],
  ] as const)
    expect(await run(...parameters)).toEqual({ code: 2, stdout: '', stderr: `subtier: ${sentence}\n` });
  const withdrawn = await run('listings', 'undecided', 'glory');
  expect(withdrawn.stderr).toContain('1 record is undecided again. Import the list again');
  expect(await rowsOf('listings')).toEqual([]);
  await importList();
  expect(await listed()).toEqual(companies);
});
