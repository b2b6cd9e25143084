import { createRequest } from '@urql/core';
import type { AnyVariables, OperationContext, TypedDocumentNode } from '@urql/core';
import { useMemo, useSyncExternalStore } from 'react';
import { useQuery } from 'urql';
import { connectionStore, toFailure } from './client.ts';
import type { Answer } from './client.ts';

/** Asks one document; what hooks that own a document are made of. `pause` asks nothing yet. */
export function useAnswer<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pause = false,
): Answer<Data> {
  const epoch = useEpoch();
  const context = useMemo<Partial<OperationContext>>(
    () => (epoch === 0 ? {} : { requestPolicy: 'cache-and-network', epoch }),
    [epoch],
  );
  const request = createRequest(document, variables);
  const [result, ask] = useQuery({ query: document, variables, pause, context });
  // The library keeps showing the last answer while it asks for another day: here that would be a false chain.
  const ours = result.operation?.key === request.key;
  if (ours && result.data !== undefined) {
    return { state: 'here', data: result.data, stale: result.stale || result.error !== undefined };
  }
  if (!ours || result.fetching || result.error === undefined) return { state: 'loading' };
  return {
    state: 'failed',
    failure: toFailure(result.error),
    retry: () => {
      ask({ requestPolicy: 'network-only' });
    },
  };
}

const epochOf = (): number => connectionStore.get().epoch;

/** Changes whenever answers given before may be outdated. */
export function useEpoch(): number {
  return useSyncExternalStore(connectionStore.subscribe, epochOf);
}
