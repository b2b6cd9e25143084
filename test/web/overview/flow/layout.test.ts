import { expect, test } from 'vitest';
import { readFlow } from '#web/overview/flow/model.ts';
import { layOutFlow } from '#web/overview/flow/layout.ts';
import { flow, onRecord, unnamed } from './flow.ts';

const widthOf = (text: string) => text.length * 7;

test('places stand in the columns of their stages, in their order, apart from each other', () => {
  const { places, headings, width, height } = layOutFlow(flow, 900, widthOf);
  expect(places.map(({ place }) => place.id)).toEqual(flow.places.map(({ id }) => id));
  for (const [at, heading] of headings.entries()) {
    const inColumn = places.filter(({ place }) => place.column === at);
    expect(new Set(inColumn.map(({ x }) => Math.round(x)))).toEqual(new Set([Math.round(heading.x)]));
    for (const [row, { y, height: own }] of inColumn.entries()) {
      const above = inColumn[row - 1];
      // Targets are 24 pixels high at least.
      if (above !== undefined) expect(y + own / 2 - above.y - above.height / 2).toBeGreaterThan(24);
    }
  }
  expect(places.every(({ y, height: own }) => y >= 0 && y + own <= height)).toBe(true);
  expect(places.every(({ x, textWidth }) => x + textWidth < width)).toBe(true);
});

test('the width of a band is its number of accesses, and a bar is as high as the wider one of its sides', () => {
  const { places, bands } = layOutFlow(flow, 900, widthOf);
  expect(bands.map(({ band }) => band.id)).toEqual(flow.bands.map(({ id }) => id));
  const each = (bands[0]?.width ?? 0) / 3;
  expect(each).toBeGreaterThan(1);
  for (const { band, width, path } of bands) {
    expect(width).toBeCloseTo(band.accesses * each);
    expect(path).toMatch(/^M[\d.,]+C/);
  }
  for (const { place, height } of places) {
    const side = (end: 'from' | 'to') =>
      flow.bands.filter((band) => band[end].id === place.id).reduce((sum, { accesses }) => sum + accesses, 0);
    expect(height).toBeCloseTo(Math.max(side('from'), side('to')) * each);
  }
});

test('a long name is cut to the room beside its number, and many places make the picture higher', () => {
  const many = Array.from({ length: 20 }, (_, at) => onRecord('PRIME', `An organization with a long name ${at}`, 1));
  const nodes = [
    ...many,
    unnamed('SUPPLIER', 'NO_ESCORT', 20),
    onRecord('EMPLOYER', 'O1', 20),
    onRecord('COUNTRY', 'CN', 20),
    unnamed('SENSITIVITY', 'NOT_ON_RECORD', 20),
  ];
  const links = [
    ...many.map((_, at) => ({ from: at, to: 20, accesses: 1 })),
    ...[20, 21, 22].map((from) => ({ from, to: from + 1, accesses: 20 })),
  ];
  const larger = layOutFlow(readFlow({ exposureFlow: { accesses: 20, nodes, links } }), 900, widthOf);
  expect(larger.height).toBeGreaterThan(2 * layOutFlow(flow, 900, widthOf).height);
  const [first, second] = [larger.headings[0]?.x ?? 0, larger.headings[1]?.x ?? 0];
  for (const { name, textWidth, place } of larger.places.slice(0, 20)) {
    expect(name).toMatch(/^An organization.*…$/);
    expect(place.name.startsWith(name.slice(0, -1))).toBe(true);
    expect(textWidth).toBeLessThan(second - first);
  }
});
