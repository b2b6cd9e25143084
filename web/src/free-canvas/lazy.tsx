import { Suspense, lazy } from 'react';
import { Skeleton } from '../ui/states.tsx';

const FreeCanvas = lazy(async () => ({ default: (await import('./free-canvas-view.tsx')).FreeCanvasView }));

/** The free canvas, loaded on first use because its drawing code is large. */
export function LazyFreeCanvas() {
  return (
    <Suspense fallback={<Skeleton what="the canvas" rows={6} />}>
      <FreeCanvas />
    </Suspense>
  );
}
