import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readChainPackage } from '#seed/readers/chain-package/package.ts';
import { isReject } from '#seed/readers/format.ts';

test('the lists designate the countries of the statute and the regulation, each from its date', async () => {
  const input = await readChainPackage(fileURLToPath(new URL('../../../seed/policy/lists', import.meta.url)));
  const found: Record<string, string[]> = {};
  for await (const row of input.rows('designations')) {
    if (isReject(row)) throw new Error(JSON.stringify(row));
    const list = `${String(row.values['list'])} from ${String(row.validFrom)} until ${String(row.validTo)}`;
    (found[list] ??= []).push(String(row.values['country']));
    expect(row.dataClass).toBe('DOCUMENTED');
  }
  await input.close();
  expect(found).toEqual({
    '10USC4872 from 2019-01-01 until null': ['CN', 'RU', 'IR', 'KP'],
    '15CFR791.4 from 2021-03-22 until null': ['CN', 'HK', 'MO', 'CU', 'IR', 'KP', 'RU'],
  });
});
