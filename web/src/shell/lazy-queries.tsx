import { Suspense, lazy } from 'react';
import { Skeleton } from '../ui/states.tsx';

const Queries = lazy(async () => ({ default: (await import('../questions/queries-view.tsx')).QueriesView }));

/** The Queries view, loaded on first use. */
export function LazyQueries() {
  return (
    <Suspense fallback={<Skeleton what="the queries" rows={6} />}>
      <Queries />
    </Suspense>
  );
}
