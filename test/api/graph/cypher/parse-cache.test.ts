import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { checkQuestion, checkStatement } from '#graph/cypher/check-statement.ts';
import { temporaryHome } from '#test/temporary-home.ts';

const statement = 'MATCH (s:System) // all\nRETURN *, s.key AS `the key`';
let cache: string;
let folder: string;

beforeEach(async () => {
  cache = await temporaryHome();
  folder = join(cache, 'subtier', 'parsed-questions');
  vi.stubEnv('XDG_CACHE_HOME', cache);
  return () => {
    vi.unstubAllEnvs();
  };
});

test('a question that was parsed before is checked from the cache, with the same result', async () => {
  const first = await checkQuestion(statement);
  expect(first).toEqual(await checkStatement(statement));
  const [file = ''] = await readdir(folder);
  const content = await readFile(join(folder, file), 'utf8');
  expect(await checkQuestion(statement)).toEqual(first);
  await writeFile(join(folder, file), content.replaceAll('the key', 'another'));
  expect((await checkQuestion(statement)).facts.columns).toBeNull();
  expect((await checkQuestion(statement)).text).toContain('another');
});

test('a damaged file of the cache is replaced', async () => {
  const first = await checkQuestion(statement);
  const [file = ''] = await readdir(folder);
  for (const damaged of ['', '{"kind":"parsed"}', '[]']) {
    await writeFile(join(folder, file), damaged);
    expect(await checkQuestion(statement)).toEqual(first);
    expect(await readdir(folder)).toEqual([file]);
    expect(await readFile(join(folder, file), 'utf8')).toContain('the key');
  }
});

test('a cached question is still checked, and what cannot be used is not cached', async () => {
  const writing = 'CREATE (n) RETURN n';
  for (let times = 0; times < 2; times += 1)
    await expect(checkQuestion(writing)).rejects.toMatchObject({ code: 'STATEMENT_REFUSED' });
  const files = await readdir(folder);
  await expect(checkQuestion('RETURN')).rejects.toMatchObject({ code: 'STATEMENT_UNPARSABLE' });
  await checkStatement('RETURN 1 AS typed');
  expect(await readdir(folder)).toEqual(files);
});

test('a question is checked without the cache if its folder cannot be written', async () => {
  await rm(cache, { recursive: true });
  await writeFile(cache, 'in the way');
  expect((await checkQuestion('RETURN 1 AS one')).asksFor).toBe('ROWS');
  await rm(cache);
});
