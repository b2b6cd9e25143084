import { useMemo } from 'react';
import { PictureCanvas } from './picture-canvas.tsx';
import { layOutFreely } from './lay-out-freely.ts';
import type { ComponentProps } from 'react';

/** Draws a picture without lanes: boxes stand where their lines pull them. */
export function FreePicture(props: Omit<ComponentProps<typeof PictureCanvas>, 'placed'>) {
  const { picture } = props;
  const placed = useMemo(() => layOutFreely(picture), [picture]);
  return <PictureCanvas {...props} placed={placed} />;
}
