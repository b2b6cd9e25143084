import type { Transaction } from '../database/database.ts';
import { readEvidence, readFamilies, readRoutes } from '../evidence/read-evidence.ts';
import { evidenceRows, evidenceStatements } from '../evidence/evidence-statements.ts';
import { positionByPriority } from '../exposure/derived-access.ts';
import { exposuresOf } from '../exposure/evaluate.ts';
import { indexEvidence } from '../exposure/evidence-index.ts';
import type { EvidenceIndex } from '../exposure/evidence-index.ts';
import type { ContractFacts, Evidence } from '../exposure/evidence.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { compareAccess, readAffected } from '../exposures/what-if.ts';
import type { Affecting } from '../exposures/what-if.ts';
import { refused } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { compareKeys } from '../model/keys.ts';
import { bands } from '../priority/bands.ts';
import type { Action } from './action.ts';
import { applyActions } from './apply.ts';

/** What actions would do to the exposed accesses. Chains are counted under the filter, like everything. */
export interface Effect {
  /** Accesses that are exposed and would no longer be. */
  readonly closes: ReadonlySet<string>;
  /** Accesses on which a chain would open. */
  readonly opens: ReadonlySet<string>;
  /** Accesses that stay exposed, and whose band would be another. */
  readonly changes: ReadonlySet<string>;
  /** Accesses that are not exposed and would be; they are among those that open. */
  readonly newlyExposed: number;
  /** Chains that would close, as they are. */
  readonly closed: readonly Chain[];
  /** Chains that would open, as they would be. */
  readonly opened: readonly Chain[];
  /** Of each access whose band would change, the chain with the highest priority, as it would be. */
  readonly changed: readonly Chain[];
}

/** A chain that is or would be, by PRIORITY. */
interface Chain {
  readonly access: string;
  readonly id: string;
  readonly position: string;
}

/** Accesses computed together; the abort signal takes effect between batches. */
const batch = 500;
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

/**
 * Computes what actions would do together, taken one after the other on the filter's day.
 * @returns null if the budget does not suffice
 */
export async function computeEffect(
  transaction: Transaction,
  actions: readonly Action[],
  filter: ExposureFilter,
  budget: Budget,
): Promise<Effect | null> {
  const trees = await readTrees(transaction, actions);
  const affected = new Set<string>();
  for (const action of actions)
    for (const { access } of await readAffected(transaction, filter, affectedBy(action, trees))) affected.add(access);
  if (!budget.take(affected.size)) return null;
  const accesses = [...affected].sort(compareKeys);
  const found = { closed: new Array<Chain>(), opened: new Array<Chain>(), changed: new Array<Chain>() };
  const [closes, opens, changes] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let newlyExposed = 0;
  for (let from = 0; from < accesses.length; from += batch) {
    const some = accesses.slice(from, from + batch);
    const { before, after } = await readWorlds(transaction, some, actions, filter, { trees, withProperties: false });
    for (const access of some) {
      const one = compareAccess(before, after, access, filter);
      found.closed.push(...one.closed.map(chainOf));
      found.opened.push(...one.opened.map(chainOf));
      if (one.opened.length > 0) opens.add(access);
      if (one.were.length > 0 && one.are.length === 0) closes.add(access);
      if (one.were.length === 0 && one.are.length > 0) newlyExposed += 1;
      const [worst] = one.are.map(chainOf).toSorted(byPosition);
      if (worst === undefined || one.were.length === 0 || bandOf(one.were) === bandOf(one.are)) continue;
      changes.add(access);
      found.changed.push(worst);
    }
  }
  return { closes, opens, changes, newlyExposed, ...found };
}

/** Computes the first chains of each list of an effect again, with everything that is shown of them. */
export async function readChains(
  transaction: Transaction,
  actions: readonly Action[],
  filter: ExposureFilter,
  { closed, opened, changed }: Pick<Effect, 'closed' | 'opened' | 'changed'>,
  first: number,
): Promise<Readonly<Record<'closed' | 'opened' | 'changed', readonly Exposure[]>>> {
  const [were, opening, changing] = [closed, opened, changed].map((all) => all.toSorted(byPosition).slice(0, first));
  const accesses = [...new Set([were, opening, changing].flatMap((all) => all ?? []).map(({ access }) => access))];
  const trees = await readTrees(transaction, actions);
  const { before, after } = await readWorlds(transaction, accesses, actions, filter, { trees, withProperties: true });
  const shownOf = (index: EvidenceIndex, chains: readonly Chain[] = []) => {
    const exposures = new Map(
      [...new Set(chains.map(({ access }) => access))].map((access) => [access, exposuresOf(index, access, filter)]),
    );
    return chains.flatMap(({ access, id }) => exposures.get(access)?.find((one) => one.id === id) ?? []);
  };
  return { closed: shownOf(before, were), opened: shownOf(after, opening), changed: shownOf(after, changing) };
}

function chainOf(exposure: Exposure): Chain {
  return { access: exposure.access, id: exposure.id, position: positionByPriority(exposure) };
}

function byPosition(a: Chain, b: Chain): number {
  return compareKeys(a.position, b.position);
}

/** The bands of an access: the highest if what is unknown has its worst values, and the highest if it has its best. */
function bandOf(exposures: readonly Exposure[]): string {
  const highest = (end: 'low' | 'high') => Math.max(...exposures.map(({ priority }) => bands.indexOf(priority[end])));
  return `${highest('low')}-${highest('high')}`;
}

/** The contracts of a subcontract's tree, by the subcontract's contract: all above it and all under these. */
type Trees = ReadonlyMap<string, ReadonlyMap<string, ContractFacts>>;

async function readTrees(transaction: Transaction, actions: readonly Action[]): Promise<Trees> {
  const trees = new Map<string, ReadonlyMap<string, ContractFacts>>();
  const contracts = actions.flatMap(({ kind, nodes }) => (kind === 'END_SUBCONTRACT' ? nodes.slice(0, 1) : []));
  for (const contract of new Set(contracts)) {
    const above = await readFamilies(transaction, [contract], []);
    const tree = await readFamilies(transaction, [], above.keys());
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

interface WorldOptions {
  readonly trees: Trees;
  readonly withProperties: boolean;
}

/** Reads what some accesses depend on, as it is, and computes it as it would be. */
async function readWorlds(
  transaction: Transaction,
  accesses: readonly string[],
  actions: readonly Action[],
  { asOf }: ExposureFilter,
  { trees, withProperties }: WorldOptions,
): Promise<{ readonly before: EvidenceIndex; readonly after: EvidenceIndex }> {
  let evidence = await readEvidence(transaction, accesses, { withProperties });
  for (const tree of trees.values()) evidence = await withRoutes(transaction, evidence, tree, withProperties);
  return { before: indexEvidence(evidence), after: applyActions(evidence, actions, asOf).index };
}

/** Adds the contracts of a tree, and the routes under all of these to the employers in the evidence. */
async function withRoutes(
  transaction: Transaction,
  evidence: Evidence,
  tree: ReadonlyMap<string, ContractFacts>,
  withProperties: boolean,
): Promise<Evidence> {
  const employers = [...new Set(evidence.employment.map(({ organization }) => organization))];
  const rows = await transaction.run(evidenceStatements.contractsInto, { keys: employers });
  const ends = rows
    .map((row) => evidenceRows.contractsInto.parse(row))
    .flatMap(({ organization: to, contracts }) =>
      contracts.filter((contract) => tree.has(contract)).map((contract) => ({ contract, to })),
    );
  const subcontracts = [...evidence.subcontracts, ...(await readRoutes(transaction, ends, tree, withProperties))];
  const contracts = [...evidence.contracts, ...tree.values()];
  return {
    ...evidence,
    contracts: [...new Map(contracts.map((one) => [one.key, one])).values()],
    subcontracts: [...new Map(subcontracts.map((one) => [one.statement.key, one])).values()],
  };
}
