import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareKeys, groupBy } from '#graph/exposure/exposure.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import { rankChokePoints } from '#graph/exposures/choke-points.ts';
import { runs } from '#test/runs.ts';
import { analysedWorlds } from './index/analysed-world.ts';
import { graphOf } from './index/graph-of.ts';

/** What a chain passes through between its ends, from its path as drawn and the contract that it runs under. */
function nodesOf({ path, contract, engineer, system }: Exposure): string[] {
  const drawn = path
    .filter(({ type }) => type !== 'LOCATED_IN')
    .flatMap(({ from, to }) => [from, to])
    .map(({ label, key }) => `${label} ${key}`);
  const between = drawn.filter((node) => node !== `Person ${engineer}` && node !== `System ${system}`);
  return [...between, ...(contract === null ? [] : [`Contract ${contract}`])];
}

function bruteForce(exposures: readonly Exposure[]) {
  const chains = groupBy(exposures, ({ access }) => access);
  const nodes = new Set(exposures.flatMap(nodesOf));
  const cut = [...nodes].map((node) => {
    const count = [...chains.values()].filter((all) => all.every((one) => nodesOf(one).includes(node))).length;
    const [label = '', key = ''] = node.split(' ');
    return { node: { label, key }, accessesCut: count, share: count / chains.size };
  });
  return cut
    .filter(({ accessesCut }) => accessesCut > 0)
    .sort(
      (a, b) =>
        b.accessesCut - a.accessesCut || compareKeys(a.node.key, b.node.key) || compareKeys(a.node.label, b.node.label),
    );
}

test('choke points are the nodes between the ends that are on every chain of an access', async () => {
  let several = 0;
  await fc.assert(
    fc.asyncProperty(analysedWorlds, fc.integer({ min: 1, max: 6 }), async (world, first) => {
      for (const filter of world.filters) {
        const direct = world.compute(filter);
        const expected = bruteForce(direct);
        if (new Set(direct.map(({ access }) => access)).size < direct.length && expected.length > 0) several += 1;
        expect(await rankChokePoints(graphOf(world.snapshot), filter, first)).toEqual(expected.slice(0, first));
      }
    }),
    { numRuns: runs(300) },
  );
  expect(several).toBeGreaterThan(20);
});
