import { useMemo, useRef, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { toExhibit } from '#picture/exhibit.ts';
import type { ExhibitWords } from '#picture/exhibit.ts';
import type { Picture } from '#picture/picture.ts';
import { ROOMY, layOutPicture } from '#picture/routes.ts';
import { readColors } from '../picture/colors.ts';
import { SavePicture } from '../ui/buttons.tsx';
import { themeStore } from '../ui/theme.tsx';
import { useMedia, useWidth } from '../ui/use-media.ts';

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
  /** What stands below it on the page. */
  readonly children?: ReactNode;
}

/** A picture in lanes that is only looked at, and can be saved as an exhibit. */
export function StaticPicture({ picture, of = 'the chains', label, name, words, children }: StaticPictureProps) {
  const down = useMedia('narrow');
  const theme = useSyncExternalStore(themeStore.subscribe, themeStore.shown);
  const holder = useRef<HTMLDivElement>(null);
  const width = useWidth(holder);
  // The colors in the file are those of the theme.
  const svg = useMemo(
    () => ({
      theme,
      text: toExhibit(picture, layOutPicture(picture, { width: width === 0 ? null : width, down }), {
        label,
        words: null,
        colors: readColors(document.body),
      }),
    }),
    [picture, width, down, label, theme],
  ).text;
  return (
    <>
      <div ref={holder} className="brief-picture" tabIndex={0} role="region" aria-label={`Picture of ${of}`}>
        {/* In the page rather than as an image, which could not use its font. Every text in it is escaped. */}
        <div dangerouslySetInnerHTML={{ __html: svg }} />
      </div>
      {children}
      {words !== null && (
        <p className="brief-tools">
          <span className="soft small">Save as an exhibit:</span>
          <SavePicture
            name={name}
            className="button small"
            svg={() =>
              toExhibit(picture, layOutPicture(picture, ROOMY), {
                label,
                words: words(),
                colors: readColors(document.body),
              })
            }
          />
        </p>
      )}
    </>
  );
}
