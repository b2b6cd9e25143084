import { useMemo, useSyncExternalStore } from 'react';
import { placeInLanes, toExhibit } from '../picture/exhibit.ts';
import type { ExhibitWords } from '../picture/exhibit.ts';
import type { Picture } from '../picture/picture.ts';
import { SavePicture } from '../ui/buttons.tsx';
import { themeStore } from '../ui/theme.tsx';
import { useMedia } from '../ui/use-media.ts';

interface StaticPictureProps {
  readonly picture: Picture;
  /** What it shows, for those who cannot see it. */
  readonly label: string;
  /** Of the file. */
  readonly name: string;
  readonly words: () => ExhibitWords;
}

/** A picture that is only looked at, and can be saved as an exhibit. */
export function StaticPicture({ picture, label, name, words }: StaticPictureProps) {
  const down = useMedia('narrow');
  const theme = useSyncExternalStore(themeStore.subscribe, themeStore.shown);
  const points = useMemo(() => placeInLanes(picture, down), [picture, down]);
  const lanes = down ? 'stacked' : 'side by side';
  // The colors in the file are those of the theme.
  const svg = useMemo(
    () => ({ theme, text: toExhibit(picture, points, { lanes, label, words: null }) }),
    [picture, points, lanes, label, theme],
  ).text;
  const exhibit = (): string =>
    toExhibit(picture, placeInLanes(picture, false), { lanes: 'side by side', label, words: words() });
  return (
    <>
      <div
        className={down ? 'brief-picture down' : 'brief-picture'}
        tabIndex={0}
        role="region"
        aria-label="Picture of the chains"
      >
        <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={label} />
      </div>
      <p className="brief-tools">
        <span className="soft small">Save as an exhibit:</span>
        <SavePicture name={name} className="button small" svg={exhibit} />
      </p>
    </>
  );
}
