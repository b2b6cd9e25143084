import { expect, test } from 'vitest';
import type { ChainRowFragment } from '#web/generated/graphql.ts';
import { drawChains } from '#picture/chains.ts';
import { drawRest, nearestChains } from '#web/picture/nearest.ts';
import { chainRow } from '#test/picture/chain-row.ts';

const many = Array.from({ length: 40 }, (_, i) => {
  const n = String(i);
  return chainRow({
    ...{ access: `a${n}`, contract: `k${n}`, organizations: [`P${n}`, `S${n}`], escort: `E${n}` },
    ...{ engineer: `G${n}`, system: `X${String(i % 2)}` },
  });
});
const chosen =
  many[30] ?? chainRow({ access: '', contract: '', organizations: [], escort: null, engineer: '', system: '' });

test('of many chains, those closest to the selected one are drawn, with a readable number of boxes per lane', () => {
  const again = chainRow({
    ...{ access: 'a30', contract: 'k30', organizations: ['P30', 'Q'], escort: 'F', engineer: 'G30', system: 'X0' },
  });
  const { drawn, rest } = nearestChains([...many, again], chosen.id, { rows: 8 });
  expect(drawn).toContain(chosen);
  expect(drawn).toContain(again);
  expect(new Set([...drawn, ...rest])).toEqual(new Set([...many, again]));
  expect(drawn.length + rest.length).toBe(41);
  expect(rest.length).toBeGreaterThan(0);
  const { boxes, lanes } = drawChains(drawn, chosen.id);
  const heights = lanes.map((_, lane) => boxes.filter((box) => box.lane === lane).length);
  expect(Math.max(...heights)).toBe(8);
});

test('each of several systems is drawn, and chains that are not loaded are then not said to lead to one of them', () => {
  const each = ['X0', 'X1'];
  const { drawn, rest } = nearestChains(many, chosen.id, { rows: 1, each });
  expect(new Set(drawn.map(({ system }) => system.key))).toEqual(new Set(each));
  const picture = drawRest(drawChains(drawn, chosen.id), rest, 70);
  const left = picture.boxes.find(({ detail }) => detail === 'not loaded');
  expect(left?.title).toBe('+ 70 chains');
  expect(picture.lines.filter(({ from }) => from === left?.id)).toEqual([]);
});

test('a few chains are all drawn, in the given order', () => {
  const few = many.slice(0, 5);
  expect(nearestChains(few, few[3]?.id ?? null, { rows: 8 })).toEqual({ drawn: few, rest: [] });
  expect(nearestChains([], null, { rows: 8 })).toEqual({ drawn: [], rest: [] });
});

test('the picture shows how many chains to each system it omits, and draws no path through them', () => {
  const { drawn, rest } = nearestChains(many, chosen.id, { rows: 8 });
  const plain = drawChains(drawn, chosen.id);
  const picture = drawRest(plain, rest, 0);
  const added = picture.boxes.filter((box) => box.role === 'rest');
  const counted = added.map((box) => Number(/\d+/.exec(box.title)?.[0]));
  expect(counted.reduce((sum, count) => sum + count, 0)).toBe(rest.length);
  for (const box of added) {
    expect(picture.lines.filter((line) => line.to === box.id)).toEqual([]);
    expect(picture.lines.filter((line) => line.from === box.id).map((line) => line.chosen)).toEqual([false]);
  }
});

test('omitted chains to systems that are not drawn are counted, without a line', () => {
  const other = many.filter((chain) => chain.system.id === 'X1');
  const picture = drawRest(drawChains([chosen], chosen.id), other, 0);
  const [box, ...none] = picture.boxes.filter((one) => one.role === 'rest');
  expect([box?.title, box?.detail, none]).toEqual(['+ 20 chains', 'to 1 other system', []]);
  expect(picture.lines.filter((line) => line.from === box?.id)).toEqual([]);
});

test('chains that are not loaded are counted as chains to the drawn system', () => {
  const same = many.filter((chain) => chain.system.id === chosen.system.id && chain !== chosen);
  const titles = (left: readonly ChainRowFragment[]) =>
    drawRest(drawChains([chosen], chosen.id), left, 70).boxes.flatMap((box) =>
      box.role === 'rest' ? [box.title] : [],
    );
  expect(titles(same)).toEqual([`+ ${String(same.length + 70)} chains`]);
  expect(titles([])).toEqual(['+ 70 chains']);
});
