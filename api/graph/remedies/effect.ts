import type { Transaction } from '../database/database.ts';
import { currentEvidence, evidenceRows } from '../evidence/evidence-statements.ts';
import type { EvidenceSource } from '../evidence/evidence-statements.ts';
import { readEvidence, readFamilies, readRoutes } from '../evidence/read-evidence.ts';
import type { ContractFacts, Evidence } from '../exposure/evidence.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { computeEffect } from '../comparison/effect.ts';
import type { Effect, ReadStates } from '../comparison/effect.ts';
import { readAffected } from '../comparison/affected.ts';
import type { Affecting } from '../comparison/affected.ts';
import { refused } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { compareKeys } from '../model/keys.ts';
import type { Action } from './action.ts';
import { applyActions } from './apply.ts';

/** What a computation costs besides its accesses, as a number of accesses. */
const ownCost = 50;

/** How many accesses may still be computed in a request. */
export class Budget {
  #left = questionLimits.remedyAccesses.most;

  /** Whether this many accesses can be computed; if so, they are taken off. */
  take(accesses: number): boolean {
    if (accesses + ownCost > this.#left) return false;
    this.#left -= accesses + ownCost;
    return true;
  }
}

/** The failure if a question needs more accesses than the budget has. */
export function overBudget() {
  return refused(
    'filter',
    `More than ${questionLimits.remedyAccesses.most.toLocaleString('en-US')} accesses would have to be computed: filter by system, sensitivity, prime or country, or ask for one kind of action.`,
    exceeded(questionLimits.remedyAccesses),
  );
}

/** What actions would do together, and the states that it compares. */
export interface ActionEffect extends Effect {
  readonly read: ReadStates;
}

/**
 * Computes what actions would do together, taken one after the other on the filter's day.
 * @returns null if the budget does not suffice
 */
export async function effectOfActions(
  transaction: Transaction,
  actions: readonly Action[],
  filter: ExposureFilter,
  budget: Budget,
): Promise<ActionEffect | null> {
  const trees = await readTrees(transaction, actions);
  const affected = new Set<string>();
  for (const action of actions)
    for (const { access } of await readAffected(transaction, filter, affectedBy(action, trees))) affected.add(access);
  if (!budget.take(affected.size)) return null;
  const source = currentEvidence(transaction);
  const read: ReadStates = async (accesses, withProperties) => {
    let before = await readEvidence(source, accesses, { withProperties });
    for (const tree of trees.values()) before = await withRoutes(source, before, tree, withProperties);
    return { before, after: applyActions(before, actions, filter.asOf) };
  };
  return { ...(await computeEffect([...affected].sort(compareKeys), read, filter)), read };
}

/** The contracts of a subcontract's tree, by the subcontract's contract: all above it and all under these. */
type Trees = ReadonlyMap<string, ReadonlyMap<string, ContractFacts>>;

async function readTrees(transaction: Transaction, actions: readonly Action[]): Promise<Trees> {
  const source = currentEvidence(transaction);
  const trees = new Map<string, ReadonlyMap<string, ContractFacts>>();
  const contracts = actions.flatMap(({ kind, nodes }) => (kind === 'END_SUBCONTRACT' ? nodes.slice(0, 1) : []));
  for (const contract of new Set(contracts)) {
    const above = await readFamilies(source, [contract], []);
    const tree = await readFamilies(source, [], above.keys());
    if (tree.size > questionLimits.removedContracts.most) throw overBudget();
    trees.set(contract, tree);
  }
  return trees;
}

function affectedBy({ kind, nodes }: Action, trees: Trees): Affecting {
  const [first = '', second = '', third = ''] = nodes;
  switch (kind) {
    case 'END_SUBCONTRACT':
      return { contracts: [...(trees.get(first)?.keys() ?? [])], subcontractor: third };
    case 'REPLACE_ESCORT_SUPPLIER':
      return { supplier: first };
    case 'MOVE_STAFF':
    case 'VET_STAFF':
      return { people: nodes };
    case 'REVOKE_ACCESS':
      return { accesses: [first] };
    case 'LEAVE_COUNTRY':
      return { employer: first, country: second };
  }
}

/** Adds the contracts of a tree, and the routes under all of these to the employers in the evidence. */
async function withRoutes(
  source: EvidenceSource,
  evidence: Evidence,
  tree: ReadonlyMap<string, ContractFacts>,
  withProperties: boolean,
): Promise<Evidence> {
  const employers = [...new Set(evidence.employment.map(({ organization }) => organization))];
  const rows = await source('contractsInto', { keys: employers });
  const ends = rows
    .map((row) => evidenceRows.contractsInto.parse(row))
    .flatMap(({ organization: to, contracts }) =>
      contracts.filter((contract) => tree.has(contract)).map((contract) => ({ contract, to })),
    );
  const subcontracts = [...evidence.subcontracts, ...(await readRoutes(source, ends, tree, withProperties))];
  const contracts = [...evidence.contracts, ...tree.values()];
  return {
    ...evidence,
    contracts: [...new Map(contracts.map((one) => [one.key, one])).values()],
    subcontracts: [...new Map(subcontracts.map((one) => [one.statement.key, one])).values()],
  };
}
