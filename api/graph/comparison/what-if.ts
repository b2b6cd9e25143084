import { endCursor, readAfter } from '../cursor.ts';
import type { Transaction } from '../database/database.ts';
import { readInTransaction } from '../edition/torn-read.ts';
import { affectedAccesses } from '../evidence/affected.ts';
import { currentEvidence } from '../evidence/evidence-statements.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { badInput, refused } from '../failure.ts';
import type { Failure } from '../failure.ts';
import { readOneEdition } from '../graph.ts';
import type { Graph } from '../graph.ts';
import { exceeded, questionLimits } from '../limits.ts';
import type { Exceeded } from '../limits.ts';
import { compareKeys, groupByLabel } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import { readAffected, readExposedSystems, sum } from './affected.ts';
import type { Affecting } from './affected.ts';
import { chainReader, computeEffect } from './effect.ts';
import type { Effect, ReadStates } from './effect.ts';
import { readNextBest, withNextBest, withoutNodes } from './removal.ts';
import type { Removed } from './removal.ts';
import { checkFilter } from '../exposures/statement.ts';

interface WhatIfRequest {
  readonly remove: readonly NodeRef[];
  readonly filter: ExposureFilter;
  /** The maximum number of closed exposures, of opened ones, and of freed systems. */
  readonly first: number;
  /** The cursors of the last ones seen; null: from the start. */
  readonly closedAfter?: string | null;
  readonly openedAfter?: string | null;
  readonly systemsFreedAfter?: string | null;
}

export interface WhatIf {
  /** Exposed accesses. */
  readonly before: number;
  readonly after: number;
  /** By PRIORITY, as they are now. */
  readonly closed: readonly Exposure[];
  /** By PRIORITY, as they would be. */
  readonly opened: readonly Exposure[];
  readonly closedCount: number;
  readonly openedCount: number;
  /** Keys, in order. */
  readonly systemsFreed: readonly string[];
  readonly systemsFreedCount: number;
  /** The cursors to continue after; null: there is no more. */
  readonly closedEndCursor: string | null;
  readonly openedEndCursor: string | null;
  readonly systemsFreedEndCursor: string | null;
}

const { removed: maxNodes, removedAccesses, removedContracts } = questionLimits;
/**
 * Returns what would be exposed if some nodes and their edges did not exist: accesses that the nodes affect are recomputed from
 * evidence without them; the rest stays as it is. Nothing is changed.
 * @throws BAD_USER_INPUT for a source, a list that the filter uses, more than 50 nodes, more than 5,000 affected accesses, or an invalid cursor;
 *   GRAPH_CHANGING during an import, and after an interrupted one; otherwise as `findExposures`.
 */
export async function askWhatIf(graph: Graph, request: WhatIfRequest): Promise<WhatIf> {
  const { remove, filter, first, closedAfter = null, openedAfter = null, systemsFreedAfter = null } = request;
  const afterClosed = readAfter(closedAfter, lists.closed, 'closedAfter');
  const afterOpened = readAfter(openedAfter, lists.opened, 'openedAfter');
  const afterFreed = readAfter(systemsFreedAfter, lists.systemsFreed, 'systemsFreedAfter');
  return withConsequences(graph, { remove, filter }, async (consequences) => {
    const { effect, exposedBefore, exposedAfter, read } = consequences;
    const freed = [...exposedBefore.keys()].filter((system) => exposedAfter.get(system) === 0).sort(compareKeys);
    const closed = effect.closed.filter(({ position }) => position > afterClosed);
    const opened = effect.opened.filter(({ position }) => position > afterOpened);
    const systems = freed.filter((key) => key > afterFreed).map((key) => ({ position: key }));
    const [shownClosed, shownOpened] = [closed.slice(0, first), opened.slice(0, first)];
    const chainsOf = await chainReader([...shownClosed, ...shownOpened], read, filter);
    return {
      before: sum(exposedBefore.values()),
      after: sum(exposedAfter.values()),
      closed: chainsOf(shownClosed, 'before'),
      opened: chainsOf(shownOpened, 'after'),
      closedCount: effect.closed.length,
      openedCount: effect.opened.length,
      systemsFreed: systems.slice(0, first).map(({ position }) => position),
      systemsFreedCount: freed.length,
      closedEndCursor: endCursor(closed, first, lists.closed),
      openedEndCursor: endCursor(opened, first, lists.opened),
      systemsFreedEndCursor: endCursor(systems, first, lists.systemsFreed),
    };
  });
}

const lists = { closed: 'whatIf.closed', opened: 'whatIf.opened', systemsFreed: 'whatIf.systemsFreed' } as const;

/** What removing nodes changes. */
interface Consequences {
  readonly effect: Effect;
  /** Exposed accesses by system. */
  readonly exposedBefore: ReadonlyMap<string, number>;
  readonly exposedAfter: ReadonlyMap<string, number>;
  readonly read: ReadStates;
}

/**
 * Finds what removing nodes changes, and answers a question about it in the same transaction.
 * @throws as `askWhatIf`
 */
export async function withConsequences<T>(
  { database }: Graph,
  { remove, filter }: Pick<WhatIfRequest, 'remove' | 'filter'>,
  answer: (consequences: Consequences) => Promise<T>,
): Promise<T> {
  checkRemoved(remove, filter);
  await checkFilter(database, filter);
  const compute = () =>
    readInTransaction(database, async (transaction) =>
      answer(await findConsequences(transaction, groupByLabel(remove), filter)),
    );
  // Otherwise a difference between the statements and what is derived of them would count as a consequence of the removal.
  return readOneEdition(database, compute, { code: 'GRAPH_CHANGING' });
}

async function findConsequences(
  transaction: Transaction,
  removed: Removed,
  filter: ExposureFilter,
): Promise<Consequences> {
  const nextBest = await readNextBest(transaction, removed);
  if (nextBest.contracts.size > removedContracts.most) throw tooMuch('contracts', exceeded(removedContracts));
  const affected = await readAffected(transaction, filter, {
    ...affectedBy(removed, filter),
    accesses: [...(await ofContracts(transaction, [...(removed.get('Contract') ?? []), ...nextBest.contracts.keys()]))],
  });
  if (affected.length > removedAccesses.most) throw tooMuch('accesses', exceeded(removedAccesses, affected.length));
  const current = currentEvidence(transaction);
  const read: ReadStates = async (accesses, withProperties) => {
    const before = await readEvidence(current, accesses, { withProperties });
    const remaining =
      nextBest.contracts.size === 0
        ? before
        : await readEvidence(withNextBest(current, nextBest), accesses, { withProperties });
    return { before, after: withoutNodes(remaining, removed) };
  };
  const accesses = affected.map(({ access }) => access);
  const effect = await computeEffect(accesses, read, filter);
  const exposedBefore = await readExposedSystems(transaction, filter);
  const exposedAfter = new Map(exposedBefore);
  for (const { access, system } of affected) {
    const change = Number(effect.newlyExposed.has(access)) - Number(effect.closes.has(access));
    exposedAfter.set(system, (exposedAfter.get(system) ?? 0) + change);
  }
  return { effect, exposedBefore, exposedAfter, read };
}

/**
 * Returns what removed nodes change. A removed node does not affect an access if it is
 * on none of its chains of that day, does not employ its people, and is not its engineer's location; if the filter is about ROUTES_CUT, routes
 * that are not shown count like chains.
 */
function affectedBy(removed: Removed, { gaps, excludedGaps }: ExposureFilter): Affecting {
  const organizations = removed.get('Organization') ?? [];
  const isAboutCut = [...gaps, ...excludedGaps].includes('ROUTES_CUT');
  return {
    systems: removed.get('System') ?? [],
    people: removed.get('Person') ?? [],
    organizations,
    countries: removed.get('Country') ?? [],
    hiddenRoutesOf: isAboutCut ? organizations : [],
  };
}

function checkRemoved(remove: readonly NodeRef[], { lists, bands, excludedBands }: ExposureFilter): void {
  if (bands.length + excludedBands.length > 0) {
    const argument = bands.length > 0 ? 'filter.bands' : 'filter.exclude.bands';
    throw badInput(
      argument,
      'cannot be used here: removing a node may change the priority of chains that do not pass through it',
    );
  }
  if (remove.length > maxNodes.most)
    throw refused(
      'remove',
      `remove has ${remove.length} nodes; at most ${maxNodes.most} are allowed.`,
      exceeded(maxNodes, remove.length),
    );
  for (const { label, key } of remove) {
    if (label === 'Source')
      throw refused(
        'remove',
        'remove cannot contain a source: its statements are about nodes elsewhere in the network. Remove those nodes instead.',
      );
    if (label === 'DesignationList' && lists.includes(key))
      throw refused('remove', `remove contains the list ${key}, which the filter uses.`);
  }
}

function tooMuch(what: string, limit: Exceeded): Failure {
  return refused(
    'remove',
    `The removed nodes affect ${limit.asked ?? 'too many'} ${what}; at most ${limit.most ?? 'fewer'} are allowed: remove fewer nodes, or filter by system, impact level or mode.`,
    limit,
  );
}

/** Returns the accesses on contracts that change, and on those above and below: their employment or routes may count differently. */
async function ofContracts(transaction: Transaction, contracts: readonly string[]): Promise<ReadonlySet<string>> {
  if (contracts.length === 0) return new Set();
  const others = { accesses: [], people: [], organizations: [], systems: [], countries: [], sources: [] };
  const found = await affectedAccesses(transaction, { ...others, contracts });
  if (found === 'all') throw tooMuch('contracts', exceeded(removedContracts));
  return found;
}
