import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { Lease } from '#graph/ingest/lease.ts';
import { writePackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { runCommand } from '../../run-command.ts';
import { startSubtier } from '../../run-subtier.ts';
import { importUntil } from '../../seed/import/import-until.ts';
import { temporaryFolder } from '../../seed/temporary-folder.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';

const { home } = testEnvironment('spare');
const run = (...parameters: string[]) => runCommand(parameters, { SUBTIER_HOME: home });
let database: Database;

const organizations: PackageFiles = {
  'organizations.csv': [
    { id: 'O1', name: 'Cloud Services, Inc.', country: 'US', cage: '1ABC5' },
    { id: 'O2', name: 'Cloud Services Incorporated', country: 'US' },
    { id: 'O3', name: 'Other', country: 'US' },
  ],
};

beforeAll(async () => {
  database = await withEmptyData('spare');
  await importOrganizations();
});

async function importOrganizations(): Promise<void> {
  const folder = await writePackage(organizations);
  const imported = await run('import', 'chain-package', folder);
  await rm(folder, { recursive: true });
  expect(imported.stderr).toContain('organizations: 3 new');
}

const rows = z.array(z.record(z.string(), z.unknown()));

async function rowsOf(...parameters: string[]): Promise<z.infer<typeof rows>> {
  const { stdout } = await run(...parameters, '--format', 'json');
  return rows.parse(JSON.parse(stdout));
}

test('the documented case is not loaded into a graph that has only organizations', async () => {
  const serving = startSubtier(['serve', '--documented-case'], { SUBTIER_HOME: home, PORT: '0' });
  await serving.untilSays(/Subtier is at (http:\S+\/) /);
  serving.process.kill('SIGTERM');
  expect((await serving.outcome).stderr).not.toContain('Importing the documented case');
  expect(await database.read('MATCH (n:System|Person|Contract) RETURN n.key')).toEqual([]);
});

test('two organizations that look alike are listed side by side, decided, and undecided again', async () => {
  const pair = [
    { pair: 1, evidence: 'names in US (100%)', key: 'O1', cage: '1ABC5', sources: 'S1' },
    { pair: 1, evidence: 'names in US (100%)', key: 'O2', cage: null, sources: 'S1' },
  ];
  expect(await rowsOf('identities')).toMatchObject(pair);

  const decided = await run('identities', 'same', 'O1', 'O2', '--reason', 'one address');
  expect(decided.code).toBe(0);
  expect(decided.stderr).toContain('O1 and O2 are the same.');
  expect(await rowsOf('identities')).toEqual([]);
  const decisions = await rowsOf('identities', '--decided');
  expect(decisions.map(({ key }) => key)).toEqual(['O1', 'O2']);
  expect(decisions[0]?.['evidence']).toMatch(/^same; \d{4}-\d\d-\d\d; one address$/);

  expect((await run('identities', 'not-same', 'O1', 'O3')).code).toBe(0);
  const latest = await run('identities', '--decided', '--first', '1', '--format', 'json');
  expect(rows.parse(JSON.parse(latest.stdout)).map(({ key }) => key)).toEqual(['O1', 'O3']);
  expect(latest.stderr).toContain('1 of 2 decisions; --first 1 left out the rest.');
  expect((await run('identities', 'undecided', 'O1', 'O3')).code).toBe(0);

  const withdrawn = await run('identities', 'undecided', 'O1', 'O2');
  expect(withdrawn.stderr).toContain('O1 and O2 are undecided again.');
  expect(await rowsOf('identities')).toMatchObject(pair);
});

test('a refusal names the option, not the argument of the API', async () => {
  const long = 'x'.repeat(3000);
  const nothing = join(await temporaryFolder({ 'null.json': 'null' }), 'null.json');
  for (const [parameters, sentence] of [
    [['dossier', '--system', 'none'], '--system names no system on record: "none".'],
    [['dossier', '--prime', 'none'], '--prime names no organization on record: "none".'],
    [['dossier', '--exposure', 'none'], '--exposure names no exposure that counts without designation lists: "none".'],
    [['dossier', '--manifest', 'package.json'], '--manifest is not the manifest of a dossier.'],
    [['dossier', '--manifest', nothing], '--manifest is not the manifest of a dossier.'],
    [['identities', 'same', 'O1', 'none'], 'The second organization does not exist: “none”.'],
    [['identities', 'same', 'none', 'O1'], 'The first organization does not exist: “none”.'],
    [['identities', 'undecided', 'O2', 'O3'], 'The second organization has no decision with the first organization.'],
    [['identities', 'same', 'O1', 'O2', '--reason', long], '--reason has 3000 characters; 2000 are allowed.'],
  ] as const)
    expect(await run(...parameters)).toEqual({ code: 2, stdout: '', stderr: `subtier: ${sentence}\n` });
});

test('an import is listed with what it stated, and rolled back once that is confirmed', async () => {
  // The last one is of the designation lists, which every import needs.
  const [first, lists] = await rowsOf('imports');
  expect(first).toMatchObject({ format: 'chain-package', sources: 'S1', rolledBack: null });
  expect(first?.['stated']).toContain('organizations 3 new');
  const id = z.string().parse(first?.['id']);
  // Its former name, which programs may read.
  expect(first?.['import']).toBe(id);

  const unconfirmed = await run('rollback', id);
  expect(unconfirmed.code).toBe(2);
  expect(unconfirmed.stderr).toMatch(/^subtier: This would remove \d+ statements .*: confirm with --yes\.\n$/);
  expect(await rowsOf('imports')).toEqual([first, lists]);

  const confirmed = await run('rollback', id, '--yes');
  expect(confirmed.stderr).toMatch(/Rolled back \S+: \d+ statements removed/);
  const after = await rowsOf('imports');
  expect(after.map((one) => one['id'])).toEqual([id, lists?.['id']]);
  expect(after.map((one) => one['rolledBack'] === null)).toEqual([false, true]);
  expect(await rowsOf('identities')).toEqual([]);
});

test('an import that completed an interrupted one says so, because its counts leave out what that one had written', async () => {
  await importUntil(database, { ...organizations, 'claims.csv': [{ id: 'K1', stance: 'denies' }] }, 'claims');
  const folder = await writePackage(organizations);
  const imported = await run('import', 'chain-package', folder);
  await rm(folder, { recursive: true });
  expect(imported.stderr).toContain('an import that was interrupted is complete now');
  const [latest] = await rowsOf('imports');
  expect(latest).toMatchObject({ stated: 'completed an interrupted import', rolledBack: null });
  const { stderr } = await run('rollback', z.string().parse(latest?.['id']), '--yes');
  expect(stderr).toMatch(/Rolled back \S+: [1-9]\d* statements removed/);
});

test('wipe waits for a writer, which would leave a part of its data', async () => {
  // The tests before this one have rolled them back.
  await importOrganizations();
  expect((await run('identities', 'not-same', 'O1', 'O2')).code).toBe(0);
  const lease = await Lease.acquire(database, 'a test', () => undefined);
  const wiping = startSubtier(['wipe', '--yes'], { SUBTIER_HOME: home });
  await wiping.untilSays(/Waiting: process \d+ on \S+ is writing to this database \(a test/);
  const imports = 'MATCH (i:Import) RETURN count(i) > 0 AS some';
  expect(await database.read(imports)).toEqual([{ some: true }]);
  await lease.release();
  const { code, stderr } = await wiping.outcome;
  expect(stderr).toContain('1 record of casework stayed');
  expect(code).toBe(0);
  expect(await database.read(imports)).toEqual([{ some: false }]);
});

test('a wipe during which another process takes over stops, and what it has left is not taken for the graph', async () => {
  await importOrganizations();
  // Organizations are deleted late, and these take a while.
  await database.autoCommit(
    `UNWIND range(1, 50000) AS number
     CALL (number) { CREATE (:Organization:Unresolved {key: 'X' + number}) } IN TRANSACTIONS OF 10000 ROWS`,
  );
  // Without casework, the folder would be deleted.
  await database.write("CREATE (:Casework {caseworkKey: 'watchSet:1', casework: '{}'})");
  const wiping = startSubtier(['wipe', '--yes'], { SUBTIER_HOME: home });
  await wiping.untilSays(/Deleting /);
  // As another process does that finds this one suspended, and then ends.
  await database.write(
    `MATCH (l:Subtier {key: 'lease'}) SET l.holder = 'another', l.expiresAt = datetime.realtime() - duration({seconds: 1})
     CREATE (:Organization:Unresolved {key: 'written since'})`,
  );
  const { code, stderr } = await wiping.outcome;
  expect(stderr).toMatch(
    /^subtier: Another process took over writing[^\n]*: look at npx subtier status before you wipe again\.$/m,
  );
  expect(code).toBe(3);
  const since = "MATCH (o:Organization {key: 'written since'}) RETURN count(o) AS count";
  expect(await database.read(since)).toEqual([{ count: 1 }]);

  expect((await run('status')).stdout).toMatch(/^interrupted +a wipe: /m);
  const folder = await writePackage(organizations);
  const dry = await run('import', 'chain-package', folder, '--dry-run');
  expect(dry.stderr).toContain('the graph: It holds a part that a wipe has not deleted yet');
  expect(dry.code).toBe(0);
  await rm(folder, { recursive: true });

  // The next command completes the wipe.
  expect(await rowsOf('imports')).toHaveLength(1);
  expect((await run('status')).stdout).not.toContain('interrupted');
  expect(await database.read(since)).toEqual([{ count: 0 }]);
});

test('a file that is cut off supersedes nothing and exits with 2, unless it is meant; rows that wait are listed', async () => {
  const sources = 'id\nroster\n';
  const systems = 'id,impact_level\nY1,5\n';
  const covers = 'contract,system\nFA8750-19-F-0001,Y1\nFA8750-19-F-0002,Y1\n';
  const people = 'id\nP1\nP2\nP3\n';
  const whole = { 'sources.csv': sources, 'systems.csv': systems, 'covers.csv': covers, 'people.csv': people };
  const folder = await temporaryFolder(whole);
  const first = await run('import', 'chain-package', folder);
  expect(first.code).toBe(0);
  expect(first.stderr).toContain('A row names the contract FA875019F0001, which is not on record or not clear: kept');
  const [listed] = await rowsOf('imports', '--first', '1');
  expect(listed).toMatchObject({ waiting: '1 row for FA875019F0001; 1 row for FA875019F0002' });

  const shorter = await temporaryFolder({ ...whole, 'people.csv': 'id\nP1\n', 'covers.csv': covers.slice(0, -5) });
  for (const option of ['--dry-run', '--strict', undefined]) {
    const cut = await run('import', 'chain-package', shorter, ...(option === undefined ? [] : [option]));
    expect(cut.code).toBe(2);
    if (option !== '--strict')
      expect(cut.stderr).toMatch(
        /covers\.csv ends within the record on line 3: the file is cut off: nothing w[^.]+ superseded/,
      );
  }
  const meant = await run('import', 'chain-package', shorter, '--allow-shrink');
  expect(meant.stderr).toContain('people: 0 new, 0 changed, 1 unchanged, 2 withdrawn, 0 rejected');
  expect(meant.code).toBe(0);
});
