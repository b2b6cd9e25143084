import { expect, test } from 'vitest';
import { readAddress } from '#web/address/address.ts';
import { writeFlowExhibit } from '#web/overview/flow/exhibit.ts';
import { bandInWords, placeInWords, readFlow } from '#web/overview/flow/model.ts';
import type { Flow } from '#web/overview/flow/model.ts';
import { escaped } from '#picture/sheet.ts';
import { flow, onRecord, unnamed } from './flow.ts';

const address = 'http://127.0.0.1:4000/?as-of=2025-07-17&filter=employer:O1&filter=-prime:O9';

function exhibitOf(shown: Flow): string {
  const { conditions } = readAddress(address.slice(address.indexOf('/?')), '2025-12-01');
  return writeFlowExhibit(shown, {
    conditions,
    lists: ['Covered nations'],
    address,
    colors: {
      ground: 'white',
      sunken: 'whitesmoke',
      ink: 'black',
      'ink-soft': 'dimgray',
      organization: 'navy',
      foreign: 'orangered',
      other: 'gray',
      line: 'silver',
    },
    aboutName: '',
    widthOf: (text) => text.length * 7,
  });
}

test('an exhibit has its title, the date, what counts, a legend, the address, and every place and band with its number', () => {
  const svg = exhibitOf(flow);
  expect(svg).toContain('<title id="title">From prime to sensitivity: 6 accesses</title>');
  expect(svg).toContain(
    'As of 17 July 2025. Counts foreign personnel; located in a country on Covered nations; employed by O1; not prime O9; evidence documented, reported, inferred.',
  );
  for (const word of ['on record', 'selected', 'not on record']) expect(svg).toContain(`>${word}</text>`);
  expect(svg).toContain(escaped(address));
  for (const place of flow.places) expect(svg).toContain(`<title>${escaped(placeInWords(place))}</title>`);
  for (const band of flow.bands) expect(svg).toContain(`<title>${escaped(bandInWords(band))}</title>`);
  expect(svg.match(/<path /g)).toHaveLength(flow.bands.length);
});

test('only what is not on record is dashed, and what the conditions select has the foreign color', () => {
  const svg = exhibitOf(flow);
  const dashed = flow.places.filter(({ kind }) => kind === 'NOT_ON_RECORD' || kind === 'NO_ESCORT');
  // One in the legend.
  expect(svg.match(/stroke-dasharray/g)).toHaveLength(dashed.length + 1);
  const ofEmployer = flow.bands.filter(({ from, to }) => [from, to].some(({ id }) => id === 'EMPLOYER ON_RECORD O1'));
  expect(svg.match(/stroke="orangered"/g)).toHaveLength(ofEmployer.length);
});

test('an exhibit with synthetic data is hatched and says so', () => {
  expect(exhibitOf(flow)).not.toMatch(/synthetic|hatch/i);
  const nodes = [
    ...(['PRIME', 'EMPLOYER', 'COUNTRY'] as const).map((stage) => onRecord(stage, 'SYN-1', 1)),
    unnamed('SUPPLIER', 'NO_ESCORT', 1),
    unnamed('SENSITIVITY', 'NOT_ON_RECORD', 1),
  ].map((node) => ({
    ...node,
    node: node.node?.__typename === 'Organization' ? { ...node.node, dataClass: 'SYNTHETIC' as const } : null,
  }));
  const links = [
    { from: 0, to: 3, accesses: 1 },
    { from: 3, to: 1, accesses: 1 },
    { from: 1, to: 2, accesses: 1 },
    { from: 2, to: 4, accesses: 1 },
  ];
  const svg = exhibitOf(readFlow({ exposureFlow: { accesses: 1, nodes, links } }));
  expect(svg).toContain('CONTAINS SYNTHETIC DATA');
  expect(svg).toContain('fill="url(#hatch)"');
});
