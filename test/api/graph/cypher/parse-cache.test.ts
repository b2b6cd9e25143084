import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { judgeQuestion, judgeStatement } from '#graph/cypher/judge.ts';
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

test('a question that was parsed before is judged from the cache, with the same result', async () => {
  const first = await judgeQuestion(statement);
  expect(first).toEqual(await judgeStatement(statement));
  const [file = ''] = await readdir(folder);
  const content = await readFile(join(folder, file), 'utf8');
  expect(await judgeQuestion(statement)).toEqual(first);
  await writeFile(join(folder, file), content.replaceAll('the key', 'another'));
  expect((await judgeQuestion(statement)).facts.columns).toBeNull();
  expect((await judgeQuestion(statement)).text).toContain('another');
});

test('a damaged file of the cache is replaced', async () => {
  const first = await judgeQuestion(statement);
  const [file = ''] = await readdir(folder);
  for (const damaged of ['', '{"kind":"parsed"}', '[]']) {
    await writeFile(join(folder, file), damaged);
    expect(await judgeQuestion(statement)).toEqual(first);
    expect(await readdir(folder)).toEqual([file]);
    expect(await readFile(join(folder, file), 'utf8')).toContain('the key');
  }
});

test('a cached question is still judged, and what cannot be used is not cached', async () => {
  const writing = 'CREATE (n) RETURN n';
  for (let times = 0; times < 2; times += 1)
    await expect(judgeQuestion(writing)).rejects.toMatchObject({ code: 'STATEMENT_REFUSED' });
  const files = await readdir(folder);
  await expect(judgeQuestion('RETURN')).rejects.toMatchObject({ code: 'STATEMENT_UNPARSABLE' });
  await judgeStatement('RETURN 1 AS typed');
  expect(await readdir(folder)).toEqual(files);
});

test('a question is judged without the cache if its folder cannot be written', async () => {
  await rm(cache, { recursive: true });
  await writeFile(cache, 'in the way');
  expect((await judgeQuestion('RETURN 1 AS one')).asksFor).toBe('ROWS');
  await rm(cache);
});
