import { useEffect, useState } from 'react';
import type { Conditions } from '../../address/address.ts';
import { toFilter } from '../../conditions/to-filter.ts';
import { CanvasExposedDocument } from '../../generated/graphql.ts';
import type { Band, CanvasExposedQuery, ExposureFilter } from '../../generated/graphql.ts';
import { client, toFailure } from '../../server/client.ts';
import { useEpoch } from '../../server/use-answer.ts';
import { bands } from '../../words.ts';

/** The server's page limit, and the most pages that are read: chains of the highest priority come first. */
const PAGE = 100;
const MOST_PAGES = 10;

/** The nodes on exposed chains. */
export interface Exposed {
  readonly state: 'idle' | 'loading' | 'ready' | 'failed';
  /** The worst band of the chains that each node is on. */
  readonly bands: ReadonlyMap<string, Band>;
  readonly chains: number;
  /** More than `chains` if there are too many to read. */
  readonly total: number;
  /** Why it failed. */
  readonly problem: string | null;
}

const idle: Exposed = { state: 'idle', bands: new Map(), chains: 0, total: 0, problem: null };

/** Returns the nodes on the chains that are exposed under the page's conditions, also those of the bar lists of the overview. */
export function useExposed(conditions: Conditions, isWanted: boolean): Exposed {
  const epoch = useEpoch();
  const filter = toFilter(conditions);
  const key = isWanted ? `${String(epoch)} ${JSON.stringify(filter)}` : null;
  const [found, setFound] = useState({ key, exposed: idle });
  useEffect(() => {
    if (key === null) return undefined;
    let isCurrent = true;
    void loadExposed(filter).then((exposed) => {
      if (isCurrent) setFound({ key, exposed });
    });
    return () => {
      isCurrent = false;
    };
    // `key` covers the filter.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  if (key === null) return idle;
  return found.key === key ? found.exposed : { ...idle, state: 'loading' };
}

async function loadExposed(filter: ExposureFilter): Promise<Exposed> {
  const worst = new Map<string, Band>();
  let [chains, total] = [0, 0];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer: {
      readonly data?: CanvasExposedQuery | undefined;
      readonly error?: Parameters<typeof toFailure>[0] | undefined;
    } = await client.query(CanvasExposedDocument, { filter, first: PAGE, after }).toPromise();
    if (answer.error !== undefined) return { ...idle, state: 'failed', problem: toFailure(answer.error).message };
    if (answer.data === undefined) break;
    const { exposures } = answer.data;
    total = exposures.totalCount;
    chains += exposures.nodes.length;
    for (const { priority, path } of exposures.nodes) {
      for (const node of path.nodes) {
        if (!('id' in node)) continue;
        const before = worst.get(node.id);
        if (before === undefined || bands.indexOf(priority.high) < bands.indexOf(before))
          worst.set(node.id, priority.high);
      }
    }
    after = exposures.pageInfo.hasNextPage ? exposures.pageInfo.endCursor : null;
    if (after === null) break;
  }
  return { state: 'ready', bands: worst, chains, total, problem: null };
}
