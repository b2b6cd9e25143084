import { sankey, sankeyLinkHorizontal } from 'd3-sankey';
import { inDigits } from '../../words.ts';
import { columns } from './model.ts';
import type { Band, Flow, PartOfFlow, Place } from './model.ts';

/** A flow as it is drawn, in pixels. */
export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  readonly headings: readonly { readonly title: string; readonly x: number }[];
  readonly places: readonly PlacedPlace[];
  readonly bands: readonly PlacedBand[];
}

/** A place is a bar with its name and its number to the right. */
export interface PlacedPlace {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** As much of the name as fits beside the number. */
  readonly name: string;
  readonly number: string;
  /** Of the name and the number. */
  readonly textWidth: number;
}

export interface PlacedBand {
  readonly band: Band;
  readonly path: string;
  readonly width: number;
}

/** Sizes in pixels. */
export const BAR = 12;
export const HEADING = 18;
/** Between a bar and its text, and between its name and its number. */
export const SPACE = 6;
const TOP = HEADING + 10;
const [GAP, ROW, LOWEST] = [26, 42, 220] as const;
/** To the right of the last column, for its text. */
const LAST = 170;
/** A narrower picture would have no room for names, so it scrolls. */
export const NARROWEST = 720;

/** Returns the width of a text on the picture. */
export type WidthOf = (text: string) => number;

/**
 * Lays a flow out in columns. A bar is as high as the wider one of its sides: an access that passes several places of the next column counts in
 * each of their bands. The places of a column stay in their order.
 */
export function layOutFlow(flow: Flow, width: number, widthOf: WidthOf, part: PartOfFlow | null = null): FlowLayout {
  const rows = Math.max(...columns.map((_, at) => flow.places.filter(({ column }) => column === at).length));
  const height = TOP + Math.max(LOWEST, rows * ROW);
  const step = (width - LAST - BAR) / (columns.length - 1);
  const positions = new Map(flow.places.map((place, at) => [place.id, at]));
  const layout = sankey<{ readonly place: Place }, { readonly band: Band }>()
    .nodeWidth(BAR)
    .nodePadding(GAP)
    .nodeAlign(({ place }) => place.column)
    .nodeSort((a, b) => (a.index ?? 0) - (b.index ?? 0))
    .extent([
      [0, TOP],
      [width - LAST, height - GAP / 2],
    ]);
  const { nodes, links } = layout({
    nodes: flow.places.map((place) => ({ place })),
    links: flow.bands.map((band) => ({
      band,
      source: positions.get(band.from.id) ?? 0,
      target: positions.get(band.to.id) ?? 0,
      value: band.accesses,
    })),
  });
  const pathOf = sankeyLinkHorizontal();
  return {
    width,
    height,
    headings: columns.map(({ title }, at) => ({ title, x: at * step })),
    places: nodes.map(({ place, x0 = 0, y0 = 0, y1 = 0 }) => {
      const isLast = place.column === columns.length - 1;
      const room = (isLast ? LAST : step - BAR) - 2 * SPACE;
      const all = inDigits(place.accesses);
      const number = part === null ? all : `${inDigits(part.get(place.id) ?? 0)} of ${all}`;
      const name = cutToWidth(place.name, room - SPACE - widthOf(number), widthOf);
      const textWidth = widthOf(name) + SPACE + widthOf(number);
      return { place, x: x0, y: y0, height: Math.max(1, y1 - y0), name, number, textWidth };
    }),
    bands: links.map((link) => ({ band: link.band, path: pathOf(link) ?? '', width: Math.max(1, link.width ?? 0) })),
  };
}

/** Cuts a text that is wider, with an ellipsis at its end. */
function cutToWidth(text: string, width: number, widthOf: WidthOf): string {
  if (widthOf(text) <= width) return text;
  let cut = text;
  // Never half a character.
  while (cut.length > 1 && widthOf(`${cut}…`) > width) cut = cut.slice(0, -1).replace(/[\s\uD800-\uDBFF]+$/, '');
  return `${cut}…`;
}
