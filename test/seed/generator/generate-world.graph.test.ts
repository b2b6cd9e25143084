import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { runImport } from '#seed/import/import.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('a generated world is imported completely, and only once', async () => {
  const database = await withEmptyData();
  const to = join(await temporaryFolder(), 'world');
  const { nodes, accesses } = await generateWorld({ scale: 600, seed: '1', to });
  const request = { format: 'chain-package', paths: [to], strict: true };
  const first = await runImport(database, request);
  expect(first).toMatchObject({ wentIn: true, changed: true, rejectsFile: null, notices: [], total: { rejected: 0 } });
  const [counted] = await database.read(
    `MATCH (n) WHERE n.key STARTS WITH 'SYN-' AND NOT n:Access|ForeignShare
     RETURN count(n) AS nodes, COUNT { MATCH ()-[a:ACCESSES]->() RETURN DISTINCT a.access } AS accesses`,
  );
  expect(counted).toEqual({ nodes, accesses });
  const [synthetic] = await database.read(
    `MATCH ()-[e]->() WHERE e.source STARTS WITH 'SYN-' RETURN collect(DISTINCT e.dataClass) AS classes`,
  );
  expect(synthetic).toEqual({ classes: ['SYNTHETIC'] });
  expect(await runImport(database, request)).toMatchObject({ changed: false });
});
