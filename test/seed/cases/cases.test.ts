import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ParsedRow, Reject } from '#graph/ingest/input.ts';
import { casePackage, documentedCases, readCaseSources } from '#seed/cases/cases.ts';
import { readChainPackage } from '#seed/readers/chain-package/package.ts';
import { isReject } from '#seed/readers/format.ts';

test('every folder of seed/cases is a documented case with a page of documentation, and every case has both', async () => {
  const keys = documentedCases.map(({ key }) => key).toSorted();
  const folders = await readdir('seed/cases', { withFileTypes: true });
  expect(folders.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted()).toEqual(keys);
  const pages = (await readdir('docs/cases')).filter((name) => name.endsWith('.md'));
  expect(pages.map((name) => name.replace(/\.md$/, '')).toSorted()).toEqual(keys);
});

test('no two cases share a source, so what a case states can be told from the others', async () => {
  const sources = [...(await readCaseSources()).values()].flat();
  expect(sources.length).toBeGreaterThanOrEqual(17);
  expect(new Set(sources).size).toBe(sources.length);
});

test.each(documentedCases)('$key: each row is read, and each statement has a source with an address', async (one) => {
  const input = await readChainPackage(casePackage(one));
  const rows: (ParsedRow | Reject)[] = [];
  for (const table of input.tables) for await (const row of input.rows(table)) rows.push(row);
  await input.close();
  expect(input.notices()).toEqual([]);
  const systems = rows.flatMap((row) => (isReject(row) || row.table !== 'systems' ? [] : [row.values['id']]));
  expect([...new Set(systems)].toSorted()).toEqual(one.systems.toSorted());
  expect(rows.filter(isReject)).toEqual([]);
  expect(rows.filter((row) => !isReject(row) && row.dataClass === 'SYNTHETIC')).toEqual([]);
  const files = await readdir(casePackage(one));
  expect(files.filter((name) => !name.endsWith('.csv')).map((name) => join(one.key, name))).toEqual([]);
});
