import type { Conditions } from '../../address/address.ts';
import { facetType, gaps } from '../../address/facets.ts';
import type { Facet } from '../../address/facets.ts';
import { isAnyEvidence } from '../../conditions/to-filter.ts';
import { FONT } from '../../picture/box-text.ts';
import { escaped } from '../../picture/svg.ts';
import { clearanceWords, counted, dayInWords, gapWords, sensitivityConditionInWords, valueName } from '../../words.ts';
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
  /** Restores the page. */
  readonly address: string;
  readonly colors: ExhibitColors;
  readonly widthOf: WidthOf;
}

const [WIDTH, MARGIN, LINE] = [1200, 28, 18] as const;

/**
 * Writes the flow as an SVG file that can stand in a report as it is: with a title, the date, what counts, a legend, and the address that restores it.
 */
export function writeFlowExhibit(flow: Flow, options: ExhibitOptions): string {
  const { conditions, address, colors, widthOf } = options;
  const layout = layOutFlow(flow, WIDTH - 2 * MARGIN, widthOf);
  const isSynthetic = flow.places.some(({ synthetic }) => synthetic);
  const title = `From prime to sensitivity: ${counted(flow.accesses, 'access', 'accesses')}`;
  const head = [
    `As of ${dayInWords(conditions.asOf)}. ${conditionsInWords(flow, options).join('; ')}.`,
    'The width is the number of accesses. An access counts once in each place and band that it passes.',
    ...(isSynthetic ? ['CONTAINS SYNTHETIC DATA: organizations and people are invented.'] : []),
  ];
  const [top, foot] = [MARGIN + 30 + head.length * LINE, 3 * LINE];
  const height = top + layout.height + foot + MARGIN;
  const ground = isSynthetic ? 'url(#synthetic)' : colors.ground;
  const line = (text: string, y: number, size = 12, fill = colors['ink-soft']) =>
    `<text x="${MARGIN}" y="${y}" font-size="${size}" fill="${fill}">${escaped(text)}</text>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description" font-family="${escaped(FONT)}">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(head.join(' '))}</desc>
${isSynthetic ? hatch(colors) : ''}
<rect width="${WIDTH}" height="${height}" fill="${colors.ground}"/>
<rect width="${WIDTH}" height="${height}" fill="${ground}"/>
<text x="${MARGIN}" y="${MARGIN + 14}" font-size="20" font-weight="600" fill="${colors.ink}">${escaped(title)}</text>
${head.map((text, at) => line(text, MARGIN + 38 + at * LINE)).join('\n')}
<g transform="translate(${MARGIN} ${top})">
${drawFlow(layout, options)}
</g>
${drawLegend(colors, top + layout.height + LINE)}
${line(address, height - MARGIN, 11)}
</svg>
`;
}

function hatch({ line }: ExhibitColors): string {
  return `<defs><pattern id="synthetic" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V8" stroke="${line}" stroke-width="2"/></pattern></defs>`;
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
      const look = isOnRecord(place)
        ? `fill="${fill}"`
        : `fill="${colors.sunken}" stroke="${colors.other}" stroke-dasharray="3 2"`;
      return `<g><title>${escaped(placeInWords(place))}</title><rect x="${n(x)}" y="${n(y)}" width="${BAR}" height="${n(height)}" ${look}/><text x="${n(x + BAR + SPACE)}" y="${n(y + height / 2)}" dominant-baseline="central" font-size="12" fill="${colors.ink}" stroke="${colors.ground}" stroke-width="3" paint-order="stroke"><tspan font-weight="600">${escaped(name)}</tspan><tspan dx="${SPACE}">${number}</tspan></text></g>`;
    }),
  ].join('\n');
}

function drawLegend(colors: ExhibitColors, y: number): string {
  const marks = [
    { text: 'on record', look: `fill="${colors.organization}"` },
    { text: 'selected', look: `fill="${colors.foreign}"` },
    { text: 'not on record', look: `fill="${colors.sunken}" stroke="${colors.other}" stroke-dasharray="3 2"` },
  ];
  return marks
    .map(
      ({ text, look }, at) =>
        `<rect x="${MARGIN + at * 130}" y="${y - 10}" width="${BAR}" height="12" ${look}/><text x="${MARGIN + at * 130 + BAR + SPACE}" y="${y}" font-size="12" fill="${colors['ink-soft']}">${text}</text>`,
    )
    .join('');
}

/** What counts, each condition in a few words. */
function conditionsInWords(
  flow: Flow,
  { conditions, lists }: Pick<ExhibitOptions, 'conditions' | 'lists'>,
): readonly string[] {
  const { origins, sensitivity, watchSet, evidence, about, facets } = conditions;
  const who = origins.map((origin) =>
    origin === 'FOREIGN' ? 'foreign personnel' : 'personnel of undetermined origin',
  );
  return [
    `Counts ${who.join(' and ')}`,
    ...(lists.length === 0 ? [] : [`located in a country on ${lists.join(' or ')}`]),
    ...(sensitivity === null ? [] : [`sensitivity ${sensitivityConditionInWords(sensitivity)}`]),
    ...(watchSet === null ? [] : ['systems of a watch set']),
    ...(about === null ? [] : [`${about.kind} ${about.key}`]),
    ...facets.map((facet) => facetInWords(flow, facet)),
    `evidence ${isAnyEvidence(evidence) ? 'of every class' : evidence.map(valueName).join(', ')}`,
  ];
}

function facetInWords({ places }: Flow, { by, value, excluded }: Facet): string {
  const place = places.find((one) => one.value === value && columns[one.column]?.facet === by);
  const gap = gaps.find((one) => by === 'gap' && one === value);
  const words: Readonly<Record<string, string>> = by === 'clearance' ? clearanceWords : {};
  const name = gap === undefined ? (place?.name ?? words[value] ?? value) : gapWords[gap].short;
  return `${excluded ? 'not ' : ''}${facetType(by).words} ${name}`;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
