import { useMemo, useSyncExternalStore } from 'react';
import { placeInLanes, toExhibit } from '../picture/exhibit.ts';
import type { ExhibitWords } from '../picture/exhibit.ts';
import type { Picture } from '../picture/picture.ts';
import { SavePicture } from '../ui/buttons.tsx';
import { themeStore } from '../ui/theme.tsx';
import { useMedia } from '../ui/use-media.ts';

interface StaticPictureProps {
  readonly picture: Picture;
  /** Names the region, as in “Picture of the chains”. */
  readonly of?: string;
  /** What it shows, for those who cannot see it. */
  readonly label: string;
  /** Of the file. */
  readonly name: string;
  /** What stands around it in the file; null: it cannot be saved. */
  readonly words: (() => ExhibitWords) | null;
}

/** A picture in lanes that is only looked at, and can be saved as an exhibit. */
export function StaticPicture({ picture, of = 'the chains', label, name, words }: StaticPictureProps) {
  const down = useMedia('narrow');
  const theme = useSyncExternalStore(themeStore.subscribe, themeStore.shown);
  const points = useMemo(() => placeInLanes(picture, down), [picture, down]);
  const lanes = down ? 'stacked' : 'side by side';
  // The colors in the file are those of the theme.
  const svg = useMemo(
    () => ({ theme, text: toExhibit(picture, points, { lanes, label, words: null }) }),
    [picture, points, lanes, label, theme],
  ).text;
  return (
    <>
      <div
        className={down ? 'brief-picture down' : 'brief-picture'}
        tabIndex={0}
        role="region"
        aria-label={`Picture of ${of}`}
      >
        <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={label} />
      </div>
      {words !== null && (
        <p className="brief-tools">
          <span className="soft small">Save as an exhibit:</span>
          <SavePicture
            name={name}
            className="button small"
            svg={() =>
              toExhibit(picture, placeInLanes(picture, false), { lanes: 'side by side', label, words: words() })
            }
          />
        </p>
      )}
    </>
  );
}
