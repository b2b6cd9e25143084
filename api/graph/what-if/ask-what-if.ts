import { affectedAccesses } from '../analysis/affected-accesses.ts';
import { computeChains } from '../analysis/compute-chains.ts';
import { FirstOf } from '../analysis/first-of.ts';
import type { RankedChain } from '../analysis/ranked-chain.ts';
import { comparePositions, rankOfExposure } from '../analysis/rank-states.ts';
import type { Transaction } from '../driver/database.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { compareKeys } from '../exposure/compare-keys.ts';
import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import type { Exposure, NodeRef } from '../exposure/exposure.ts';
import { exposuresOf } from '../exposure/exposures-of.ts';
import { indexEvidence } from '../exposure/index-evidence.ts';
import { BadInput } from '../failure/bad-input.ts';
import { exceeded, type Exceeded } from '../limits/exceeded.ts';
import { questionLimits } from '../limits/question-limits.ts';
import type { Graph } from '../open-graph.ts';
import { readNextBest } from './next-best.ts';
import { Removed } from './removed.ts';
import { strikeOut } from './strike-out.ts';
import { touchedAccesses, type TouchedAccess } from './touched-accesses.ts';

export interface WhatIfRequest {
  readonly remove: readonly NodeRef[];
  readonly filter: ExposureFilter;
  /** How many closed, how many opened, and how many systems freed are given at most. */
  readonly first: number;
}

export interface WhatIf {
  /** Exposed accesses. */
  readonly before: number;
  readonly after: number;
  /** By PRIORITY, as they are. */
  readonly closed: readonly Exposure[];
  /** By PRIORITY, as they would be. */
  readonly opened: readonly Exposure[];
  readonly closedCount: number;
  readonly openedCount: number;
  /** Keys, in order. */
  readonly systemsFreed: readonly string[];
  readonly systemsFreedCount: number;
}

const { removed: mostNodes, removedAccesses, removedContracts } = questionLimits;
/** Accesses computed together: between batches a signal is heeded. */
const batch = 250;

/**
 * What would be exposed if some nodes and their edges did not exist: everything that they touch is computed directly from
 * evidence in which they are struck out; the rest stays as it is. Nothing is changed.
 * @throws BadInput for a source, a list that the filter asks by, more than 50 nodes, or more than 5,000 accesses touched;
 *   for lists as `findExposures`.
 */
export async function askWhatIf(graph: Graph, { remove, filter, first }: WhatIfRequest): Promise<WhatIf> {
  checkRemoved(remove, filter);
  const removed = new Removed(remove);
  const snapshot = await graph.analysis.current();
  const closed = new FirstOf<RankedChain>(first, comparePositions);
  const opened = new FirstOf<RankedChain>(first, comparePositions);
  const counts = { closed: 0, opened: 0 };
  const found = await graph.database.readTransaction(async (transaction) => {
    const nextBest = await readNextBest(transaction, removed);
    if (nextBest.contracts.size > removedContracts.most) throw tooMuch('contracts', exceeded(removedContracts));
    const byContract = await ofContracts(transaction, [...removed.keysOf('Contract'), ...nextBest.contracts.keys()]);
    const { exposed, untouched, touched } = touchedAccesses(snapshot, filter, removed, byContract);
    if (touched.length > removedAccesses.most) throw tooMuch('accesses', exceeded(removedAccesses, touched.length));
    const struck = strikeOut(transaction, removed, nextBest);
    const left = new Map(untouched);
    for (let from = 0; from < touched.length; from += batch) {
      const some = touched.slice(from, from + batch);
      const after = await computeAfter(struck, some, filter);
      for (const { access, system, chains } of some) {
        const exposures = after.get(access) ?? [];
        if (exposures.length > 0) left.set(system, (left.get(system) ?? 0) + 1);
        const were = new Set(chains.map(({ id }) => id));
        const are = new Set(exposures.map(({ id }) => id));
        for (const chain of chains.filter(({ id }) => !are.has(id))) {
          counts.closed += 1;
          closed.add(chain);
        }
        for (const exposure of exposures)
          if (!were.has(exposure.id)) {
            counts.opened += 1;
            opened.add({ id: exposure.id, access, rank: rankOfExposure(exposure) });
          }
      }
    }
    const chosen = opened.inOrder();
    const whole = await computeWhole(struck, chosen, filter);
    const before = new Set([
      ...untouched.keys(),
      ...touched.flatMap(({ system, chains }) => (chains.length > 0 ? [system] : [])),
    ]);
    const freed = [...before].filter((system) => !left.has(system)).sort(compareKeys);
    return {
      before: exposed,
      after: [...left.values()].reduce((sum, count) => sum + count, 0),
      opened: pick(chosen, whole),
      systemsFreed: freed.slice(0, first),
      systemsFreedCount: freed.length,
    };
  });
  const gone = closed.inOrder();
  const were = await computeChains(graph, snapshot, gone, filter);
  return { ...found, closed: pick(gone, were), closedCount: counts.closed, openedCount: counts.opened };
}

function checkRemoved(remove: readonly NodeRef[], { lists }: ExposureFilter): void {
  const wrong = (message: string, limit?: Exceeded) =>
    new BadInput(message, { extensions: { argument: 'remove', ...limit } });
  if (remove.length > mostNodes.most)
    throw wrong(
      `remove has ${remove.length} members; ${mostNodes.most} are allowed.`,
      exceeded(mostNodes, remove.length),
    );
  for (const { label, key } of remove) {
    if (label === 'Source')
      throw wrong(
        'remove has a source, and what sources state decides about more than what ends on them: give nodes of the network.',
      );
    if (label === 'DesignationList' && lists.includes(key))
      throw wrong(`remove has the list ${key}, by which the filter asks.`);
  }
}

function tooMuch(what: string, limit: Exceeded): BadInput {
  return new BadInput(
    `What is taken out touches ${limit.asked ?? 'more'} ${what}; ${limit.most ?? 'fewer'} are allowed: give fewer nodes, or a filter by system, impact level or mode.`,
    { extensions: { argument: 'remove', ...limit } },
  );
}

/** Accesses on contracts that change, and on those above and under them: their employment or routes may count otherwise. */
async function ofContracts(transaction: Transaction, contracts: readonly string[]): Promise<ReadonlySet<string>> {
  if (contracts.length === 0) return new Set();
  const others = { accesses: [], people: [], organizations: [], systems: [], countries: [], sources: [] };
  const found = await affectedAccesses(transaction, { ...others, contracts });
  if (found === 'all') throw tooMuch('contracts', exceeded(removedContracts));
  return found;
}

async function computeAfter(struck: Transaction, touched: readonly TouchedAccess[], filter: ExposureFilter) {
  const keys = touched.map(({ access }) => access);
  const index = indexEvidence(await readEvidence(struck, keys, { whole: false }));
  return new Map(keys.map((access) => [access, exposuresOf(index, access, filter)]));
}

async function computeWhole(struck: Transaction, chains: readonly RankedChain[], filter: ExposureFilter) {
  const keys = [...new Set(chains.map(({ access }) => access))];
  if (keys.length === 0) return new Map<string, Exposure>();
  const index = indexEvidence(await readEvidence(struck, keys, { whole: true }));
  const exposures = keys.flatMap((access) => exposuresOf(index, access, filter));
  return new Map(exposures.map((exposure) => [exposure.id, exposure]));
}

function pick(chains: readonly RankedChain[], byId: ReadonlyMap<string, Exposure>): readonly Exposure[] {
  return chains.flatMap(({ id }) => byId.get(id) ?? []);
}
