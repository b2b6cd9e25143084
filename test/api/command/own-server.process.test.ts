import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { homePaths } from '#graph/engine/home.ts';
import { openDatabase } from '#graph/engine/open-database.ts';
import { homeState } from '#graph/engine/private-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { runSubtier } from '../../run-subtier.ts';
import { temporaryHome } from '../../temporary-home.ts';

test('with NEO4J_URI the commands use that server, and wipe deletes only data of Subtier', async () => {
  // A second private database serves as the user's own server, reached by address and password.
  const home = await temporaryHome();
  const environment = { ...readEnvironment(), home, neo4jUri: null };
  const server = await openDatabase({ environment, onProgress: () => undefined });
  try {
    await server.write("CREATE (:Person {name: 'Mine'})-[:MENTIONS]->(:Note)");
    const { run } = await homeState(environment);
    const variables = {
      NEO4J_URI: run?.uri ?? '',
      NEO4J_USER: 'neo4j',
      NEO4J_PASSWORD: (await readFile(homePaths(home).password, 'utf8')).trim(),
      SUBTIER_HOME: `${home}/none`,
    };
    const subtier = (...parameters: string[]) => runSubtier(parameters, variables);

    const before = await subtier('status');
    expect(before).toMatchObject({ code: 0, stderr: '' });
    expect(before.stdout).toContain(`${variables.NEO4J_URI} as neo4j (NEO4J_URI)`);
    expect(before.stdout).toContain('not set up');

    const imported = await subtier('import', 'chain-package', 'seed/case');
    expect(imported).toMatchObject({ code: 0, stdout: '' });
    expect(imported.stderr).toMatch(/Imported: [1-9]/);
    const exposures = await subtier('exposures', '--as-of', '2025-07-17', '--format', 'csv');
    expect(exposures.code).toBe(0);
    expect(exposures.stdout).toContain('insight-global');

    const missing = await runSubtier(['status'], { ...variables, NEO4J_DATABASE: 'tealeaves' });
    expect(missing.code).toBe(3);
    expect(missing.stderr).toMatch(/^subtier: [^\n]*NEO4J_DATABASE[^\n]*\n$/);
    const denied = await runSubtier(['status'], { ...variables, NEO4J_PASSWORD: 'tea leaves' });
    expect(denied.code).toBe(3);
    expect(denied.stderr).toMatch(/^subtier: [^\n]*NEO4J_PASSWORD[^\n]*\n$/);

    const unconfirmed = await subtier('wipe');
    expect(unconfirmed).toMatchObject({ code: 2, stdout: '' });
    expect(unconfirmed.stderr).toMatch(
      /would delete \d+ nodes, \d+ statements and \d+ derived relationships of Subtier.*--yes/,
    );
    expect(await subtier('wipe', '--yes')).toMatchObject({ code: 0, stdout: '' });
    expect(await server.read('MATCH (n) RETURN labels(n) AS labels ORDER BY labels')).toEqual([
      { labels: ['Note'] },
      { labels: ['Person'] },
    ]);
  } finally {
    await server.close();
  }
});
