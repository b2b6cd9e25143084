import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renewDocs } from '#serve/docs.ts';

const text = readFileSync('docs/api.md', 'utf8');

test('docs/api.md has the errors, limits, settings, metrics and fields of the sources', async () => {
  expect(await renewDocs(text)).toBe(text);
});

test('manual changes of generated parts are reverted, and a missing mark is an error', async () => {
  expect(await renewDocs(text.replace('| `cost`', '| `price`'))).toBe(text);
  expect(await renewDocs(text.replace('| `CURSOR_OUTDATED`', '| `OLD`'))).toBe(text);
  expect(await renewDocs(text.replace('| `PORT`', '| `PORTS`'))).toBe(text);
  expect(await renewDocs(text.replace('accessCount\n', ''))).toBe(text);
  await expect(renewDocs(text.replace('<!-- generated: limits -->', ''))).rejects.toThrow('limits');
});
