import { expect, test } from 'vitest';
import { timeScale } from '#web/brief/time-scale.ts';

const said = ['2025-07-15', '2025-07-18', '2025-08-27'];

test('days stand on the axis in proportion, and the bar ends with the exposure', () => {
  const { placeOf, bars } = timeScale({ from: '2025-07-01', to: '2025-07-18', day: '2025-07-17', said });
  const [first = 0, second = 0, third = 0] = said.map(placeOf);
  expect((third - second) / (second - first)).toBeCloseTo(40 / 3);
  expect(bars).toEqual([{ from: placeOf('2025-07-01'), to: placeOf('2025-07-18'), isOnRecord: true }]);
  for (const place of [placeOf('2025-07-01'), third]) {
    expect(place).toBeGreaterThan(0);
    expect(place).toBeLessThan(100);
  }
});

test('what is not on record is apart: before the first report, and after the last day that is known', () => {
  const open = timeScale({ from: null, to: null, day: '2025-07-20', said });
  expect(open.bars).toEqual([
    { from: 0, to: open.placeOf('2025-07-15'), isOnRecord: false },
    { from: open.placeOf('2025-07-15'), to: open.placeOf('2025-07-20'), isOnRecord: true },
    { from: open.placeOf('2025-07-20'), to: 100, isOnRecord: false },
  ]);
  // Nothing was said before the end.
  const late = timeScale({ from: null, to: '2025-07-01', day: '2025-06-30', said });
  expect(late.bars).toEqual([{ from: 0, to: late.placeOf('2025-07-01'), isOnRecord: false }]);
});

test('the ticks of any axis are few, inside it and in order', () => {
  for (const [from, to] of [
    ['2025-07-17', '2025-07-18'],
    ['2025-07-01', '2025-08-27'],
    ['2024-02-10', '2025-08-27'],
    ['2008-01-01', '2017-12-14'],
    ['1950-01-01', '2025-12-14'],
  ] as const) {
    const { ticks } = timeScale({ from, to, day: from, said: [] });
    const places = ticks.map(({ at }) => at);
    expect(places.length).toBeGreaterThan(0);
    expect(places.length).toBeLessThanOrEqual(9);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(Math.max(...places)).toBeLessThan(100);
    expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
  }
});

test('without any statement there is an axis, too', () => {
  const { bars } = timeScale({ from: null, to: null, day: '2025-07-20', said: [] });
  expect(bars.every(({ from, to }) => from >= 0 && to <= 100)).toBe(true);
});
