import { lazy } from 'react';
import type { ComponentProps } from 'react';
import { OnDemand, codeOf } from '../ui/states.tsx';

const ChainPicture = lazy(async () => ({ default: (await codeOf(import('./picture-canvas.tsx'))).PictureCanvas }));

/** The picture; its drawing code is loaded on first use. */
export function LazyPicture(props: ComponentProps<typeof ChainPicture>) {
  return (
    <OnDemand what="the picture" rows={4}>
      <ChainPicture {...props} />
    </OnDemand>
  );
}

const FreeNetworkPicture = lazy(async () => ({ default: (await codeOf(import('./free-picture.tsx'))).FreePicture }));

/** A picture without lanes; its code is loaded separately because the layout library is larger than the drawing code. */
export function LazyFreePicture(props: ComponentProps<typeof FreeNetworkPicture>) {
  return (
    <OnDemand what="the graph" rows={4}>
      <FreeNetworkPicture {...props} />
    </OnDemand>
  );
}
