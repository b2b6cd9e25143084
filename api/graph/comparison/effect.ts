import { positionByPriority } from '../exposure/derived-access.ts';
import { exposuresOf, hasCutRoutes } from '../exposure/evaluate.ts';
import { indexEvidence } from '../exposure/evidence-index.ts';
import type { EvidenceIndex } from '../exposure/evidence-index.ts';
import type { Evidence } from '../exposure/evidence.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import type { RouteName } from '../exposure/routes.ts';
import { compareKeys } from '../model/keys.ts';
import { bands } from '../priority/bands.ts';

/** A chain of one of two states, and its place by PRIORITY. */
export interface ChainPlace {
  readonly access: string;
  readonly id: string;
  readonly position: string;
}

/** The evidence of some accesses in two states. */
export interface States {
  readonly before: Evidence;
  readonly after: Evidence;
}

/** Reads the evidence of some accesses in both states. @param withProperties as of `readEvidence` */
export type ReadStates = (accesses: readonly string[], withProperties: boolean) => Promise<States>;

/** What differs between two states of some accesses. Chains are counted under a filter, in the order of PRIORITY. */
export interface Effect {
  /** Accesses that are exposed before and not after. */
  readonly closes: ReadonlySet<string>;
  /** Accesses on which a chain opens. */
  readonly opens: ReadonlySet<string>;
  /** Accesses that stay exposed, and whose band is another one after. */
  readonly changes: ReadonlySet<string>;
  /** Accesses that are exposed after and not before; they are among those that open. */
  readonly newlyExposed: ReadonlySet<string>;
  /** Chains that close, as they are before. */
  readonly closed: readonly ChainPlace[];
  /** Chains that open, as they are after. */
  readonly opened: readonly ChainPlace[];
  /** Chains of both states, as they are after. */
  readonly unchanged: readonly ChainPlace[];
  /** Of each access whose band changes, the chain with the highest priority, as it is after. */
  readonly changed: readonly ChainPlace[];
}

/** Accesses computed together; the abort signal takes effect between batches. */
const batch = 500;

/** Computes what differs between two states of some accesses. */
export async function computeEffect(
  accesses: readonly string[],
  read: ReadStates,
  filter: ExposureFilter,
): Promise<Effect> {
  const chains = {
    closed: new Array<ChainPlace>(),
    opened: new Array<ChainPlace>(),
    unchanged: new Array<ChainPlace>(),
    changed: new Array<ChainPlace>(),
  };
  const sets = {
    closes: new Set<string>(),
    opens: new Set<string>(),
    changes: new Set<string>(),
    newlyExposed: new Set<string>(),
  };
  for (let from = 0; from < accesses.length; from += batch) {
    const some = accesses.slice(from, from + batch);
    const states = await read(some, false);
    const [before, after] = [indexEvidence(states.before), indexEvidence(states.after)];
    for (const access of some) {
      const one = compareAccess(before, after, access, filter);
      chains.closed.push(...one.closed.map(placeOf));
      chains.opened.push(...one.opened.map(placeOf));
      chains.unchanged.push(...one.unchanged.map(placeOf));
      if (one.opened.length > 0) sets.opens.add(access);
      if (one.before.length > 0 && one.after.length === 0) sets.closes.add(access);
      if (one.before.length === 0 && one.after.length > 0) sets.newlyExposed.add(access);
      const [worst] = inOrder(one.after.map(placeOf));
      if (worst === undefined || one.before.length === 0 || bandOf(one.before) === bandOf(one.after)) continue;
      sets.changes.add(access);
      chains.changed.push(worst);
    }
  }
  return {
    ...sets,
    closed: inOrder(chains.closed),
    opened: inOrder(chains.opened),
    unchanged: inOrder(chains.unchanged),
    changed: inOrder(chains.changed),
  };
}

/** Reads the evidence of some chains once. @returns a function that computes any of them again, with everything that is shown of them */
export async function chainReader(
  chosen: readonly ChainPlace[],
  read: ReadStates,
  filter: ExposureFilter,
): Promise<(chains: readonly ChainPlace[], state: keyof States) => readonly Exposure[]> {
  const accesses = [...new Set(chosen.map(({ access }) => access))];
  if (accesses.length === 0) return () => [];
  const states = await read(accesses, true);
  const indexes = { before: indexEvidence(states.before), after: indexEvidence(states.after) };
  return (chains, state) => {
    const exposures = new Map(chains.map(({ access }) => [access, exposuresOf(indexes[state], access, filter)]));
    return chains.flatMap(({ access, id }) => exposures.get(access)?.find((exposure) => exposure.id === id) ?? []);
  };
}

/** Computes some chains of a state again. */
export async function readChains(
  chosen: readonly ChainPlace[],
  state: keyof States,
  read: ReadStates,
  filter: ExposureFilter,
): Promise<readonly Exposure[]> {
  return (await chainReader(chosen, read, filter))(chosen, state);
}

function placeOf(exposure: Exposure): ChainPlace {
  return { access: exposure.access, id: exposure.id, position: positionByPriority(exposure) };
}

function inOrder(chains: readonly ChainPlace[]): readonly ChainPlace[] {
  return chains.toSorted((one, other) => compareKeys(one.position, other.position));
}

/** The bands of an access: the highest if what is unknown has its worst values, and the highest if it has its best. */
function bandOf(exposures: readonly Exposure[]): string {
  const highest = (end: 'low' | 'high') => Math.max(...exposures.map(({ priority }) => bands.indexOf(priority[end])));
  return `${highest('low')}-${highest('high')}`;
}

/** Compares the chains of an access in two states. A chain that is only not among those shown neither closes nor opens. */
function compareAccess(stateBefore: EvidenceIndex, stateAfter: EvidenceIndex, access: string, filter: ExposureFilter) {
  const before = exposuresOf(stateBefore, access, filter);
  const after = exposuresOf(stateAfter, access, filter);
  const isCut = [stateBefore, stateAfter].some((index) => hasCutRoutes(index, access, filter.asOf));
  const allBefore = isCut ? exposuresOf(stateBefore, access, filter, routesOf(after)) : before;
  const allAfter = isCut ? exposuresOf(stateAfter, access, filter, routesOf(before)) : after;
  const idsOf = (exposures: readonly Exposure[]) => new Set(exposures.map(({ id }) => id));
  const [idsBefore, idsAfter] = [idsOf(allBefore), idsOf(allAfter)];
  return {
    before,
    after,
    closed: before.filter(({ id }) => !idsAfter.has(id)),
    opened: after.filter(({ id }) => !idsBefore.has(id)),
    unchanged: after.filter(({ id }) => idsBefore.has(id)),
  };
}

/** Returns the routes of chains, to find those that are no longer among the routes that are shown. */
function routesOf(exposures: readonly Exposure[]): readonly RouteName[] {
  return exposures.flatMap(({ contract, chain }) =>
    contract === null || chain.length === 0 ? [] : [{ contract, organizations: chain }],
  );
}
