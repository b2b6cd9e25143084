import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { runImport } from '#seed/import/import.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { ensurePolicyLists } from '#seed/import/policy.ts';
import { temporaryFolder } from '../seed/temporary-folder.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { loadBare } from './bare-loader.ts';

const counted = z.object({ name: z.string(), count: z.number() });

/** Counts nodes by label and edges by type, without what only the import derives and records. */
async function contentOf(database: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await database.read(
    `MATCH (n:!Access&!Exposure&!ForeignShare&!Import&!Subtier&!Country) RETURN labels(n)[0] AS name, count(*) AS count
     UNION ALL MATCH (a:!Access&!Exposure)-[r:!HAS_ACCESS]->(:!Access&!Exposure) RETURN type(r) AS name, count(*) AS count`,
  );
  return new Map(
    z
      .array(counted)
      .parse(rows)
      .map(({ name, count }) => [name, count]),
  );
}

test('the bare loader makes as many nodes and edges of each kind as the import', async () => {
  const folder = join(await temporaryFolder(), 'world');
  await generateWorld({ scale: 1000, seed: 'bare', to: folder, onProgress: () => undefined });
  const database = await withEmptyData();
  await loadBare(database, folder);
  const bare = await contentOf(database);
  await withEmptyData();
  await ensurePolicyLists(database, () => undefined);
  const policy = await contentOf(database);
  await runImport(database, { format: 'chain-package', paths: [folder] });
  const imported = [...(await contentOf(database))].map(
    ([name, count]) => [name, count - (policy.get(name) ?? 0)] as const,
  );
  const leftOut = ['ABOUT', 'DESIGNATED_ON', 'MADE_BY', 'STATED_IN'];
  expect(imported.filter(([name]) => leftOut.includes(name)).reduce((sum, [, count]) => sum + count, 0)).toBe(8);
  const made = imported.filter(([name, count]) => count > 0 && !leftOut.includes(name));
  expect(Object.fromEntries(bare)).toEqual(Object.fromEntries(made));
});
