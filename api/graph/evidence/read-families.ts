import { z } from 'zod';
import type { Transaction } from '../driver/database.ts';
import type { ContractFacts } from '../exposure/evidence.ts';
import { evidenceRows } from './evidence-rows.ts';
import { evidenceStatements } from './evidence-statements.ts';

const rows = z.array(evidenceRows.contract);

/**
 * Contracts with all above them; of some, also all under them. One statement a level.
 * @param keys contracts that are wanted with all above them
 * @param whole those of which the ones under them are wanted too
 */
export async function readFamilies(
  transaction: Transaction,
  keys: Iterable<string>,
  whole: Iterable<string>,
): Promise<ReadonlyMap<string, ContractFacts>> {
  const found = new Map<string, ContractFacts>();
  const note = (contracts: readonly ContractFacts[]) => {
    for (const contract of contracts) found.set(contract.key, contract);
  };

  const under = new Set(whole);
  let upper = [...new Set([...keys, ...under])];
  while (upper.length > 0) {
    const contracts = rows.parse(await transaction.run(evidenceStatements.contracts, { keys: upper }));
    note(contracts);
    const parents = new Set(contracts.flatMap(({ parent }) => parent ?? []));
    upper = [...parents].filter((parent) => !found.has(parent));
  }

  let lower = [...under];
  while (lower.length > 0) {
    const contracts = rows.parse(await transaction.run(evidenceStatements.contractsUnder, { keys: lower }));
    note(contracts);
    lower = contracts.map((contract) => contract.key).filter((contract) => !under.has(contract));
    for (const contract of lower) under.add(contract);
  }
  return found;
}
