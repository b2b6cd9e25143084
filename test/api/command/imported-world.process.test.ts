import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { runSubtier } from '../../run-subtier.ts';
import { temporaryHome } from '../../temporary-home.ts';
import { startClient } from '../graph/engine/client.ts';

test('generate, import, status, export, list imports and roll back on one private database', async () => {
  const home = await temporaryHome();
  const variables = { SUBTIER_HOME: home };
  const run = (...parameters: string[]) => runSubtier(parameters, variables);
  // Otherwise each command would start the database.
  const client = startClient(variables);
  expect(await client.next()).toBe('open');

  // A synthetic world beside a case of public record.
  expect(await run('import', 'chain-package', 'seed/cases/digital-escorts')).toMatchObject({ code: 0, stdout: '' });
  const world = join(home, 'world');
  expect(await run('generate', '--scale', '200', '--seed', 'a', '--to', world)).toMatchObject({ code: 0, stdout: '' });
  expect(await readFile(join(world, 'access.csv'), 'utf8')).toContain('SYN-');
  const dry = await run('import', 'chain-package', world, '--dry-run');
  expect(dry).toMatchObject({ code: 0, stdout: '' });
  expect(dry.stderr).toMatch(/Would import: [1-9]/);
  const imported = await run('import', 'chain-package', world);
  expect(imported).toMatchObject({ code: 0, stdout: '' });
  expect(imported.stderr).toMatch(/Imported: [1-9]/);
  const again = await run('import', 'chain-package', world);
  expect(again.code).toBe(0);
  expect(again.stderr).toContain('Imported: 0 new, 0 changed');

  const invented = await run('cypher', "MATCH (n:Person) WHERE n.key STARTS WITH 'SYN-' RETURN n LIMIT 1");
  expect(invented.stderr).toMatch(/^1 row\.\nSome of this is SYNTHETIC/);

  const status = await run('status', '--json');
  expect(status).toMatchObject({ code: 0, stderr: '' });
  const shown = z.record(z.string(), z.unknown()).parse(JSON.parse(status.stdout));
  expect(shown['home']).toContain(home);
  expect(shown['Neo4j']).toMatch(/^\d+\.\d+\.\d+$/);
  expect(shown['  Person']).toBeGreaterThan(2);

  // The same import in another form; what an import stated is listed, and goes with it.
  const exported = await run('export', 'chain-package', join(home, 'all.zip'));
  expect(exported).toMatchObject({ code: 0, stdout: '' });
  expect(exported.stderr).toMatch(/CONTAINS SYNTHETIC DATA[^]*Exported [1-9]\d* rows to/);
  const unchanged = await run('import', 'chain-package', join(home, 'all.zip'), '--dry-run');
  expect(unchanged.stderr).toMatch(/Would import: 0 new, 0 changed, [1-9]\d* unchanged, 0 withdrawn, 0 rejected/);
  expect(await run('export', 'gml', join(home, 'graph'))).toMatchObject({ code: 2, stdout: '' });
  const listed = await run('imports', '--format', 'json');
  expect(listed.stderr).toBe('');
  const importRow = z.looseObject({ id: z.string(), stated: z.string(), sources: z.string() });
  const imports = z.array(importRow).parse(JSON.parse(listed.stdout));
  const [latest] = imports;
  expect(latest?.stated).toMatch(/people [1-9]\d* new/);
  // The designation lists have six sources; a table names five.
  expect(imports.at(-1)?.sources.split(', ')).toHaveLength(6);
  expect((await run('imports')).stdout).toContain('and 1 more');
  expect(await run('imports', '--first', '1')).toMatchObject({ stderr: 'Older imports are left out: --first 1.\n' });
  const asked = await run('rollback', latest?.id ?? '');
  expect(asked).toMatchObject({ code: 2, stdout: '' });
  expect(asked.stderr).toMatch(/This would remove [1-9][\d,]* statements/);
  expect((await run('rollback', latest?.id ?? '', '--yes')).stderr).toMatch(/Rolled back \S+: [1-9]/);
  expect(
    (await run('cypher', "MATCH (n:Person) WHERE n.key STARTS WITH 'SYN-' RETURN n.key", '--format', 'json')).stdout,
  ).toBe('[]\n');
  await client.end();
});
