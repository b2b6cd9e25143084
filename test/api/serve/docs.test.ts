import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Table } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import { renewDocs } from '#serve/docs.ts';

const text = readFileSync('docs/api.md', 'utf8');

test('docs/api.md has the errors, limits, settings, metrics and fields of the sources', async () => {
  expect(await renewDocs(text, 'api')).toBe(text);
});

test('manual changes of generated parts are reverted, and a missing mark is an error', async () => {
  expect(await renewDocs(text.replace('| `cost`', '| `price`'), 'api')).toBe(text);
  expect(await renewDocs(text.replace('| `CURSOR_OUTDATED`', '| `OLD`'), 'api')).toBe(text);
  expect(await renewDocs(text.replace('| `PORT`', '| `PORTS`'), 'api')).toBe(text);
  expect(await renewDocs(text.replace('accessCount\n', ''), 'api')).toBe(text);
  await expect(renewDocs(text.replace('<!-- generated: limits -->', ''), 'api')).rejects.toThrow('limits');
});

test('docs/chain-package.md has every file of the model with its columns, and says what they become in the graph', async () => {
  const described = readFileSync('docs/chain-package.md', 'utf8');
  expect(await renewDocs(described, 'chain-package')).toBe(described);
  expect(described).toContain('`(:Organization)-[:SUBCONTRACTS_TO]->(:Organization)`');
  for (const table of Object.values<Table>(tables))
    for (const { name } of table.fields) expect(described).toContain(`\`${name}\``);
});

test('docs/checks.md has the rules of the library, with their days', async () => {
  const checks = readFileSync('docs/checks.md', 'utf8');
  expect(await renewDocs(checks, 'checks')).toBe(checks);
  expect(await renewDocs(checks.replaceAll('2025-12-10', '2025-12-11'), 'checks')).not.toContain('from 2025-12-11');
});
