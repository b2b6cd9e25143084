import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EVERY, drawChains } from '#picture/chains.ts';
import { toExhibit } from '#picture/exhibit.ts';
import { layOutPicture } from '#picture/routes.ts';
import { runs } from '../runs.ts';
import { chainRow, organization } from './chain-row.ts';
import { colors } from './colors.ts';
import { readPicture } from './read-picture.ts';

const words = {
  title: 'Who reaches X',
  heading: ['As of 17 July 2025.', 'Counts foreign personnel.'],
  notes: ['[1] A'],
};

test('an exhibit of any chains has every hop and box, no line behind a box, and dashes only where something is not on record', () => {
  const name = fc.constantFrom('A', 'B', 'C', 'D');
  const shape = fc.record({
    access: fc.constantFrom('1', '2', '3', '4'),
    contract: fc.constantFrom('k1', 'k2'),
    organizations: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
    escort: fc.option(fc.constantFrom('x', 'y')),
    engineer: fc.constantFrom('g', 'h'),
    system: fc.constantFrom('s', 't'),
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(shape, fc.boolean(), fc.option(name)), { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      fc.constantFrom({ width: 1072, down: false }, { width: Infinity, down: false }),
      (shapes, isSynthetic, room) => {
        const rows = shapes.map(([{ engineer, ...rest }, isBroken, employer]) => {
          const row = chainRow({
            ...rest,
            engineer: engineer + rest.access,
            ...(isBroken ? { broken: 'no route' } : {}),
          });
          const system = { ...row.system, dataClass: isSynthetic ? ('SYNTHETIC' as const) : row.system.dataClass };
          return { ...row, system, engineerEmployers: employer === null ? [] : [organization(employer)] };
        });
        const picture = drawChains(rows, EVERY);
        const read = readPicture(toExhibit(picture, layOutPicture(picture, room), { label: '', words, colors }));
        expect(read.lines).toHaveLength(picture.lines.length);
        expect(read.boxes.toSorted()).toEqual(picture.boxes.map(({ title }) => title).toSorted());
        expect(read.covered).toEqual([]);
        const gaps = picture.lines.filter(({ kind }) => kind === 'gap').length;
        const unknown = picture.boxes.filter(({ role }) => role === 'unknown').length;
        expect(read.dashed).toHaveLength(gaps + unknown);
        for (const part of [words.title, ...words.heading, ...words.notes, 'hop on record'])
          expect(read.words).toContain(part);
        expect(read.words.includes('hatched: synthetic')).toBe(isSynthetic);
      },
    ),
    { numRuns: runs(60) },
  );
});

test('two pictures can stand in one page: no id is the same', () => {
  const row = chainRow({
    ...{ access: 'a', contract: 'k', organizations: ['P'], escort: 'E', engineer: 'G', system: 'X' },
  });
  const picture = drawChains([{ ...row, system: { ...row.system, dataClass: 'SYNTHETIC' } }], EVERY);
  const svg = (ids: string) =>
    toExhibit(picture, layOutPicture(picture, { width: 1072, down: false }), { label: 'One', words, colors, ids });
  const idsIn = (text: string) => [...text.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
  const both = [...idsIn(svg('a-')), ...idsIn(svg('b-'))];
  expect(both).toHaveLength(6);
  expect(new Set(both).size).toBe(6);
  const used = [...svg('a-').matchAll(/url\(#([^)]*)\)|aria-labelledby="([^" ]*)/g)].map(([, one, two]) => one ?? two);
  expect(used.filter((id) => id === undefined || !idsIn(svg('a-')).includes(id))).toEqual([]);
});
