import type { ContractFacts } from './evidence.ts';
import { groupBy } from './exposure.ts';

/** The families of contracts: those above and below each contract, at any depth, without siblings. Cycles of parents are harmless. */
export interface Families {
  has(contract: string, member: string): boolean;
  /** The contract itself, the contracts above it and those below it. */
  of(contract: string): ReadonlySet<string>;
}

export function indexFamilies(contracts: ReadonlyMap<string, ContractFacts>): Families {
  const children = groupBy(contracts.values(), ({ parent }) => parent);
  const ancestors = new Map<string, ReadonlySet<string>>();
  const families = new Map<string, ReadonlySet<string>>();

  /** Includes the contract itself. */
  function ancestorsOf(contract: string): ReadonlySet<string> {
    let found = ancestors.get(contract);
    if (found === undefined) {
      const climbed = new Set<string>();
      for (let at: string | null | undefined = contract; at != null && !climbed.has(at);) {
        climbed.add(at);
        at = contracts.get(at)?.parent;
      }
      ancestors.set(contract, (found = climbed));
    }
    return found;
  }

  return {
    has: (contract, member) => ancestorsOf(contract).has(member) || ancestorsOf(member).has(contract),
    of(contract) {
      let family = families.get(contract);
      if (family === undefined) {
        const under = new Set([contract]);
        // A set's iterator also visits items added during the iteration.
        for (const at of under) for (const child of children.get(at) ?? []) under.add(child.key);
        families.set(contract, (family = new Set([...ancestorsOf(contract), ...under])));
      }
      return family;
    },
  };
}
