import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Conditions } from '../../address/address.ts';
import { useAddress } from '../../address/use-address.ts';
import { moveAmongRows } from '../../ui/rows.tsx';
import { useWidth } from '../../ui/use-media.ts';
import { counted } from '../../words.ts';
import { BAR, HEADING, NARROWEST, SPACE, layOutFlow } from './layout.ts';
import type { PlacedBand, PlacedPlace, WidthOf } from './layout.ts';
import { bandInWords, choose, isChosen, isOnRecord, placeInWords } from './model.ts';
import type { Band, Flow, PartOfFlow, Place } from './model.ts';

interface FlowChartProps {
  readonly flow: Flow;
  /** The part that the conditions select, in front of the whole; null: they select no part. */
  readonly part: PartOfFlow | null;
  readonly conditions: Conditions;
  readonly widthOf: WidthOf;
  /** Gives the others places of their own; null: there are no more. */
  readonly onMore: (() => void) | null;
}

/**
 * The flow as a picture. Its places are buttons, of which the Tab key stops at the first and the arrow keys reach the others; bands can be clicked, and
 * the table has them too.
 */
export function FlowChart({ flow, part, conditions, widthOf, onMore }: FlowChartProps) {
  const { setConditions } = useAddress();
  const holder = useRef<HTMLDivElement>(null);
  const width = useWidth(holder);
  const [lit, setLit] = useState<string | null>(null);
  const layout = useMemo(
    () => (width === 0 ? null : layOutFlow(flow, Math.max(width, NARROWEST), widthOf, part)),
    [flow, width, widthOf, part],
  );
  const selecting = (...places: readonly Place[]): (() => void) | null => {
    const change = choose(flow, conditions, places);
    if (change === null) return null;
    return () => {
      setConditions(change);
    };
  };
  const isLit = ({ from, to }: Band): boolean =>
    lit === null
      ? part === null && (isChosen(from, conditions) || isChosen(to, conditions))
      : from.id === lit || to.id === lit;
  const actionOf = (place: Place) => (place.kind === 'OTHERS' ? onMore : selecting(place));
  const first = flow.places.find((place) => actionOf(place) !== null);
  return (
    <div ref={holder} className="flow" onKeyDown={moveAmongRows}>
      {layout !== null && (
        <svg
          width={layout.width}
          height={layout.height}
          role="group"
          aria-label={`Flow of ${counted(flow.accesses, 'access', 'accesses')} from prime to sensitivity`}
        >
          {layout.headings.map(({ title, x }) => (
            <text key={title} x={x} y={HEADING - SPACE} className="flow-heading">
              {title}
            </text>
          ))}
          <g aria-hidden="true">
            {layout.bands.map((placed) => (
              <FlowBand
                key={placed.band.id}
                placed={placed}
                isLit={isLit(placed.band)}
                onSelect={selecting(placed.band.from, placed.band.to)}
              />
            ))}
          </g>
          {part !== null && (
            <g aria-hidden="true" className="flow-part">
              {layout.bands.map(({ band, path, width: whole }) => {
                const share = Math.min(1, (part.get(band.id) ?? 0) / band.accesses);
                return share === 0 ? null : <path key={band.id} d={path} strokeWidth={Math.max(1, whole * share)} />;
              })}
            </g>
          )}
          {layout.places.map((placed) => (
            <FlowPlace
              key={placed.place.id}
              placed={placed}
              isFirst={placed.place === first}
              isChosen={isChosen(placed.place, conditions)}
              onAct={actionOf(placed.place)}
              onLight={setLit}
              part={part === null ? null : (part.get(placed.place.id) ?? 0)}
            />
          ))}
        </svg>
      )}
    </div>
  );
}

interface FlowBandProps {
  readonly placed: PlacedBand;
  readonly isLit: boolean;
  /** Null: the conditions cannot select the band. */
  readonly onSelect: (() => void) | null;
}

function FlowBand({ placed: { band, path, width }, isLit, onSelect }: FlowBandProps) {
  return (
    <path
      d={path}
      strokeWidth={width}
      className={`flow-band ${isLit ? 'lit' : ''} ${onSelect === null ? '' : 'open'}`}
      onClick={onSelect ?? undefined}
    >
      <title>{bandInWords(band)}</title>
    </path>
  );
}

interface FlowPlaceProps {
  readonly placed: PlacedPlace;
  /** Whether the Tab key enters the picture here. */
  readonly isFirst: boolean;
  readonly isChosen: boolean;
  /** Selects the place, or gives others places of their own; null: neither is possible. */
  readonly onAct: (() => void) | null;
  readonly onLight: (place: string | null) => void;
  /** Of its accesses, those that the conditions select; null: they select no part. */
  readonly part: number | null;
}

/** Targets are at least this high. */
const TARGET = 24;

function FlowPlace({ placed, isFirst, isChosen: chosen, onAct, onLight, part }: FlowPlaceProps) {
  const { place, x, y, height, name, number, textWidth } = placed;
  const label = placeInWords(place, part);
  const light = () => {
    onLight(place.id);
  };
  const unlight = () => {
    onLight(null);
  };
  const behavior =
    onAct === null
      ? { role: 'img' }
      : {
          role: 'button',
          'data-row': '',
          tabIndex: isFirst ? 0 : -1,
          'aria-pressed': place.kind === 'OTHERS' ? undefined : chosen,
          onClick: onAct,
          onKeyDown: (event: KeyboardEvent) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            onAct();
          },
        };
  const [middle, hit] = [y + height / 2, Math.max(TARGET, height)];
  return (
    <g
      {...behavior}
      className={`flow-place ${onAct === null ? '' : 'open'} ${chosen ? 'chosen' : ''}`}
      onPointerEnter={light}
      onPointerLeave={unlight}
      onFocus={light}
      onBlur={unlight}
    >
      <title>{place.kind === 'OTHERS' && onAct !== null ? `${label}: show more` : label}</title>
      <rect x={x} y={middle - hit / 2} width={BAR + 2 * SPACE + textWidth} height={hit} className="flow-hit" />
      <rect x={x} y={y} width={BAR} height={height} className={`flow-bar ${isOnRecord(place) ? '' : 'unknown'}`} />
      <text x={x + BAR + SPACE} y={middle} dominantBaseline="central" className="flow-text">
        <tspan className="flow-name">{name}</tspan>
        <tspan dx={SPACE}>{number}</tspan>
      </text>
    </g>
  );
}
