import { z } from 'zod';
import { decodeCursor, encodeCursor, outdatedCursor } from '../cursor.ts';
import type { Transaction } from '../database/database.ts';
import { readInTransaction } from '../edition/torn-read.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { chainReader } from '../comparison/effect.ts';
import type { Effect } from '../comparison/effect.ts';
import { checkFilter } from '../exposures/statement.ts';
import { readExposedSystems, sum } from '../comparison/affected.ts';
import { refused } from '../failure.ts';
import { readOneEdition } from '../graph.ts';
import type { Graph } from '../graph.ts';
import { actionKey, remedyKinds } from './action.ts';
import type { Action, RemedyKind } from './action.ts';
import { readCandidates } from './candidates.ts';
import type { Candidates } from './candidates.ts';
import { Budget, effectOfActions, overBudget } from './effect.ts';

/** An action with the numbers of accesses on which it has effects. */
export interface Remedy {
  readonly action: Action;
  /** Accesses that would no longer be exposed. */
  readonly closes: number;
  /** Accesses on which a chain would open. */
  readonly opens: number;
  /** Accesses that stay exposed in another band. */
  readonly changes: number;
}

export interface RemedyEffect {
  readonly remedy: Remedy;
  /** Exposed accesses. */
  readonly before: number;
  readonly after: number;
  /** By PRIORITY, as they are now. */
  readonly closed: readonly Exposure[];
  /** By PRIORITY, as they would be. */
  readonly opened: readonly Exposure[];
  /** Of each access in another band, the first chain by PRIORITY, as it would be. */
  readonly changed: readonly Exposure[];
  readonly closedCount: number;
  readonly openedCount: number;
}

interface RemedyPage {
  readonly edges: readonly { readonly cursor: string; readonly node: Remedy }[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

/** Actions that close the exposed accesses together, as far as they were found. */
export interface SmallestRemedies {
  readonly remedies: readonly Remedy[];
  /** Exposed accesses. */
  readonly before: number;
  /** Those that stay or become exposed if all actions are taken. */
  readonly after: number;
  /** Accesses on which a chain would open if all are taken. */
  readonly opens: number;
  readonly changes: number;
  /** No fewer actions close all exposed accesses. Null: whatever is done of these kinds, some stay. */
  readonly atLeast: number | null;
}

interface RemedyRequest {
  readonly action: Action;
  readonly filter: ExposureFilter;
  /** The maximum number of chains of each list. */
  readonly first: number;
}

/**
 * Returns what an action would change, if it were taken on the filter's day. Nothing is changed.
 * @throws BAD_USER_INPUT for a subcontract that does not hold on the day, a list that the filter uses, or too many affected accesses; GRAPH_CHANGING
 *   during an import, and after an interrupted one; otherwise as `findExposures`.
 */
export function askRemedy(graph: Graph, { action, filter, first }: RemedyRequest): Promise<RemedyEffect> {
  return answer(graph, filter, async (transaction) => {
    await checkSubcontract(transaction, action, filter);
    const effect = await effectOfActions(transaction, [action], filter, new Budget());
    if (effect === null) throw overBudget();
    const before = sum((await readExposedSystems(transaction, filter)).values());
    const closed = effect.closed.slice(0, first);
    const opened = effect.opened.slice(0, first);
    const changed = effect.changed.slice(0, first);
    const chainsOf = await chainReader([...closed, ...opened, ...changed], effect.read, filter);
    return {
      remedy: remedyOf(action, effect),
      before,
      after: before - effect.closes.size + effect.newlyExposed.size,
      closed: chainsOf(closed, 'before'),
      opened: chainsOf(opened, 'after'),
      changed: chainsOf(changed, 'after'),
      closedCount: effect.closed.length,
      openedCount: effect.opened.length,
    };
  });
}

interface RankRequest {
  readonly filter: ExposureFilter;
  /** Empty: all. */
  readonly kinds: readonly RemedyKind[];
  readonly first: number;
  readonly after: string | null;
}

/**
 * Ranks actions by the accesses that they close, as `askRemedy` counts them; then by an upper bound of what they could close and by the accesses
 * that they touch. Actions are computed until no other can close more than the last one of the page. A page ends early if the budget does.
 * @throws BAD_USER_INPUT and GRAPH_CHANGING as `askRemedy`; CURSOR_OUTDATED if the order has changed since the cursor was returned.
 */
export function rankRemedies(graph: Graph, { filter, kinds, first, after }: RankRequest): Promise<RemedyPage> {
  const from = after === null ? null : decodeCursor(after, z.tuple([z.string()]))[0];
  return answer(graph, filter, async (transaction) => {
    const candidates = await readCandidates(transaction, filter, kinds.length === 0 ? remedyKinds : kinds);
    const { totalCount } = candidates;
    const ranking = new Ranking(transaction, filter, candidates);
    for (let isPast = from === null; !isPast;) {
      const passed = await ranking.next();
      if (passed === 'over budget') throw overBudget();
      if (passed === null)
        throw outdatedCursor('The graph or the filter has changed, and with it the order of this list');
      isPast = actionKey(passed.action) === from;
    }
    const page: Computed[] = [];
    while (page.length < first) {
      const next = await ranking.next();
      if (next === 'over budget' && page.length === 0) throw overBudget();
      if (next === null || next === 'over budget') break;
      page.push(next);
    }
    return {
      edges: page.map(({ action, effect }) => ({
        cursor: encodeCursor([actionKey(action)]),
        node: remedyOf(action, effect),
      })),
      hasNextPage: ranking.hasNext,
      totalCount,
    };
  });
}

/**
 * Finds few actions that close the exposed accesses together: always the one that closes most of those that are left. What all of them do is
 * computed together.
 * @param first the maximum number of actions
 * @throws BAD_USER_INPUT and GRAPH_CHANGING as `askRemedy`
 */
export function findSmallestRemedies(
  graph: Graph,
  { filter, kinds, first }: Omit<RankRequest, 'after'>,
): Promise<SmallestRemedies> {
  return answer(graph, filter, async (transaction) => {
    const candidates = await readCandidates(transaction, filter, kinds.length === 0 ? remedyKinds : kinds);
    const before = sum((await readExposedSystems(transaction, filter)).values());
    const ranking = new Ranking(transaction, filter, candidates);
    const chosen = await ranking.cover(first);
    const all = chosen.map(({ action }) => action);
    const effect = await effectOfActions(transaction, all, filter, new Budget());
    if (effect === null) throw overBudget();
    return {
      remedies: chosen.map(({ action, effect: own }) => remedyOf(action, own)),
      before,
      after: before - effect.closes.size + effect.newlyExposed.size,
      opens: effect.opens.size,
      changes: effect.changes.size,
      atLeast: fewest(candidates, before),
    };
  });
}

/** Returns how many of the candidates that may close most could close so many accesses; null if not even all of them could. */
function fewest({ ranked }: Candidates, accesses: number): number | null {
  let left = accesses;
  for (const [at, { closesAtMost }] of ranked.entries()) {
    if (left <= 0) return at;
    left -= closesAtMost;
  }
  return left <= 0 ? ranked.length : null;
}

interface Computed {
  readonly action: Action;
  readonly effect: Effect;
  /** Among the candidates. */
  readonly position: number;
}

/** Computes candidates in the order of their bounds, and gives them out in the order of what they close, as far as the bounds prove it. */
class Ranking {
  readonly #transaction: Transaction;
  readonly #filter: ExposureFilter;
  readonly #candidates: Candidates['ranked'];
  readonly #budget = new Budget();
  #computed: readonly Computed[] = [];
  #position = 0;

  constructor(transaction: Transaction, filter: ExposureFilter, { ranked }: Candidates) {
    this.#transaction = transaction;
    this.#filter = filter;
    this.#candidates = ranked;
  }

  get hasNext(): boolean {
    return this.#computed.length > 0 || this.#position < this.#candidates.length;
  }

  /** Returns the action that closes most of those not returned yet; null if there is none. */
  async next(): Promise<Computed | null | 'over budget'> {
    const found = await this.#best(({ closes }) => closes.size);
    this.#computed = this.#computed.filter((one) => one !== found);
    return found;
  }

  /** Returns actions, each of which closes most of the accesses that those before it leave, until they leave none or there are enough. */
  async cover(most: number): Promise<readonly Computed[]> {
    const covered = new Set<string>();
    const chosen: Computed[] = [];
    const added = ({ closes }: Effect) => [...closes].filter((access) => !covered.has(access)).length;
    while (chosen.length < most) {
      const found = await this.#best(added, covered);
      if (found === null || found === 'over budget' || added(found.effect) === 0) break;
      chosen.push(found);
      for (const access of found.effect.closes) covered.add(access);
    }
    return chosen;
  }

  /**
   * Returns the computed action with the highest value, once no other can have a higher one.
   * @param valueOf at most what the action closes
   * @param covered accesses whose end has no value
   */
  async #best(
    valueOf: (effect: Effect) => number,
    covered: ReadonlySet<string> = new Set(),
  ): Promise<Computed | null | 'over budget'> {
    for (;;) {
      const [best] = this.#computed
        .map((one) => ({ one, value: valueOf(one.effect) }))
        .toSorted((a, b) => b.value - a.value || a.one.position - b.one.position);
      const candidate = this.#candidates[this.#position];
      if (candidate === undefined) return best?.one ?? null;
      if (best !== undefined && best.value >= candidate.closesAtMost) return best.one;
      const { action } = candidate;
      const [access = ''] = action.nodes;
      if (action.kind !== 'REVOKE_ACCESS' || !covered.has(access)) {
        const effect = await effectOfActions(this.#transaction, [action], this.#filter, this.#budget);
        if (effect === null) return 'over budget';
        this.#computed = [...this.#computed, { action, effect, position: this.#position }];
      }
      this.#position += 1;
    }
  }
}

function remedyOf(action: Action, { closes, opens, changes }: Effect): Remedy {
  return { action, closes: closes.size, opens: opens.size, changes: changes.size };
}

/** Checks a filter, and answers from one edition of the graph. */
async function answer<T>(
  { database }: Graph,
  filter: ExposureFilter,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  await checkFilter(database, filter);
  return readOneEdition(database, () => readInTransaction(database, work), { code: 'GRAPH_CHANGING' });
}

const subcontractHolds = `MATCH (:Organization {key: $contractor})-[s:SUBCONTRACTS_TO {contract: $contract, to: $subcontractor}]->()
  WHERE s.validFrom <= date($day) < s.validTo
  RETURN s.key AS key LIMIT 1`;

/** @throws BAD_USER_INPUT if an action ends a subcontract that does not hold on the filter's day */
async function checkSubcontract(
  transaction: Transaction,
  { kind, nodes: [contract, contractor, subcontractor] }: Action,
  { asOf: day }: ExposureFilter,
): Promise<void> {
  if (kind !== 'END_SUBCONTRACT') return;
  const [found] = await transaction.run(subcontractHolds, { contract, contractor, subcontractor, day });
  if (found !== undefined) return;
  throw refused(
    'nodes',
    `nodes: no source states that ${contractor} subcontracts to ${subcontractor} under ${contract} on ${day}.`,
  );
}
