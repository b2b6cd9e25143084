import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renewDocs } from '#serve/docs.ts';

const text = readFileSync('docs/api.md', 'utf8');

test('what docs/api.md says of errors, limits, settings, metrics and fields is what the sources say', async () => {
  expect(await renewDocs(text)).toBe(text);
});

test('what was changed by hand comes back, and a lost place is told', async () => {
  expect(await renewDocs(text.replace('| `cost`', '| `price`'))).toBe(text);
  expect(await renewDocs(text.replace('| `CURSOR_OUTDATED`', '| `OLD`'))).toBe(text);
  expect(await renewDocs(text.replace('| `PORT`', '| `PORTS`'))).toBe(text);
  expect(await renewDocs(text.replace('accessCount\n', ''))).toBe(text);
  await expect(renewDocs(text.replace('<!-- generated: limits -->', ''))).rejects.toThrow('limits');
});
