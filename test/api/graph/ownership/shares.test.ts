import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cascadeOf } from '#graph/ownership/cascade.ts';
import { ownershipOf } from '#graph/ownership/holdings.ts';
import type { OwnershipStatement } from '#graph/ownership/holdings.ts';
import { foreignSharesOf } from '#graph/ownership/product.ts';
import { circlesOf } from '#graph/ownership/shares.ts';
import { runs } from '#test/runs.ts';

type Hop = readonly [owner: string, owned: string, share: number | null, interest?: string];

function statementsOf(hops: readonly Hop[]): readonly OwnershipStatement[] {
  return hops.map(([owner, owned, sharePct, interest = null], at) => ({
    key: `s${at}`,
    owner,
    owned,
    sharePct,
    interest,
  }));
}

const aboveOf = (hops: readonly Hop[]) => ownershipOf(statementsOf(hops));

/** What parties registered abroad hold of C; those named F… are abroad, U… have no country on record. */
function foreign(hops: readonly Hop[]) {
  const isForeign = (key: string) => (key.startsWith('U') ? null : key.startsWith('F'));
  return rounded(foreignSharesOf(aboveOf(hops), ['C'], isForeign).held('C'));
}

/** What designated parties hold of C by cascade; those named D… are designated. */
function designated(hops: readonly Hop[]) {
  return rounded(cascadeOf(aboveOf(hops), ['C'], (key) => key.startsWith('D')).held('C'));
}

function rounded({ low, high }: { readonly low: number; readonly high: number }) {
  return [Math.round(low * 1e6) / 1e6, Math.round(high * 1e6) / 1e6];
}

test.each<[what: string, hops: readonly Hop[], range: readonly [number, number]]>([
  [
    'one owner',
    [
      ['F', 'C', 30],
      ['H', 'C', 70],
    ],
    [30, 30],
  ],
  [
    'a chain multiplies',
    [
      ['H', 'C', 50],
      ['I', 'C', 50],
      ['F', 'H', 40],
      ['J', 'H', 60],
    ],
    [20, 20],
  ],
  [
    'chains add up',
    [
      ['H', 'C', 50],
      ['F', 'C', 50],
      ['F', 'H', 40],
      ['J', 'H', 60],
    ],
    [70, 70],
  ],
  [
    'a chain ends at the first owner abroad',
    [
      ['F', 'C', 60],
      ['H', 'C', 40],
      ['F2', 'F', 100],
    ],
    [60, 60],
  ],
  ['what is not stated may be held abroad', [['F', 'C', 30]], [30, 100]],
  [
    'a share that is not stated',
    [
      ['F', 'C', null],
      ['H', 'C', 70],
    ],
    [0, 30],
  ],
  [
    'a domestic owner without a share leaves it open too',
    [
      ['H', 'C', null],
      ['F', 'C', 70],
    ],
    [70, 100],
  ],
  [
    'an owner without a country',
    [
      ['U', 'C', 40],
      ['H', 'C', 60],
    ],
    [0, 40],
  ],
  [
    'limits in the words of the source',
    [
      ['F', 'C', null, 'shareholding 25 to 50 %'],
      ['H', 'C', 50],
    ],
    [25, 50],
  ],
  [
    'the larger of two interests',
    [
      ['F', 'C', 30, 'shares'],
      ['F', 'C', 40, 'votes'],
      ['H', 'C', 60],
    ],
    [40, 40],
  ],
  [
    'an interest without a share',
    [
      ['F', 'C', 30, 'shares'],
      ['F', 'C', null, 'votes'],
      ['H', 'C', 60],
    ],
    [30, 40],
  ],
  [
    'the best statement that gives a share',
    [
      ['F', 'C', null],
      ['F', 'C', 20],
      ['F', 'C', 90],
      ['H', 'C', 80],
    ],
    [20, 20],
  ],
  [
    'a summary beside its chain',
    [
      ['F', 'C', 50, 'shares (indirect)'],
      ['H', 'C', 50],
      ['I', 'C', 50],
      ['F', 'H', 100],
    ],
    [50, 50],
  ],
  [
    'a summary alone',
    [
      ['F', 'C', 50, 'shares (indirect)'],
      ['H', 'C', 50],
    ],
    [50, 50],
  ],
  [
    'more than 100 percent',
    [
      ['F', 'C', 60],
      ['F2', 'C', 30],
      ['H', 'C', 30],
    ],
    [70, 90],
  ],
  [
    'a circle',
    [
      ['D', 'C', 50],
      ['F', 'C', 50],
      ['C', 'D', 50],
      ['H', 'D', 50],
    ],
    [66.666667, 66.666667],
  ],
  [
    'a circle that nobody else owns',
    [
      ['D', 'C', 100],
      ['C', 'D', 100],
    ],
    [0, 100],
  ],
  [
    'a company that holds its own shares',
    [
      ['C', 'C', 50],
      ['F', 'C', 50],
    ],
    [100, 100],
  ],
])('foreign share: %s', (_, hops, range) => {
  expect(foreign(hops)).toEqual(range);
});

test.each<[what: string, hops: readonly Hop[], range: readonly [number, number]]>([
  [
    'a designated owner',
    [
      ['D', 'C', 30],
      ['H', 'C', 70],
    ],
    [30, 30],
  ],
  [
    'an owner at 50 percent counts whole',
    [
      ['H', 'C', 60],
      ['I', 'C', 40],
      ['D', 'H', 50],
      ['J', 'H', 50],
    ],
    [60, 60],
  ],
  [
    'one below does not count',
    [
      ['H', 'C', 60],
      ['I', 'C', 40],
      ['D', 'H', 49.99],
      ['J', 'H', 50.01],
    ],
    [0, 0],
  ],
  [
    'shares of an owner add up',
    [
      ['H', 'C', 60],
      ['I', 'C', 40],
      ['D', 'H', 25],
      ['D2', 'H', 25],
      ['J', 'H', 50],
    ],
    [60, 60],
  ],
  [
    'three steps',
    [
      ['H', 'C', 50],
      ['X', 'C', 50],
      ['I', 'H', 50],
      ['Y', 'H', 50],
      ['D', 'I', 50],
      ['Z', 'I', 50],
    ],
    [50, 50],
  ],
  [
    'an owner that may be at 50 percent',
    [
      ['H', 'C', 60],
      ['I', 'C', 40],
      ['D', 'H', 30],
    ],
    [0, 60],
  ],
  [
    'an owner without owners does not count',
    [
      ['H', 'C', 60],
      ['I', 'C', 40],
    ],
    [0, 0],
  ],
  [
    'a circle that nobody else owns',
    [
      ['H', 'C', 100],
      ['C', 'H', 100],
    ],
    [0, 100],
  ],
  [
    'a circle with a designated owner',
    [
      ['H', 'C', 60],
      ['I', 'C', 40],
      ['C', 'H', 40],
      ['D', 'H', 60],
    ],
    [60, 60],
  ],
])('held by designated parties: %s', (_, hops, range) => {
  expect(designated(hops)).toEqual(range);
});

const keys = ['C', 'F', 'D', 'H', 'I', 'U', 'J'];
/** At most seven owners of up to 14 percent each, so that stated shares never exceed 100, or a large share beside small ones. */
const share = fc.oneof(fc.integer({ min: 0, max: 14 }), fc.constant(null));
const graphs = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...keys), share), {
    maxLength: 20,
    selector: ([owner, owned]) => `${owner}>${owned}`,
  })
  .chain((hops) =>
    fc.tuple(
      fc.constant(hops),
      fc.array(fc.tuple(fc.constantFrom(...keys), fc.integer({ min: 1, max: 6 })), { maxLength: 4 }),
    ),
  )
  // Some owners hold several times as much, and fewer others then hold a part.
  .map(([hops, factors]) => {
    const many = new Map(factors);
    const counts = new Map<string, number>();
    return hops.flatMap(([owner, owned, of]): Hop[] => {
      const factor = many.get(owner) ?? 1;
      const used = (counts.get(owned) ?? 0) + (of ?? 0) * factor;
      if (used > 100) return [];
      counts.set(owned, used);
      return [[owner, owned, of === null ? null : of * factor]];
    });
  });

/** The plain reference: every organization at once, from nothing up and from everything down, thousands of times. */
function plainly(
  hops: readonly Hop[],
  counts: (owner: string, held: number, end: 'low' | 'high') => number,
): readonly [low: number, high: number] {
  const run = (start: number, end: 'low' | 'high') => {
    let held = new Map(keys.map((key) => [key, start]));
    for (let round = 0; round < 3000; round += 1)
      held = new Map(
        keys.map((key) => {
          const own = hops.filter(([, owned]) => owned === key);
          if (own.length === 0) return [key, 0];
          const stated = own.reduce((sum, [, , of]) => sum + (of ?? 0), 0);
          const sum = own.reduce(
            (total, [owner, , of]) => total + ((of ?? 0) * counts(owner, held.get(owner) ?? 0, end)) / 100,
            0,
          );
          return [key, end === 'low' ? sum : sum + 100 - stated];
        }),
      );
    return held.get('C') ?? 0;
  };
  return [run(0, 'low'), run(100, 'high')];
}

test('on random graphs with circles, the foreign share is that of a plain reference', () => {
  fc.assert(
    fc.property(graphs, (hops) => {
      const [low, high] = plainly(hops, (owner, held, end) =>
        owner.startsWith('F') || (owner.startsWith('U') && end === 'high') ? 100 : held,
      );
      const found = foreign(hops);
      expect(found[0]).toBeCloseTo(low, 5);
      expect(found[1]).toBeCloseTo(high, 5);
    }),
    { numRuns: runs(60) },
  );
});

test('on random graphs with circles, the cascade is that of a plain reference', () => {
  fc.assert(
    fc.property(graphs, (hops) => {
      const [low, high] = plainly(hops, (owner, held) => (owner.startsWith('D') || held >= 50 - 1e-6 ? 100 : 0));
      const found = designated(hops);
      expect(found[0]).toBeCloseTo(low, 5);
      expect(found[1]).toBeCloseTo(high, 5);
    }),
    { numRuns: runs(60) },
  );
});

test('a range is in order, and within 0 to 100 percent', () => {
  fc.assert(
    fc.property(graphs, (hops) => {
      const [low = 0, high = 0] = foreign(hops);
      expect(low).toBeLessThanOrEqual(high);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(100);
    }),
    { numRuns: runs(100) },
  );
});

test('a chain of 20,000 owners and a circle of 2,000 are computed', () => {
  const chain = Array.from({ length: 20_000 }, (_, at): Hop => [`h${at + 1}`, at === 0 ? 'C' : `h${at}`, 100]);
  expect(foreign([...chain, ['F', 'h20000', 100]])).toEqual([100, 100]);
  const circle = Array.from({ length: 2000 }, (_, at): Hop => [
    at === 1999 ? 'C' : `h${at + 1}`,
    at === 0 ? 'C' : `h${at}`,
    50,
  ]);
  expect(foreign([...circle, ['F', 'C', 50]])[0]).toBeCloseTo(50, 5);
  expect(circlesOf(aboveOf(circle), ['C']).map(({ length }) => length)).toEqual([2000]);
});
