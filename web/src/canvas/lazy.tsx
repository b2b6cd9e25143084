import { Suspense, lazy } from 'react';
import type { ComponentProps } from 'react';
import { Skeleton } from '../ui/states.tsx';

const ChainPicture = lazy(async () => ({ default: (await import('./picture-canvas.tsx')).PictureCanvas }));

/** The picture; its drawing code is loaded on first use. */
export function LazyPicture(props: ComponentProps<typeof ChainPicture>) {
  return (
    <Suspense fallback={<Skeleton what="the picture" rows={4} />}>
      <ChainPicture {...props} />
    </Suspense>
  );
}

const FreeNetworkPicture = lazy(async () => ({ default: (await import('./free-picture.tsx')).FreePicture }));

/** A picture without lanes; its code is loaded separately because the layout library is larger than the drawing code. */
export function LazyFreePicture(props: ComponentProps<typeof FreeNetworkPicture>) {
  return (
    <Suspense fallback={<Skeleton what="the graph" rows={4} />}>
      <FreeNetworkPicture {...props} />
    </Suspense>
  );
}
