import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BOX, TITLE, WIDEST, fitText, heightFor } from '#picture/box-text.ts';
import { widthOf } from '#picture/measure.ts';
import { runs } from '../runs.ts';

test.each([
  { name: 'Defense Department cloud', titles: ['Defense', 'Department…'] },
  { name: 'Digital escorts', titles: ['Digital', 'escorts'] },
  { name: 'Employees without security clearances, abroad', titles: ['Employees', 'without…'] },
  { name: 'china-based-engineers', titles: ['china-based-', 'engineers'] },
  { name: 'Incomprehensibilities', titles: ['Incomprehen', 'sibilities'] },
  { name: 'Boeing', titles: ['Boeing'] },
])('“$name” is cut at words', ({ name, titles }) => {
  expect(fitText(name, 'prime').titles).toEqual(titles);
});

test('a box is as high as its name needs: one of three lines is not cut', () => {
  const name = 'Defense Department cloud';
  const height = heightFor([{ title: name, detail: 'Impact Level 5' }], BOX.width);
  expect(height).toBeGreaterThan(BOX.height);
  expect(fitText(name, 'Impact Level 5', { ...BOX, height })).toEqual({
    titles: ['Defense', 'Department', 'cloud'],
    details: ['Impact Level 5'],
  });
  expect(heightFor([{ title: 'Digital escorts', detail: 'contract not named' }], BOX.width)).toBe(height);
  expect(heightFor([{ title: 'Boeing', detail: 'prime' }], BOX.width)).toBe(BOX.height);
});

test('a detail that is longer than a line is broken at a word, without a separator at its ends', () => {
  expect(fitText('Microsoft', 'prime · contract not named').details).toEqual(['prime · contract', 'not named']);
  expect(fitText('Microsoft', 'credential lent · one person').details).toEqual(['credential lent', 'one person']);
});

test('a name ends after a whole word, unless one word is longer than a line', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'M', 'W', '0'),
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(BOX, { ...BOX, width: WIDEST }),
      (words, box) => {
        const room = box.width - 41;
        const { titles } = fitText(words.join(' '), '', box);
        expect(titles.length).toBeLessThanOrEqual(2);
        for (const line of titles)
          expect(widthOf(line, TITLE)).toBeLessThanOrEqual(line.endsWith('…') ? room + 5 : room);
        if (words.some((one) => widthOf(`${one}…`, TITLE) > room + 5)) return;
        const drawn = titles.join(' ').replace(/…$/, '').split(' ');
        expect(drawn).toEqual(words.slice(0, drawn.length));
        // Nothing is cut that would fit.
        if (!titles.join('').endsWith('…')) expect(drawn).toHaveLength(words.length);
      },
    ),
    { numRuns: runs(300) },
  );
});
