import { createRequest } from '@urql/core';
import type { AnyVariables, OperationContext, TypedDocumentNode } from '@urql/core';
import { useMemo, useSyncExternalStore } from 'react';
import { useQuery } from 'urql';
import { dependsOnCasework } from './casework-fields.ts';
import { connectionStore, toFailure } from './client.ts';
import type { Answer } from './client.ts';

/** Runs a query; the basis of every hook for one document. With `pause` it does not run yet. */
export function useAnswer<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pause = false,
): Answer<Data> {
  const epoch = useEpoch(dependsOnCasework(document, variables));
  const context = useMemo<Partial<OperationContext>>(
    () => (epoch === 0 ? {} : { requestPolicy: 'cache-and-network', epoch }),
    [epoch],
  );
  const request = createRequest(document, variables);
  const [result, execute] = useQuery({ query: document, variables, pause, context });
  // urql keeps returning the previous result while it loads another day, which would show a false chain.
  const ours = result.operation?.key === request.key;
  if (ours && result.data !== undefined) {
    return { state: 'ready', data: result.data, stale: result.stale || result.error !== undefined };
  }
  if (!ours || result.fetching || result.error === undefined) return { state: 'loading' };
  return {
    state: 'failed',
    failure: toFailure(result.error),
    retry: () => {
      execute({ requestPolicy: 'network-only' });
    },
  };
}

const epochOf = (): number => connectionStore.get().epoch;
const epochWithCasework = (): number => connectionStore.get().epoch + connectionStore.get().caseworkEpoch;

/** Returns a number that changes whenever earlier answers may be outdated. @param isAboutCasework whether they depend on what people decide and save */
export function useEpoch(isAboutCasework: boolean): number {
  return useSyncExternalStore(connectionStore.subscribe, isAboutCasework ? epochWithCasework : epochOf);
}
