import { useState } from 'react';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { toDecidedFilter, toFilter, toLeadFilter } from '../conditions/to-filter.ts';
import {
  ExposedSystemsDocument,
  LeadsDocument,
  PassingChainsDocument,
  SystemChainsDocument,
} from '../generated/graphql.ts';
import type {
  ChainQuery,
  ChainRowFragment,
  DecisionStatus,
  ExposedSystemsQuery,
  ExposureFilter,
  LeadsQuery,
  PassingChainsQuery,
  SystemChainsQuery,
} from '../generated/graphql.ts';
import type { Answer, Failure } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { MAX_PAGE_SIZE, usePages, useSeveralPages, useWholeList } from '../server/use-pages.ts';
import type { PagesAnswer } from '../server/use-pages.ts';
import { CHAINS_PAGE, holdsOn, useChain } from './chain.ts';
import type { Chain } from './chain.ts';

/** A chain of a list, with what people decided about it. */
export type ListedChain = SystemChainsQuery['exposures']['nodes'][number];

interface ChainsPage {
  readonly first?: number;
  /** Only those with one of these decisions; none: all. */
  readonly decisions?: readonly DecisionStatus[];
}

/** Returns the chains to one system, or to all systems if null, most urgent first, page by page. */
export function useChains(
  conditions: Conditions,
  system: string | null,
  { first = CHAINS_PAGE, decisions = [] }: ChainsPage = {},
): PagesAnswer<ListedChain> {
  return usePages(chainsTo(toDecidedFilter(conditions, decisions), system, first));
}

/** Returns the chains to several systems, page by page, each page with chains to every one of them. */
function useChainsOfEach(conditions: Conditions, systems: readonly (string | null)[]): PagesAnswer<ChainRowFragment> {
  const first = Math.ceil(CHAINS_PAGE / systems.length);
  return useSeveralPages(systems.map((system) => chainsTo(toFilter(conditions), system, first)));
}

function chainsTo(filter: ExposureFilter, system: string | null, first: number) {
  return {
    document: SystemChainsDocument,
    variables: (after: string | null) => ({
      filter: { ...filter, ...(system === null ? {} : { systems: [system] }) },
      first,
      after,
    }),
    page: ({ exposures: { nodes, totalCount, pageInfo } }: SystemChainsQuery) => ({
      items: nodes,
      total: totalCount,
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    }),
  };
}

export interface ChosenChain {
  /** Key of the chain's system. */
  readonly system: string | null;
  /** Id of the chain; null when there are no chains. */
  readonly id: string | null;
  /** Whether `drawn` contains the chains of every system. */
  readonly drawsAll: boolean;
  /** Whether the URL names a system without chains, and no chain. */
  readonly isWithoutChains: boolean;
  /** Keys of the systems that are drawn together, if some are selected. */
  readonly together: readonly string[];
  readonly answer: Answer<ChainQuery>;
  /** Whether the chain holds on the day and meets the conditions; null until that is known. */
  readonly passes: boolean | null;
  /** Why the check failed; null if it succeeded or is still running. */
  readonly checkFailure: CheckFailure | null;
  /** The chains drawn with it: all chains when there are few, otherwise those of its system. */
  readonly drawn: PagesAnswer<ChainRowFragment>;
}

interface CheckFailure {
  readonly failure: Failure;
  readonly retry: () => void;
}

/** Up to this many chains, one picture shows all systems. */
const FEW_CHAINS = 50;

/** The most systems that one picture shows together: each has a box in the same lane. */
export const MOST_TOGETHER = 8;

/**
 * Returns the chain named by the URL, otherwise the most urgent one to the system that the URL names, if it names one. A more urgent chain that is
 * imported later does not take its place, because somebody may be reading about it or deciding about it.
 */
export function useChosenChain(exposed: ExposedSystems | null): ChosenChain {
  const { address } = useAddress();
  const together = address.systems.slice(0, MOST_TOGETHER);
  const namedSystem = together.length > 0 && !together.includes(address.system ?? '') ? null : address.system;
  const key = JSON.stringify([toFilter(address.conditions), namedSystem, together, address.chain]);
  const [shown, setShown] = useState({ key, system: '', chain: '' });
  const shownBefore = shown.key === key ? shown : null;
  const systems = (exposed?.systems ?? []).map((one) => one.system.key);
  const firstSystem = systems.find((one) => one === shownBefore?.system) ?? systems[0] ?? null;
  const drawsAll = together.length === 0 && exposed !== null && exposed.chains <= FEW_CHAINS;
  const drawnSystems = together.length > 0 ? together : [drawsAll ? null : (namedSystem ?? firstSystem)];
  const drawn = useChainsOfEach(address.conditions, drawnSystems);
  const eligible = drawn.items.filter((chain) => namedSystem === null || chain.system.key === namedSystem);
  const shownChain = eligible.find((chain) => chain.id === shownBefore?.chain) ?? eligible[0];
  // Until the systems are known, the chains of all are loaded: the first of these may reach another system than the first one.
  if (exposed !== null && shownChain !== undefined && shownChain.id !== shownBefore?.chain)
    setShown({ key, system: shownChain.system.key, chain: shownChain.id });
  const isWithoutChains =
    namedSystem !== null && shownChain === undefined && drawn.total !== null && drawn.next === null;
  const system = namedSystem ?? shownChain?.system.key ?? firstSystem;
  const id = address.chain ?? shownChain?.id ?? null;
  const answer = useChain(id, address.conditions);
  const chain = answer.state === 'ready' ? answer.data.exposure : null;
  const check = usePasses(chain, address.conditions, drawn);
  return { system, id, drawsAll, isWithoutChains, together, answer, ...check, drawn };
}

/**
 * Returns whether a chain meets the conditions. Most of them do not change the chain itself, so the server is asked.
 * @param drawn chains that meet the conditions
 */
function usePasses(
  chain: Chain | null,
  conditions: Conditions,
  drawn: PagesAnswer<ChainRowFragment>,
): Pick<ChosenChain, 'passes' | 'checkFailure'> {
  const isDrawn = drawn.items.some(({ id }) => id === chain?.id);
  const holds = chain !== null && holdsOn(chain.periods, conditions.asOf);
  const isWanted = holds && !isDrawn && drawn.total !== null;
  const listed = useWholeList(isWanted ? passingChains([chain.id], toFilter(conditions)) : []);
  if (chain === null) return { passes: null, checkFailure: null };
  if (isDrawn || !holds) return { passes: isDrawn, checkFailure: null };
  if (!isWanted || listed.state === 'loading') return { passes: null, checkFailure: null };
  return listed.state === 'failed'
    ? { passes: null, checkFailure: listed }
    : { passes: listed.data.length > 0, checkFailure: null };
}

/** Asks which of some chains meet a filter. */
function passingChains(ids: readonly string[], filter: ExposureFilter) {
  return Array.from({ length: Math.ceil(ids.length / MAX_PAGE_SIZE) }, (_, at) => {
    const exposures = ids.slice(at * MAX_PAGE_SIZE, (at + 1) * MAX_PAGE_SIZE);
    return {
      document: PassingChainsDocument,
      variables: () => ({ filter: { ...filter, exposures }, first: MAX_PAGE_SIZE }),
      page: ({ exposures: { nodes } }: PassingChainsQuery) => ({ items: nodes, total: null, next: null }),
    };
  });
}

interface ListedAmong {
  /** Ids of those that are listed; null until it is known. */
  readonly listed: ReadonlySet<string> | null;
  /** Why the check failed; null if it succeeded or is still running. */
  readonly checkFailure: CheckFailure | null;
}

/** Returns which of some chains are in the list under the conditions and decisions. */
export function useListedAmong(
  chains: readonly ChainRowFragment[],
  conditions: Conditions,
  decisions: readonly DecisionStatus[],
): ListedAmong {
  const ids = chains.map(({ id }) => id);
  const answer = useWholeList(passingChains(ids, toDecidedFilter(conditions, decisions)));
  return {
    listed: answer.state === 'ready' ? new Set(answer.data.map(({ id }) => id)) : null,
    checkFailure: answer.state === 'failed' ? answer : null,
  };
}

/** Which of the exposed systems to list. */
export interface SystemsPage {
  readonly skip: number;
  readonly first: number;
}

type Row = ExposedSystemsQuery['exposureGroups'][number];
export type ExposedSystem = Omit<Row, 'group'> & {
  readonly system: Extract<Row['group'], { readonly __typename: 'System' }>;
};

export interface ExposedSystems {
  /** Those of one page. */
  readonly systems: readonly ExposedSystem[];
  readonly accesses: number;
  readonly chains: number;
}

/**
 * Returns the systems with exposed accesses, most urgent first.
 * @param decisions counts only chains with one of these decisions; none: all
 */
export function useExposedSystems(
  conditions: Conditions,
  { skip, first }: SystemsPage,
  decisions: readonly DecisionStatus[] = [],
): Answer<ExposedSystems> {
  const answer = useAnswer(ExposedSystemsDocument, { filter: toDecidedFilter(conditions, decisions), skip, first });
  if (answer.state !== 'ready') return answer;
  const { exposureGroups, exposures } = answer.data;
  const systems = exposureGroups.flatMap(({ group, ...counts }) =>
    group.__typename === 'System' ? [{ ...counts, system: group }] : [],
  );
  return { ...answer, data: { systems, accesses: exposures.accessCount, chains: exposures.totalCount } };
}

export type Lead = LeadsQuery['leads']['nodes'][number];

/** Returns the leads to follow up, page by page. A lead is not an exposure. */
export function useLeads(conditions: Conditions): PagesAnswer<Lead> {
  return usePages({
    document: LeadsDocument,
    variables: (after) => ({ filter: toLeadFilter(conditions), after }),
    page: ({ leads: { nodes, totalCount, pageInfo } }) => ({
      items: nodes,
      total: totalCount,
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    }),
  });
}

/** Identifies a lead. */
export function leadKey({ kind, contract, organization, country, sameAs, statements }: Lead): string {
  return [kind, contract?.id, organization?.id, country?.key, sameAs?.key, statements[0]?.key].join(' ');
}
