import { z } from 'zod';
import { endCursor, readAfter } from '../cursor.ts';
import type { Transaction } from '../database/database.ts';
import { affectedAccesses } from '../evidence/affected.ts';
import { positionByPriority } from '../exposure/derived-access.ts';
import { exposuresOf, hasCutRoutes } from '../exposure/evaluate.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import type { EvidenceOptions } from '../evidence/read-evidence.ts';
import { readInTransaction } from '../edition/torn-read.ts';
import { indexEvidence } from '../exposure/evidence-index.ts';
import type { EvidenceIndex } from '../exposure/evidence-index.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import type { RouteName } from '../exposure/routes.ts';
import { badInput, refused } from '../failure.ts';
import type { Failure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import type { Exceeded } from '../limits.ts';
import { compareKeys, groupBy, groupByLabel } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import { readOneEdition } from '../graph.ts';
import type { Graph } from '../graph.ts';
import { groupsStatement } from './groups.ts';
import { readNextBest, withoutRemoved } from './removal.ts';
import type { Removed } from './removal.ts';
import { readExposures } from './rows.ts';
import { checkFilter, filteredStatement } from './statement.ts';

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
 * Accesses computed together; the abort signal takes effect between batches. If there is only one batch, its evidence is read with the
 * statements' other properties; otherwise those of the opened exposures that are shown are read afterwards.
 */
const batch = 250;

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
  return withConsequences(graph, { remove, filter }, async (transaction, consequences) => {
    const { exposedBefore, exposedAfter, readOpened } = consequences;
    const freed = [...exposedBefore.keys()].filter((system) => exposedAfter.get(system) === 0).sort(compareKeys);
    const closed = consequences.closed.filter(({ position }) => position > afterClosed);
    const opened = consequences.opened.filter(({ position }) => position > afterOpened);
    const systems = freed.filter((key) => key > afterFreed).map((key) => ({ position: key }));
    const gone = closed.slice(0, first).map(({ key }) => key);
    return {
      before: sum(exposedBefore.values()),
      after: sum(exposedAfter.values()),
      closed: await readExposures(transaction, gone, filter),
      opened: await readOpened(opened.slice(0, first)),
      closedCount: consequences.closed.length,
      openedCount: consequences.opened.length,
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
  /** By PRIORITY. */
  readonly closed: readonly Chain[];
  /** By PRIORITY. */
  readonly opened: readonly Chain[];
  /** Exposed accesses by system. */
  readonly exposedBefore: ReadonlyMap<string, number>;
  readonly exposedAfter: ReadonlyMap<string, number>;
  /** Returns some of the opened chains as exposures, as they would be, with all properties of their statements. */
  readonly readOpened: (chosen: readonly Chain[]) => Promise<readonly Exposure[]>;
}

/**
 * Finds what removing nodes changes, and answers a question about it in the same transaction.
 * @throws as `askWhatIf`
 */
export async function withConsequences<T>(
  { database }: Graph,
  { remove, filter }: Pick<WhatIfRequest, 'remove' | 'filter'>,
  answer: (transaction: Transaction, consequences: Consequences) => Promise<T>,
): Promise<T> {
  checkRemoved(remove, filter);
  await checkFilter(database, filter);
  const compute = () =>
    readInTransaction(database, async (transaction) =>
      answer(transaction, await findConsequences(transaction, groupByLabel(remove), filter)),
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
  const exposedBefore = await readExposedSystems(transaction, filter);
  const exposedAfter = new Map(exposedBefore);
  const remaining = withoutRemoved(transaction, removed, nextBest);
  const withProperties = affected.length <= batch;
  const closed: Chain[] = [];
  const opened: Chain[] = [];
  let computed: After['exposures'] = new Map();
  for (let from = 0; from < affected.length; from += batch) {
    const some = affected.slice(from, from + batch);
    const keys = some.map(({ access }) => access);
    const before = await readChains(transaction, keys, filter);
    const after = await computeAfter(remaining, keys, filter, { withProperties });
    const mayBeCut = nextBest.contracts.size > 0;
    const cut = some.filter(
      ({ access, isCut }) => isCut || (mayBeCut && hasCutRoutes(after.index, access, filter.asOf)),
    );
    const hidden = await findHidden(transaction, after, cut, filter);
    for (const { access, system } of some) {
      const chains = before.get(access) ?? [];
      const exposures = after.exposures.get(access) ?? [];
      const change = Math.sign(exposures.length) - Math.sign(chains.length);
      exposedAfter.set(system, (exposedAfter.get(system) ?? 0) + change);
      const were = new Set([...chains.map(({ id }) => id), ...(hidden.before.get(access) ?? [])]);
      const are = new Set([...exposures.map(({ id }) => id), ...(hidden.after.get(access) ?? [])]);
      closed.push(...chains.filter(({ id }) => !are.has(id)));
      opened.push(...exposures.filter(({ id }) => !were.has(id)).map(chainOf));
    }
    computed = after.exposures;
  }
  const readOpened: Consequences['readOpened'] = async (chosen) => {
    if (!withProperties && chosen.length > 0) {
      const accesses = [...new Set(chosen.map(({ access }) => access))];
      computed = (await computeAfter(remaining, accesses, filter, { withProperties: true })).exposures;
    }
    return chosen.flatMap(({ access, id }) => computed.get(access)?.find((exposure) => exposure.id === id) ?? []);
  };
  return { closed: inOrder(closed), opened: inOrder(opened), exposedBefore, exposedAfter, readOpened };
}

const chainRows = z.array(
  z.object({
    access: z.string(),
    id: z.string(),
    /** Of its exposure in the graph; empty for one that would open. */
    key: z.string(),
    /** By PRIORITY. */
    position: z.string(),
  }),
);

/** A chain that closes or opens. */
export type Chain = z.infer<typeof chainRows>[number];

export function chainOf(exposure: Exposure): Chain {
  const { access, id } = exposure;
  return { access, id, key: '', position: positionByPriority(exposure) };
}

export function inOrder(chains: readonly Chain[]): readonly Chain[] {
  return chains.toSorted((a, b) => compareKeys(a.position, b.position));
}

export function sum(counts: Iterable<number>): number {
  return [...counts].reduce((total, count) => total + count, 0);
}

const affectedRows = z.array(
  z.object({
    access: z.string(),
    system: z.string(),
    /** Whether it has more routes than are shown. */
    isCut: z.boolean(),
  }),
);

/** An access that a change may affect. */
type AffectedAccess = z.infer<typeof affectedRows>[number];

/** What changes: nodes by key. An access is affected if it has a chain with one of them. */
export interface Affecting {
  readonly systems?: readonly string[];
  readonly people?: readonly string[];
  readonly organizations?: readonly string[];
  /** Where engineers are located. */
  readonly countries?: readonly string[];
  readonly accesses?: readonly string[];
  /** Organizations on routes that are not shown. */
  readonly hiddenRoutesOf?: readonly string[];
  /** An organization whose people escort. */
  readonly supplier?: string;
  /** An organization and a country in which it employs engineers, on whatever contract. */
  readonly employer?: string;
  readonly country?: string;
  /** Contracts of accesses that may depend on a subcontractor. */
  readonly contracts?: readonly string[];
  readonly subcontractor?: string;
}

/** Reads the accesses that hold on the filter's day, may meet it and are affected. */
export async function readAffected(
  transaction: Transaction,
  filter: ExposureFilter,
  affected: Affecting,
): Promise<readonly AffectedAccess[]> {
  const { text, parameters } = filteredStatement('affected-accesses', filter, { affected });
  return affectedRows.parse(await transaction.run(text, parameters));
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

const exposedRows = z.array(z.object({ group: z.string(), accesses: z.number() }));

/** Counts the exposed accesses by system. */
export async function readExposedSystems(
  transaction: Transaction,
  filter: ExposureFilter,
): Promise<ReadonlyMap<string, number>> {
  const { text, parameters } = groupsStatement('SYSTEM', filter, {
    orderBy: 'ACCESSES',
    skip: 0,
    first: Number.MAX_SAFE_INTEGER,
    counts: { systems: false, people: false },
  });
  const rows = exposedRows.parse(await transaction.run(text, parameters));
  return new Map(rows.map(({ group, accesses }) => [group, accesses]));
}

/** Reads the chains of some accesses under the filter, by access. */
export async function readChains(
  transaction: Transaction,
  accesses: readonly string[],
  filter: ExposureFilter,
): Promise<ReadonlyMap<string, readonly Chain[]>> {
  const limit = Number.MAX_SAFE_INTEGER;
  const { text, parameters } = filteredStatement('chains', filter, { limit }, { by: 'ACCESSES', keys: accesses });
  return groupBy(chainRows.parse(await transaction.run(text, parameters)), ({ access }) => access);
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

/** What is computed of some accesses without the removed nodes. */
interface After {
  readonly index: EvidenceIndex;
  /** By access. */
  readonly exposures: ReadonlyMap<string, readonly Exposure[]>;
}

async function computeAfter(
  remaining: Transaction,
  accesses: readonly string[],
  filter: ExposureFilter,
  options: EvidenceOptions,
): Promise<After> {
  const index = indexEvidence(await readEvidence(remaining, accesses, options));
  return { index, exposures: new Map(accesses.map((access) => [access, exposuresOf(index, access, filter)])) };
}

/**
 * Of accesses with more routes than are shown, finds the chains that are shown only with the removed nodes or only without them, but hold
 * in both cases: a chain that takes the place of another one among those shown has not opened. Returns their ids and those of the others
 * that hold, by access.
 */
async function findHidden(
  transaction: Transaction,
  after: After,
  cut: readonly AffectedAccess[],
  filter: ExposureFilter,
) {
  const hidden = { before: new Map<string, readonly string[]>(), after: new Map<string, readonly string[]>() };
  if (cut.length === 0) return hidden;
  const accesses = cut.map(({ access }) => access);
  const index = indexEvidence(await readEvidence(transaction, accesses, { withProperties: false }));
  const idsOf = (exposures: readonly Exposure[]) => exposures.map(({ id }) => id);
  for (const access of accesses) {
    const routesBefore = routesOf(exposuresOf(index, access, filter));
    const routesAfter = routesOf(after.exposures.get(access) ?? []);
    hidden.before.set(access, idsOf(exposuresOf(index, access, filter, routesAfter)));
    hidden.after.set(access, idsOf(exposuresOf(after.index, access, filter, routesBefore)));
  }
  return hidden;
}

/** Returns the routes of chains, to find those that are no longer among the routes that are shown. */
function routesOf(exposures: readonly Exposure[]): readonly RouteName[] {
  return exposures.flatMap(({ contract, chain }) =>
    contract === null || chain.length === 0 ? [] : [{ contract, organizations: chain }],
  );
}

/** Compares the chains of an access as they are and as they would be. A chain that is only not among those shown neither closes nor opens. */
export function compareAccess(before: EvidenceIndex, after: EvidenceIndex, access: string, filter: ExposureFilter) {
  const were = exposuresOf(before, access, filter);
  const are = exposuresOf(after, access, filter);
  const isCut = [before, after].some((index) => hasCutRoutes(index, access, filter.asOf));
  const held = isCut ? exposuresOf(before, access, filter, routesOf(are)) : were;
  const hold = isCut ? exposuresOf(after, access, filter, routesOf(were)) : are;
  const idsOf = (exposures: readonly Exposure[]) => new Set(exposures.map(({ id }) => id));
  const [idsBefore, idsAfter] = [idsOf(held), idsOf(hold)];
  return {
    were,
    are,
    closed: were.filter(({ id }) => !idsAfter.has(id)),
    opened: are.filter(({ id }) => !idsBefore.has(id)),
  };
}
