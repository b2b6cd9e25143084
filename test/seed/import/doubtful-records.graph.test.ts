import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { decideListed, listListed, withdrawListed } from '#graph/identity/listed-organizations.ts';
import type { Reject } from '#graph/ingest/input.ts';
import { localActor } from '#graph/roles.ts';
import { runImport } from '#seed/import/import.ts';
import { importPackage } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const columns = ['_id', 'source', 'type', 'name', 'alt_names', 'start_date', 'ids'];
const list = { source: 'Entity List (EL) - Bureau of Industry and Security', start_date: '2020-01-01' };
const records = [
  { ...list, _id: 'glory', name: 'Proven Invention' },
  { ...list, _id: 'roe', name: 'Jane Roe', alt_names: 'Janie Roe' },
  { ...list, _id: 'known', name: 'Bright Invention' },
  { ...list, _id: 'identified', name: 'Plain Invention', ids: 'UEI, SUBSUBSUBSU9, US' },
  // Another company has the name of its owner.
  { ...list, _id: 'owner', name: 'Richard Roe' },
  { ...list, _id: 'company', name: 'Invented Trading Ltd' },
];

let database: Database;

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    'organizations.csv': [
      { id: 'O-KNOWN', name: 'BRIGHT INVENTION' },
      { id: 'SUBSUBSUBSU9', name: 'Something', uei: 'SUBSUBSUBSU9' },
      { id: 'O-OWNED', name: 'Richard Roe Ltd' },
      { id: 'SYN-O', name: 'Proven Invention', data_class: 'synthetic' },
    ],
  });
});

async function importList(of: readonly object[] = records) {
  const folder = await temporaryFolder({ 'list.csv': stringify([...of], { header: true, columns }) });
  const shown: Reject[] = [];
  const report = await runImport(database, {
    format: 'consolidated-screening-list',
    paths: [join(folder, 'list.csv')],
    strict: true,
    onReject: (reject) => {
      shown.push(reject);
    },
  });
  return { report, shown, rejects: report.rejectsFile === null ? '' : await readFile(report.rejectsFile, 'utf8') };
}

const listedNames = async () =>
  (
    await database.read(
      `MATCH (o:Organization)-[d:DESCRIBED_BY {source: 'consolidated-screening-list'}]->() RETURN d.row AS row ORDER BY row`,
    )
  ).map(({ row }) => row);

test('only the file of rejects names what may be a person; the name or identifier of an organization lets a record in', async () => {
  const { report, shown, rejects } = await importList();
  // They are no errors: a strict import goes in.
  expect(report).toMatchObject({ wentIn: true, total: { rejected: 0 } });
  expect(await listedNames()).toEqual(['company', 'identified', 'known']);
  expect(rejects.split('\n').filter((line) => line.includes('May be about a person'))).toHaveLength(3);
  expect(rejects).toContain('Jane Roe');
  expect(rejects).toContain('Proven Invention');
  expect(JSON.stringify([report.notices, shown])).not.toMatch(/Roe|Proven/);
  expect(report.notices.map(({ message, count }) => [message.slice(0, 60), count])).toEqual(
    expect.arrayContaining([
      ['Records without a type whose name does not show an organizat', 3],
      ['Records that may be about persons: imported, since the graph', 2],
      ['The file of rejects, and nothing else, names the records tha', 1],
    ]),
  );
  const all = await database.read(
    'MATCH (n) RETURN properties(n) AS found UNION ALL MATCH ()-[r]->() RETURN properties(r) AS found',
  );
  expect(JSON.stringify(all)).toContain('Invented Trading Ltd');
  expect(JSON.stringify(all)).not.toContain('Jane');
});

test('a decision lets a record in, also from a later edition; withdrawn, its listing is superseded', async () => {
  await decideListed(database, ['glory', 'glory '], 'Looked up', signedOn('2026-01-02T03:04:05Z'));
  expect(await listListed(database)).toEqual([
    { record: 'glory', reason: 'Looked up', at: '2026-01-02T03:04:05.000Z', author: 'local', authorId: 'local' },
  ]);
  await importList();
  expect(await listedNames()).toContain('glory');
  const { report } = await importList([...records, { ...list, _id: 'later', name: 'Invented Later GmbH' }]);
  expect(report).toMatchObject({ wentIn: true, total: { closed: 0 } });
  expect(await listedNames()).toEqual(['company', 'glory', 'identified', 'known', 'later']);
  await withdrawListed(database, ['glory']);
  // That the list itself describes the organization is no evidence.
  await importList();
  expect(await listedNames()).toEqual(['company', 'identified', 'known']);
});

test('a decision that does not exist, and ids that cannot be, are refused', async () => {
  await expect(withdrawListed(database, ['roe'])).rejects.toThrow(/nobody decided: “roe”/);
  await expect(decideListed(database, [], null, signedOn('2026-01-02'))).rejects.toThrow(/at least one/);
  await expect(decideListed(database, ['ok', ' '], null, signedOn('2026-01-02'))).rejects.toThrow(/must not be empty/);
  await expect(decideListed(database, ['x'.repeat(201)], null, signedOn('2026-01-02'))).rejects.toThrow(
    /200 are allowed/,
  );
  expect(await listListed(database)).toEqual([]);
});

function signedOn(time: string) {
  return { by: localActor, at: new Date(time) };
}
