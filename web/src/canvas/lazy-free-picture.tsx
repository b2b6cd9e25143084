import { Suspense, lazy } from 'react';
import { Skeleton } from '../states/skeleton.tsx';
import type { ComponentProps } from 'react';

const Picture = lazy(async () => ({ default: (await import('./free-picture.tsx')).FreePicture }));

/** A picture without lanes, its code fetched when it is first needed: the layout weighs more than the drawing. */
export function LazyFreePicture(props: ComponentProps<typeof Picture>) {
  return (
    <Suspense fallback={<Skeleton what="the graph" rows={4} />}>
      <Picture {...props} />
    </Suspense>
  );
}
