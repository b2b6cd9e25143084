import { SPACING, SPACING_DOWN } from './box-size.ts';
import type { CSSProperties } from 'react';

interface LaneTitlesProps {
  readonly titles: readonly string[];
  readonly view: { readonly zoom: number; readonly left: number; readonly top: number };
  readonly down: boolean;
}

/** The lanes behind the picture and their titles; they move with it. */
export function LaneTitles({ titles, view, down }: LaneTitlesProps) {
  const place = (lane: number): CSSProperties => {
    const { zoom, left, top } = view;
    if (down) return { top: top + (lane - 0.5) * SPACING_DOWN.lane * zoom, height: SPACING_DOWN.lane * zoom };
    return { left: left + (lane - 0.5) * SPACING.lane * zoom, width: SPACING.lane * zoom };
  };
  return (
    <div className="lanes" aria-hidden="true">
      {titles.map((title, lane) => (
        <div key={title} className="lane" style={place(lane)}>
          <span>{title}</span>
        </div>
      ))}
    </div>
  );
}
