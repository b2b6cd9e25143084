import { Suspense, lazy } from 'react';
import { Skeleton } from '../states/skeleton.tsx';
import type { ComponentProps } from 'react';

const Picture = lazy(async () => ({ default: (await import('./picture-canvas.tsx')).PictureCanvas }));

/** The picture, its drawing code fetched when it is first needed. */
export function LazyPicture(props: ComponentProps<typeof Picture>) {
  return (
    <Suspense fallback={<Skeleton what="the picture" rows={4} />}>
      <Picture {...props} />
    </Suspense>
  );
}
