import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EVERY, drawChains } from '#picture/chains.ts';
import { layOutPicture, LETTER } from '#picture/routes.ts';
import { toExhibit } from '#picture/exhibit.ts';
import { shortIds } from '#picture/short-ids.ts';
import { runs } from '../runs.ts';
import { chainRow } from './chain-row.ts';
import { colors } from './colors.ts';
import { readPicture } from './read-picture.ts';

const inShort = (...ids: readonly string[]) => Object.fromEntries(shortIds(new Set(ids)));

test('ids are shortened to what differs', () => {
  expect(inShort('SYN-1A2B3C-P-0236139', 'SYN-1A2B3C-P-0236140')).toEqual({
    'SYN-1A2B3C-P-0236139': '…0236139',
    'SYN-1A2B3C-P-0236140': '…0236140',
  });
  const [one, other] = ['0a1b2c3d4e5f60718293a4b5c6d7e8f9', '0a1b2c3d99ffee00112233445566aabb'];
  expect(inShort(`dc-eng-${one}`, `dc-eng-${other}`)).toEqual({
    [`dc-eng-${one}`]: '…0a1b2c3d4…',
    [`dc-eng-${other}`]: '…0a1b2c3d9…',
  });
});

test('an id that shares no beginning with another, or would be taken for another, stays whole', () => {
  expect(inShort('P1', 'P2', 'SYN-P-1', 'china-based-engineers')).toEqual({});
  // Alone, it would not fit into a box, and its end is what differs from others elsewhere.
  expect(inShort('SYN-1A2B3C-P-0236139')).toEqual({ 'SYN-1A2B3C-P-0236139': '…0236139' });
  expect(inShort('east-1', 'east-2', 'west-1', 'west-3')).toEqual({ 'east-2': '…2', 'west-3': '…3' });
});

test('different ids stay different', () => {
  const id = fc.array(fc.constantFrom('a', 'b', '-', '1', '.', 'aaaaaaaaa'), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(id, { maxLength: 8 }), (parts) => {
      const ids = new Set(parts.map((one) => one.join('')));
      const short = shortIds(ids);
      const drawn = [...ids].map((one) => short.get(one) ?? one);
      expect(new Set(drawn).size).toBe(ids.size);
    }),
    { numRuns: runs(300) },
  );
});

test('a picture draws pseudonyms in short, keeps names, and its exhibit has the ids in full', () => {
  const rows = ['7', '8'].map((end) =>
    chainRow({
      ...{ access: end, contract: 'k', organizations: ['acme-corp-1', 'acme-corp-2'], system: 'X' },
      ...{ escort: `dc-esc-0${end}`, engineer: `dc-eng-0${end}` },
    }),
  );
  const picture = drawChains(rows, EVERY);
  const words = { title: 'Two', heading: [], notes: [] };
  const { words: drawn, boxes } = readPicture(
    toExhibit(picture, layOutPicture(picture, LETTER), { label: '', words, colors }),
  );
  for (const part of ['…07', '…08', 'acme-corp-1', 'Ids in full: dc-esc-07, dc-eng-07, dc-esc-08, dc-eng-08.'])
    expect(drawn).toContain(part);
  // Those who hear the picture hear them whole.
  expect(boxes).toContain('dc-eng-07');
});
