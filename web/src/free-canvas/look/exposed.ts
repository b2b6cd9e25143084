import { useEffect, useMemo, useState } from 'react';
import type { Conditions } from '../../address/address.ts';
import { toFilter } from '../../conditions/to-filter.ts';
import { CanvasExposedDocument } from '../../generated/graphql.ts';
import type { Band, CanvasExposedQuery } from '../../generated/graphql.ts';
import { requestLimits } from '../../generated/limits.ts';
import { ask } from '../../server/client.ts';
import { dependsOnCasework } from '../../server/casework-fields.ts';
import { useEpoch } from '../../server/use-answer.ts';
import { counted, inDigits } from '../../words.ts';
import type { CanvasDocument } from '../document.ts';

/** What of the canvas is on chains that are exposed under the page's conditions. */
export interface Exposed {
  /** `loading` also while the chains of nodes that were added are not read yet. */
  readonly state: 'loading' | 'ready' | 'failed';
  /** The worst band of the chains that each node is on. A node is on a chain also as its contract, its prime or an employer of the engineer. */
  readonly bands: ReadonlyMap<string, Band>;
  /** The words on the tag of each of these nodes: of an engineer the countries, of others the number of chains. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** The ids of the edges that are hops of these chains. */
  readonly hops: ReadonlySet<string>;
  /** What is not known although the answer is there, as a sentence; null: nothing. */
  readonly missing: string | null;
  /** Why it failed. */
  readonly problem: string | null;
}

const noneExposed: Exposed = {
  state: 'loading',
  bands: new Map(),
  tags: new Map(),
  hops: new Set(),
  missing: null,
  problem: null,
};

/**
 * Returns what of the canvas is on exposed chains, by one request. While nodes are added or removed, what is known of the others stays; under other
 * conditions, nothing does.
 */
export function useExposed(conditions: Conditions, { nodes }: Pick<CanvasDocument, 'nodes'>): Exposed {
  const filter = toFilter(conditions);
  const epoch = useEpoch(dependsOnCasework(CanvasExposedDocument, { among: [], filter }));
  const all = Object.keys(nodes).sort();
  const among = all.slice(0, requestLimits.among);
  const under = JSON.stringify(filter);
  const key = `${epoch} ${under} ${among.join(' ')}`;
  const [found, setFound] = useState<Found>({ under: '', of: new Set(), exposed: noneExposed });
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const asked = await ask(CanvasExposedDocument, { among, filter });
      if (!isCurrent) return;
      const exposed =
        'failure' in asked
          ? { ...noneExposed, state: 'failed' as const, problem: asked.failure.message }
          : read(asked.data, all.length);
      setFound({ under, of: new Set(among), exposed });
    };
    if (among.length > 0) void load();
    return () => {
      isCurrent = false;
    };
    // `key` covers the nodes and the filter.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return useMemo(() => {
    if (found.under !== under) return noneExposed;
    const { exposed, of } = found;
    const isRead = exposed.state !== 'ready' || among.every((id) => of.has(id));
    return isRead ? exposed : { ...exposed, state: 'loading' };
    // `key` covers the nodes and the filter.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [found, key]);
}

/** What was read last. */
interface Found {
  /** Under which filter, as JSON. */
  readonly under: string;
  /** Of which nodes, by id. */
  readonly of: ReadonlySet<string>;
  readonly exposed: Exposed;
}

/** What is known of a node without a band. */
export function bandlessInWords({ state }: Pick<Exposed, 'state'>): string {
  if (state === 'ready') return 'on no exposed chain';
  return state === 'failed' ? 'not known' : 'not known yet';
}

function read({ exposedParts: { nodes, hops, isCut } }: CanvasExposedQuery, all: number): Exposed {
  const missing = [
    ...(all > requestLimits.among
      ? [`Exposure is shown for ${inDigits(requestLimits.among)} of ${counted(all, 'node')}.`]
      : []),
    ...(isCut ? ['Not all hops of exposed chains are marked: there are too many.'] : []),
  ];
  return {
    state: 'ready',
    bands: new Map(nodes.map(({ id, highest }) => [id, highest])),
    tags: new Map(
      nodes.map(({ id, chains, countries }) => [
        id,
        countries.length > 0 ? countries.map(({ name }) => name) : [counted(chains, 'chain')],
      ]),
    ),
    hops: new Set(hops.map(({ id }) => id)),
    missing: missing.length === 0 ? null : missing.join(' '),
    problem: null,
  };
}
