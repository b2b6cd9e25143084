import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { failureCodes } from '#graph/failure.ts';

test('each declared code is that of one class', () => {
  const folder = 'api/graph/failure';
  const codes = readdirSync(folder).flatMap(
    (file) => /readonly code = '(\w+)'/.exec(readFileSync(`${folder}/${file}`, 'utf8'))?.[1] ?? [],
  );
  expect(codes.sort()).toEqual(Object.keys(failureCodes).sort());
});
