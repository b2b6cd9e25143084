import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { homePaths } from '#graph/engine/home.ts';
import { homeState } from '#graph/engine/open-database.ts';
import { runCommand } from '../../run-command.ts';
import { runSubtier } from '../../run-subtier.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyGraph } from '../../with-empty-graph.ts';

/** A private database, which serves as the user's own server, reached by address and password. */
async function ownServer(scheme: 'bolt' | 'neo4j') {
  const server = await withEmptyGraph();
  const environment = testEnvironment('spare');
  const { home } = environment;
  const { run } = await homeState(environment);
  const variables = {
    NEO4J_URI: run?.uri.replace('bolt:', `${scheme}:`) ?? '',
    NEO4J_USER: 'neo4j',
    NEO4J_PASSWORD: (await readFile(homePaths(home).password, 'utf8')).trim(),
    SUBTIER_HOME: `${home}/none`,
    PORT: '0',
  };
  return {
    server,
    variables,
    subtier: (...parameters: string[]) => runCommand(parameters, variables),
    subtierProcess: (...parameters: string[]) => runSubtier(parameters, variables),
  };
}

test('with NEO4J_URI the commands use that server, and wipe deletes only data of Subtier', async () => {
  const { server, variables, subtier, subtierProcess } = await ownServer('neo4j');
  await server.write("CREATE (:Person {name: 'Mine'})-[:MENTIONS]->(:Note)");

  const before = await subtierProcess('status');
  expect(before).toMatchObject({ code: 0, stderr: '' });
  expect(before.stdout).toContain(`${variables.NEO4J_URI} as neo4j (NEO4J_URI)`);
  expect(before.stdout).toContain('not set up');
  // Other data in the same database is not counted.
  expect(before.stdout).toMatch(/^nodes +0$/m);

  const imported = await subtierProcess('import', 'chain-package', 'seed/cases/digital-escorts');
  expect(imported).toMatchObject({ code: 0, stdout: '' });
  expect(imported.stderr).toMatch(/Imported: [1-9]/);
  const exposures = await subtierProcess('exposures', '--as-of', '2025-07-17', '--format', 'csv');
  expect(exposures.code).toBe(0);
  expect(exposures.stdout).toContain('insight-global');

  const missing = await runCommand(['status'], { ...variables, NEO4J_DATABASE: 'tealeaves' });
  expect(missing.code).toBe(3);
  expect(missing.stderr).toMatch(/^subtier: [^\n]*NEO4J_DATABASE[^\n]*\n$/);
  const denied = await runCommand(['status'], { ...variables, NEO4J_PASSWORD: 'tea leaves' });
  expect(denied.code).toBe(3);
  expect(denied.stderr).toMatch(/^subtier: [^\n]*NEO4J_PASSWORD[^\n]*\n$/);

  const unconfirmed = await subtier('wipe');
  expect(unconfirmed).toMatchObject({ code: 2, stdout: '' });
  expect(unconfirmed.stderr).toMatch(
    /would delete \d+ nodes, \d+ statements and \d+ derived relationships of Subtier.*--yes/,
  );
  await server.write("CREATE (:Casework {caseworkKey: 'watchSet:1', casework: '{}'})");
  const wiped = await subtierProcess('wipe', '--yes');
  expect(wiped).toMatchObject({ code: 0, stdout: '' });
  expect(wiped.stderr).toContain('1 record of casework stayed');
  expect(await server.read('MATCH (n:Casework) RETURN count(n) AS count')).toEqual([{ count: 1 }]);
  expect((await subtier('wipe')).stderr).toMatch(
    /would delete \d+ nodes, [^\n]* of Subtier at [^\s,;]+, and nothing else there/,
  );
  const unconfirmedToo = await subtier('wipe', '--casework');
  expect(unconfirmedToo).toMatchObject({ code: 2, stdout: '' });
  expect(unconfirmedToo.stderr).toMatch(
    /would delete [^\n]* of Subtier at [^\s,;]+, and 1 record of casework, and nothing else there/,
  );
  expect(await server.read('MATCH (n:Casework) RETURN count(n) AS count')).toEqual([{ count: 1 }]);
  const wipedToo = await subtier('wipe', '--yes', '--casework');
  expect(wipedToo).toMatchObject({ code: 0, stdout: '' });
  expect(wipedToo.stderr).toMatch(/Deleted [^\n]*, and 1 record of casework\.\n/);
  expect(await server.read('MATCH (n) RETURN labels(n) AS labels ORDER BY labels')).toEqual([
    { labels: ['Note'] },
    { labels: ['Person'] },
  ]);
});

test('a graph of an older form is refused by every command but wipe, after which it can be used again', async () => {
  const { server, subtier } = await ownServer('bolt');
  // As version 1 left it: without the days of open ends, and with a superseded statement under its own type.
  await server.write(
    `CREATE (:Subtier {key: 'graph', schemaVersion: 1, version: 1, derivedVersion: 1}), (:Subtier {key: 'lease'}),
         (e:Person {key: 'P1', confidence: 50, dataClass: 'REPORTED'}), (:Country {key: 'CN', isForeign: true}),
         (o:Organization {key: 'O1', confidence: 50, dataClass: 'REPORTED'})
       CREATE (o)-[:EMPLOYS {key: 'S1/employment/1', source: 'S1', importId: 'i'}]->(e),
         (o)-[:EMPLOYS {key: 'S1/employment/1~2025-01-01', source: 'S1', importId: 'i', supersededAt: datetime()}]->(e)`,
  );
  const sentence =
    'subtier: The graph was created by an older Subtier (its schema version is 1, this one needs 2): run npx subtier wipe --yes, then import your data again.\n';
  for (const command of [
    ['import', 'chain-package', 'seed/cases/digital-escorts'],
    ['import', 'chain-package', 'seed/cases/digital-escorts', '--dry-run'],
    ['serve'],
    ['query', 'choke-points'],
    ['exposures'],
  ])
    expect(await subtier(...command)).toMatchObject({ code: 3, stdout: '', stderr: sentence });

  expect(await subtier('wipe', '--yes')).toMatchObject({ code: 0, stdout: '' });
  expect(await server.read('MATCH (n) RETURN n')).toEqual([]);
  expect((await subtier('import', 'chain-package', 'seed/cases/digital-escorts')).code).toBe(0);
  const exposures = await subtier('exposures', '--as-of', '2025-07-17', '--format', 'csv');
  expect(exposures.stdout).toContain('insight-global');
});
