import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readJsonParameters } from '#command/options.ts';
import { temporaryFolder } from '../../seed/temporary-folder.ts';

test('a file of parameters may begin with a byte-order mark', async () => {
  const paramsFile = join(await temporaryFolder(), 'parameters.json');
  await writeFile(paramsFile, '\uFEFF{"level": 5, "day": "2025-07-17"}\r\n');
  expect(await readJsonParameters({ paramsFile, paramsJson: '{"level": 6}' })).toEqual({ level: 6, day: '2025-07-17' });
});

test.each(['[1]', '5', 'null', '{', ''])('a file that is not a JSON object is refused: %s', async (content) => {
  const paramsFile = join(await temporaryFolder({ 'x.json': content }), 'x.json');
  await expect(readJsonParameters({ paramsFile })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('parameters nested deeper than Neo4j takes them are refused, before a database is started', async () => {
  const nested = (levels: number) => `{"list": ${'['.repeat(levels)}${']'.repeat(levels)}}`;
  expect(await readJsonParameters({ paramsJson: nested(90) })).toHaveProperty('list');
  for (const levels of [101, 100_000])
    await expect(readJsonParameters({ paramsJson: nested(levels) })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});
