import { useEffect, useState } from 'react';
import type { Conditions } from '../../address/address.ts';
import { toFilter } from '../../conditions/to-filter.ts';
import { CanvasExposedChainsDocument } from '../../generated/graphql.ts';
import type { CanvasExposedChainsQuery, ExposureFilter } from '../../generated/graphql.ts';
import { ask } from '../../server/client.ts';
import type { Asked } from '../../server/client.ts';
import { dependsOnCasework } from '../../server/casework-fields.ts';
import { useEpoch } from '../../server/use-answer.ts';
import { MAX_PAGE_SIZE } from '../../server/use-pages.ts';
import { gapWords } from '../../words.ts';

/** The most pages that are read: chains of the highest priority come first. */
const MOST_PAGES = 10;

/** The bar lists of the overview that also select on the canvas. */
export const exposedLists = [
  'country of the engineer',
  'prime',
  'engineer’s employer',
  'escort supplier',
  'what the record lacks',
  'source of the access',
] as const;
export type ExposedList = (typeof exposedLists)[number];

/** By bar list of the overview and the name of its bar: the nodes on the chains that the bar counts. */
type Bars = ReadonlyMap<ExposedList, ReadonlyMap<string, ReadonlySet<string>>>;

export interface ExposedBars {
  readonly state: 'idle' | 'loading' | 'ready' | 'failed';
  readonly bars: Bars;
  readonly chains: number;
  /** More than `chains` if there are too many to read. */
  readonly total: number;
  /** Why it failed. */
  readonly problem: string | null;
}

const idle: ExposedBars = { state: 'idle', bars: new Map(), chains: 0, total: 0, problem: null };

/** Returns the nodes on the chains that the bars of the overview count, under the page's conditions. */
export function useExposedBars(conditions: Conditions, isWanted: boolean): ExposedBars {
  const filter = toFilter(conditions);
  const epoch = useEpoch(dependsOnCasework(CanvasExposedChainsDocument, { filter, first: 1, after: null }));
  const key = isWanted ? `${epoch} ${JSON.stringify(filter)}` : null;
  const [found, setFound] = useState({ key, read: idle });
  useEffect(() => {
    if (key === null) return undefined;
    let isCurrent = true;
    void loadBars(filter).then((read) => {
      if (isCurrent) setFound({ key, read });
    });
    return () => {
      isCurrent = false;
    };
    // `key` covers the filter.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  if (key === null) return idle;
  return found.key === key ? found.read : { ...idle, state: 'loading' };
}

async function loadBars(filter: ExposureFilter): Promise<ExposedBars> {
  const bars = new Map(exposedLists.map((list) => [list, new Map<string, Set<string>>()]));
  let [chains, total] = [0, 0];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const asked: Asked<CanvasExposedChainsQuery> = await ask(CanvasExposedChainsDocument, {
      filter,
      first: MAX_PAGE_SIZE,
      after,
    });
    if ('failure' in asked) return { ...idle, state: 'failed', problem: asked.failure.message };
    const { exposures }: CanvasExposedChainsQuery = asked.data;
    total = exposures.totalCount;
    chains += exposures.nodes.length;
    for (const chain of exposures.nodes) {
      const nodes = nodesOn(chain);
      for (const [list, nodesOf] of bars) {
        for (const bar of barsOf(chain, list)) {
          const on = nodesOf.get(bar) ?? new Set();
          nodesOf.set(bar, on);
          for (const id of nodes) on.add(id);
        }
      }
    }
    after = exposures.pageInfo.hasNextPage ? exposures.pageInfo.endCursor : null;
    if (after === null) break;
  }
  return { state: 'ready', bars, chains, total, problem: null };
}

type ExposedChain = CanvasExposedChainsQuery['exposures']['nodes'][number];

/** The nodes that the graph links to a chain. Its path has no contract, and if the lineage is broken, no prime. */
function nodesOn({ path, contract, prime, accountable, engineerEmployers }: ExposedChain): readonly string[] {
  const onPath = path.nodes.flatMap((node) => ('id' in node ? [node.id] : []));
  const others = [contract, prime, accountable, ...engineerEmployers].flatMap((one) => (one === null ? [] : [one.id]));
  return [...new Set([...onPath, ...others])];
}

/** The bars of a list that count a chain. */
function barsOf(chain: ExposedChain, list: ExposedList): readonly string[] {
  switch (list) {
    case 'country of the engineer':
      return chain.countries.map(({ name }) => name);
    case 'prime':
      return captionsOf([chain.prime]);
    case 'engineer’s employer':
      return captionsOf(chain.engineerEmployers);
    case 'escort supplier':
      return captionsOf(chain.escort === null ? [] : [chain.accountable]);
    case 'what the record lacks':
      return chain.gaps.map((gap) => gapWords[gap].short);
    case 'source of the access':
      return chain.path.edges
        .filter(({ type }) => type === 'ACCESSES')
        .flatMap(({ statements }) => statements.map(({ source: { key, title } }) => distinct(title, key)));
  }
}

function captionsOf(
  organizations: readonly (ExposedChain['prime'] | ExposedChain['accountable'])[],
): readonly string[] {
  return organizations.flatMap((one) => (one === null ? [] : [distinct(one.caption, one.key)]));
}

/** Two organizations or sources may have the same name, so the key follows it. */
function distinct(name: string, key: string): string {
  return name === key ? key : `${name} (${key})`;
}
