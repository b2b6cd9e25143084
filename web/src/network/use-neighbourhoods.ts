import { useEffect, useMemo, useState } from 'react';
import { NeighboursDocument } from '../generated/graphql.ts';
import { client } from '../server/client.ts';
import { toFailure } from '../server/failure.ts';
import { useEpoch } from '../server/use-epoch.ts';
import type { NeighboursQuery } from '../generated/graphql.ts';
import type { OperationResult } from '@urql/core';
import type { Failure } from '../server/failure.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { Opened } from './opened.ts';

const PAGE = 25;

/** What is said about nodes and statements stands in the details, not in the picture. */
const aside: ReadonlySet<string> = new Set(['ABOUT', 'MADE_BY', 'STATED_IN', 'DESCRIBED_BY']);

interface Loaded {
  readonly of: string;
  readonly asOf: string;
  readonly hoods: readonly Neighbourhood[];
  readonly failure: Failure | null;
}

export interface Neighbourhoods {
  readonly hoods: readonly Neighbourhood[];
  readonly loading: boolean;
  readonly failure: Failure | null;
  readonly retry: () => void;
}

/** The neighbours of every opened node on a day, so many pages each. */
export function useNeighbourhoods(opened: readonly Opened[], asOf: string): Neighbourhoods {
  const epoch = useEpoch();
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>({ of: '', asOf, hoods: [], failure: null });
  const wanted = JSON.stringify([opened, asOf, epoch, attempt]);
  useEffect(() => {
    let ended = false;
    const load = async (): Promise<void> => {
      const results = await Promise.all(opened.map((one) => loadPages(one, asOf, epoch + attempt > 0)));
      if (ended) return;
      const failure = results.flatMap((result) => ('failure' in result ? [result.failure] : []))[0] ?? null;
      setLoaded({ of: wanted, asOf, hoods: results.flatMap((result) => ('id' in result ? [result] : [])), failure });
    };
    void load();
    return () => {
      ended = true;
    };
    // `wanted` says all of opened, asOf, epoch and attempt.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
  // While more is on its way, what is still asked for stays in sight; never that of another day.
  const hoods = useMemo(
    () => (loaded.asOf === asOf ? loaded.hoods.filter((hood) => opened.some(({ id }) => id === hood.id)) : []),
    [loaded, asOf, opened],
  );
  return {
    hoods,
    loading: loaded.of !== wanted,
    failure: loaded.of === wanted ? loaded.failure : null,
    retry: () => {
      setAttempt(attempt + 1);
    },
  };
}

async function loadPages(
  { id, pages }: Opened,
  asOf: string,
  fresh: boolean,
): Promise<Neighbourhood | { readonly failure: Failure }> {
  let hood: Neighbourhood = { id, hops: [], total: 0, complete: false };
  let after: string | null = null;
  let left = 0;
  for (let page = 0; page < pages && !hood.complete; page += 1) {
    const { data, error } = await loadPage(id, after, asOf, fresh);
    if (data === undefined) {
      return {
        failure:
          error === undefined
            ? { kind: 'fault', message: 'No answer came.', code: null, place: null }
            : toFailure(error),
      };
    }
    const { edges, totalCount, pageInfo }: NeighboursQuery['neighbours'] = data.neighbours;
    const relations = edges.filter(({ edge }) => !aside.has(edge.type));
    left += edges.length - relations.length;
    hood = { id, hops: [...hood.hops, ...relations], total: totalCount - left, complete: !pageInfo.hasNextPage };
    after = pageInfo.endCursor;
  }
  return hood;
}

function loadPage(
  id: string,
  after: string | null,
  asOf: string,
  fresh: boolean,
): Promise<OperationResult<NeighboursQuery>> {
  const variables = { id, direction: 'BOTH', first: PAGE, after, asOf } as const;
  const requestPolicy = fresh ? 'network-only' : 'cache-first';
  return client.query(NeighboursDocument, variables, { requestPolicy }).toPromise();
}
