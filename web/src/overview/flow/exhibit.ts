import { MARGIN, escaped, hatchOf, n, surround, svgFile } from '#picture/sheet.ts';
import type { Mark } from '#picture/sheet.ts';
import type { Conditions } from '../../address/address.ts';
import type { Facet } from '../../address/facets.ts';
import { conditionsInWords } from '../../conditions/in-words.ts';
import { counted, dayInWords } from '../../words.ts';
import { BAR, HEADING, SPACE, layOutFlow } from './layout.ts';
import type { FlowLayout, WidthOf } from './layout.ts';
import { bandInWords, columns, isChosen, isOnRecord, placeInWords } from './model.ts';
import type { Flow } from './model.ts';

/** The colors of the exhibit, as CSS writes them. */
type ExhibitColors = Readonly<
  Record<'ground' | 'sunken' | 'ink' | 'ink-soft' | 'organization' | 'foreign' | 'other' | 'line', string>
>;

interface ExhibitOptions {
  readonly conditions: Conditions;
  /** The titles of the conditions' lists. */
  readonly lists: readonly string[];
  /** The name of the node that the conditions are about. */
  readonly aboutName: string;
  /** Restores the page. */
  readonly address: string;
  readonly colors: ExhibitColors;
  readonly widthOf: WidthOf;
}

const WIDTH = 1200;

/**
 * Writes the flow as an SVG file that can stand in a report as it is: with a title, the date, what counts, a legend, and the address that restores it.
 */
export function writeFlowExhibit(flow: Flow, options: ExhibitOptions): string {
  const { conditions, lists, aboutName, address, colors, widthOf } = options;
  const layout = layOutFlow(flow, WIDTH - 2 * MARGIN, widthOf);
  const isSynthetic = flow.places.some(({ synthetic }) => synthetic);
  const title = `From prime to sensitivity: ${counted(flow.accesses, 'access', 'accesses')}`;
  const heading = [
    `As of ${dayInWords(conditions.asOf)}. ${conditionsInWords(conditions, { lists, aboutName, nameOf: nameIn(flow) }).join('; ')}.`,
    'The width is the number of accesses. An access counts once in each place and band that it passes.',
    ...(isSynthetic ? ['CONTAINS SYNTHETIC DATA: organizations and people are invented.'] : []),
  ];
  const { top, bottom, content } = surround(
    { title, heading, legend: legendOf(colors), notes: [address] },
    {
      ...{ left: 0, width: WIDTH, topOfPicture: 0, bottomOfPicture: layout.height + MARGIN },
      ...{ ink: colors.ink, soft: colors['ink-soft'] },
    },
  );
  const place = { left: 0, top, width: WIDTH, height: bottom - top };
  const parts = [
    ...(isSynthetic
      ? [
          `<defs>${hatchOf(colors.line, colors.ground)}</defs><rect y="${n(top)}" width="${WIDTH}" height="${n(bottom - top)}" fill="url(#hatch)"/>`,
        ]
      : []),
    content,
    `<g transform="translate(${MARGIN} 0)">\n${drawFlow(layout, options)}\n</g>`,
  ];
  return svgFile({ title, description: heading.join(' '), ...place, ground: colors.ground }, parts.join('\n'));
}

function drawFlow({ headings, places, bands }: FlowLayout, { conditions, colors }: ExhibitOptions): string {
  return [
    ...headings.map(
      ({ title, x }) =>
        `<text x="${n(x)}" y="${HEADING - SPACE}" font-size="12" font-weight="600" fill="${colors['ink-soft']}">${escaped(title)}</text>`,
    ),
    ...bands.map(({ band, path, width }) => {
      const lit = isChosen(band.from, conditions) || isChosen(band.to, conditions);
      const [stroke, opacity] = lit ? [colors.foreign, 0.45] : [colors.organization, 0.18];
      return `<path d="${path}" fill="none" stroke="${stroke}" stroke-opacity="${opacity}" stroke-width="${n(width)}"><title>${escaped(bandInWords(band))}</title></path>`;
    }),
    ...places.map(({ place, x, y, height, name, number }) => {
      const fill = isChosen(place, conditions) ? colors.foreign : colors.organization;
      const look = isOnRecord(place) ? `fill="${fill}"` : unknownLook(colors);
      return `<g><title>${escaped(placeInWords(place))}</title><rect x="${n(x)}" y="${n(y)}" width="${BAR}" height="${n(height)}" ${look}/><text x="${n(x + BAR + SPACE)}" y="${n(y + height / 2)}" dominant-baseline="central" font-size="12" fill="${colors.ink}" stroke="${colors.ground}" stroke-width="3" paint-order="stroke"><tspan font-weight="600">${escaped(name)}</tspan><tspan dx="${SPACE}">${number}</tspan></text></g>`;
    }),
  ].join('\n');
}

function legendOf(colors: ExhibitColors): readonly Mark[] {
  const mark = (word: string, look: string): Mark => ({ shape: 'box', look, word });
  return [
    mark('on record', `fill="${colors.organization}"`),
    mark('selected', `fill="${colors.foreign}"`),
    mark('not on record', unknownLook(colors)),
  ];
}

function unknownLook({ sunken, other }: ExhibitColors): string {
  return `fill="${sunken}" stroke="${other}" stroke-dasharray="3 2"`;
}

/** Names the value of a facet as its place does. */
function nameIn({ places }: Flow): (facet: Facet) => string | null {
  return ({ by, value }) =>
    places.find((one) => one.value === value && columns[one.column]?.facet === by)?.name ?? null;
}
