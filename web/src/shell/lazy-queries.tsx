import { Suspense, lazy } from 'react';
import { Skeleton } from '../ui/states.tsx';

const Queries = lazy(async () => ({ default: (await import('../questions/queries-view.tsx')).QueriesView }));

/** The view of the queries, fetched when it is first needed. */
export function LazyQueries() {
  return (
    <Suspense fallback={<Skeleton what="the queries" rows={6} />}>
      <Queries />
    </Suspense>
  );
}
