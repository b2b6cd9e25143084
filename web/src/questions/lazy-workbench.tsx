import { Suspense, lazy } from 'react';
import { Skeleton } from '../ui/states.tsx';

const Bench = lazy(async () => ({ default: (await import('./workbench.tsx')).Workbench }));

/** The workbench, loaded on first use. */
export function LazyWorkbench() {
  return (
    <Suspense fallback={<Skeleton what="the editor" rows={6} />}>
      <Bench />
    </Suspense>
  );
}
