import { expect, test } from 'vitest';
import type { MappedSheetPartsFragment } from '#web/generated/graphql.ts';
import { apart, doubtsAbout, drawRows } from '#web/imports/mapping/drawn-rows.ts';

type Picture = MappedSheetPartsFragment['picture'];

const box = (key: string, of: Partial<Picture['boxes'][number]> = {}): Picture['boxes'][number] => ({
  id: `Organization ${key}`,
  label: 'Organization',
  key,
  names: [key.toUpperCase()],
  kind: null,
  country: null,
  isForeign: false,
  isStated: true,
  origins: [{ line: 2, columns: ['Supplier'] }],
  ...of,
});
const owns = (from: string, to: string, words = ''): Picture['lines'][number] => ({
  id: `${from} ${to}`,
  type: 'OWNS',
  from: `Organization ${from}`,
  to: `Organization ${to}`,
  words,
  origins: [{ line: 2, columns: ['Owner'] }],
});
const draw = (picture: Partial<Picture>) =>
  drawRows({ picture: { boxes: [], lines: [], left: 0, ...picture }, dataClass: 'REPORTED' });
const lanesOf = ({ lanes, boxes }: ReturnType<typeof draw>) => boxes.map(({ title, lane }) => [title, lanes[lane]]);

test('owners are at the left of what they own, and boxes that nothing joins are apart', () => {
  const boxes = ['c', 'b', 'a', 'd'].map((key) => box(key));
  const picture = draw({ boxes, lines: [owns('a', 'b', '60%'), owns('b', 'c')] });
  expect(lanesOf(picture)).toEqual([
    ['C', 'Owned, step 2'],
    ['B', 'Owned'],
    ['A', 'Owners'],
    ['D', apart],
  ]);
  expect(picture.lines.map(({ label }) => label)).toEqual(['owns 60%', 'owns']);
  const reversed = draw({ boxes, lines: [owns('b', 'a', '60%'), owns('c', 'b')] });
  expect(lanesOf(reversed)[0]).toEqual(['C', 'Owners']);
});

test('a lane is only called owners if each organization in it owns one', () => {
  const contract = box('w', { id: 'Contract w', label: 'Contract' });
  const awarded = { ...owns('', 'b'), id: 'awarded', type: 'AWARDED_TO', from: 'Contract w' };
  const picture = draw({ boxes: [contract, box('a'), box('b'), box('c')], lines: [awarded, owns('a', 'c')] });
  expect(picture.lanes).toEqual(['Contracts', 'Organizations', 'Owned']);
});

test('organizations that own each other in a circle are drawn', () => {
  const boxes = ['a', 'b', 'c'].map((key) => box(key));
  const picture = draw({ boxes, lines: [owns('a', 'b'), owns('b', 'c'), owns('c', 'a')] });
  expect(new Set(picture.boxes.map(({ lane }) => lane)).size).toBe(3);
  expect(picture.lines).toHaveLength(3);
});

test('merged companies, split ones, owners of themselves and single boxes are told', () => {
  const origins = [2, 3].map((line) => ({ line, columns: [] }));
  const boxes = [
    box('m', { names: ['One', 'Two'], origins }),
    box('x', { names: ['Same'] }),
    box('y', { names: ['Same'] }),
  ];
  const picture: Picture = { boxes, lines: [owns('m', 'm')], left: 1 };
  expect(draw(picture).lines).toEqual([]);
  expect(draw(picture).boxes[0]).toMatchObject({ title: 'One / Two', chips: ['2 names'], detail: 'rows 2 and 3' });
  expect(doubtsAbout(picture)).toEqual([
    '2 names are one organization, by the key m: One and Two (rows 2 and 3).',
    'Same is 2 boxes, because its keys differ: x and y.',
    'One / Two owns itself (row 2): not drawn.',
    '3 boxes are joined to nothing: no row says how they relate to another.',
    '1 statement is not drawn; the table below has them.',
  ]);
  expect(doubtsAbout({ boxes: [box('a')], lines: [], left: 0 })).toEqual(['Everything is one box.']);
});
