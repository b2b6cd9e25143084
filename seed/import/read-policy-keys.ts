import { readChainPackage } from '../readers/chain-package/read-chain-package.ts';
import { policyPackage } from './policy-package.ts';

/** What Subtier itself brings to every graph, by key. */
export interface PolicyKeys {
  readonly sources: readonly string[];
  readonly lists: readonly string[];
}

export async function readPolicyKeys(): Promise<PolicyKeys> {
  const input = await readChainPackage(policyPackage);
  try {
    const lists: string[] = [];
    for await (const row of input.rows('lists')) if ('values' in row) lists.push(String(row.values['id']));
    return { sources: input.sources, lists };
  } finally {
    await input.close();
  }
}
