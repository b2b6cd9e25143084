import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChainRowFragment } from '#web/generated/graphql.ts';
import { LEADING, drawChains } from '#picture/chains.ts';
import { bundlesOf } from '#picture/folding.ts';
import type { Picture } from '#picture/picture.ts';
import { runs } from '../runs.ts';
import { chainRow, organization } from './chain-row.ts';

/** Returns every path through a picture from its left end to a system, as node ids; gaps count as steps. */
function pathsOf(picture: Picture): readonly string[] {
  const boxes = new Map(picture.boxes.map((box) => [box.id, box]));
  const lines = picture.lines.filter((line) => line.kind !== 'other');
  const ends = new Set(lines.map((line) => line.to));
  const go = (id: string, path: readonly string[]): readonly string[] => {
    const box = boxes.get(id);
    const now = [...path, box?.node ?? '?'];
    if (box?.role === 'system') return [now.join(' > ')];
    return lines.filter((line) => line.from === id).flatMap((line) => go(line.to, now));
  };
  const starts = picture.boxes.filter((box) => !ends.has(box.id) && !box.detail.includes('escort on record'));
  return starts.flatMap((box) => go(box.id, []));
}

function pathOf(chain: ChainRowFragment): string {
  const organizations =
    chain.lineage === 'BROKEN'
      ? [chain.prime?.id ?? '?', chain.accountable?.id ?? '?']
      : chain.chain.map(({ id }) => id);
  const person = chain.escort ?? chain.credentialOf;
  const answering = person === null ? [] : [person.id];
  return [...organizations, ...answering, chain.engineer.id, chain.system.id].join(' > ');
}

test('a chain is drawn from prime to system, with the country of the foreign engineer', () => {
  const chain = chainRow({
    access: 'a',
    contract: 'k',
    organizations: ['P', 'S'],
    escort: 'E',
    engineer: 'G',
    system: 'X',
  });
  const picture = drawChains([chain], chain.id);
  expect(picture.lanes).toEqual(['Prime', 'Tier 1', 'Escort', 'Engineer', 'System']);
  expect(pathsOf(picture)).toEqual(['P > S > E > G > X']);
  expect(picture.boxes.find((box) => box.role === 'engineer')?.chips).toEqual(['China']);
  expect(picture.lines.filter((line) => line.kind === 'hop' && line.chosen)).toHaveLength(4);
});

test('a hop is synthetic if its best statement on the day is, which comes first', () => {
  const chain = chainRow({
    ...{ access: 'a', contract: 'k', organizations: ['P', 'S'], escort: null, engineer: 'G', system: 'X' },
  });
  const drawnWith = (...classes: readonly ('REPORTED' | 'SYNTHETIC')[]) => {
    const statements = classes.map((dataClass) => ({ dataClass }));
    const edges = chain.path.edges.map((edge) => ({ ...edge, statements }));
    const { lines } = drawChains([{ ...chain, path: { edges } }], chain.id);
    return new Set(lines.filter(({ kind }) => kind === 'hop').map(({ synthetic }) => synthetic));
  };
  expect(drawnWith('SYNTHETIC', 'REPORTED')).toEqual(new Set([true]));
  expect(drawnWith('REPORTED', 'SYNTHETIC')).toEqual(new Set([false]));
});

test('two contracts through one company are not drawn as one chain', () => {
  const one = chainRow({
    access: 'a',
    contract: 'k1',
    organizations: ['P', 'M'],
    escort: 'E1',
    engineer: 'G1',
    system: 'X',
  });
  const two = chainRow({
    access: 'b',
    contract: 'k2',
    organizations: ['M', 'S'],
    escort: 'E2',
    engineer: 'G2',
    system: 'X',
  });
  expect(new Set(pathsOf(drawChains([one, two], one.id)))).toEqual(new Set([pathOf(one), pathOf(two)]));
});

test('a prime is drawn once, however many contracts it has, and so is a subcontractor that it has under several', () => {
  const shape = { organizations: ['P', 'S'], escort: 'E', system: 'X' };
  const one = chainRow({ ...shape, access: 'a', contract: 'k1', engineer: 'G1' });
  const two = chainRow({ ...shape, access: 'b', contract: 'k2', engineer: 'G2' });
  const other = chainRow({ ...shape, access: 'c', contract: 'k3', organizations: ['P'], engineer: 'G3' });
  const unnamed = { ...one, contract: { id: 'k1', key: 'k1', caption: 'k1', identified: false } };
  const picture = drawChains([one, two, other], one.id);
  expect(picture.boxes.filter(({ node }) => node === 'P').map(({ detail }) => detail)).toEqual(['3 contracts']);
  expect(picture.boxes.filter(({ node }) => node === 'S')).toHaveLength(1);
  // Its line represents the subcontracts of both.
  expect(picture.lines.filter(({ hop }) => hop === 'P S k1 a').map(({ furtherHops }) => furtherHops)).toEqual([
    ['P S k2 b'],
  ]);
  expect(drawChains([one], one.id).boxes.map(({ detail }) => detail)).toContain('contract k1');
  expect(drawChains([unnamed], one.id).boxes.map(({ detail }) => detail)).toContain('contract not named');
});

test('only the first chain leads a picture of several, with those that differ from it in the system alone', () => {
  const shape = { contract: 'k', organizations: ['P', 'S'], escort: 'E', engineer: 'G' };
  const first = chainRow({ ...shape, access: 'a', system: 'X' });
  const sibling = chainRow({ ...shape, access: 'b', system: 'Y' });
  const other = chainRow({ ...shape, access: 'c', escort: 'F', engineer: 'H', system: 'X' });
  const { boxes } = drawChains([first, sibling, other], LEADING);
  expect(boxes.flatMap(({ chosen, node }) => (chosen ? [] : [node]))).toEqual(['F', 'H']);
});

test('names of synthetic nodes do not say so again: their boxes are hatched', () => {
  const row = chainRow({
    ...{ access: 'a', contract: 'k', organizations: ['P'], escort: null },
    engineer: 'G',
    system: 'X',
  });
  const prime = { ...organization('P'), caption: 'Umbra Corp (synthetic)', dataClass: 'SYNTHETIC' as const };
  const box = drawChains([{ ...row, prime, chain: [prime] }], row.id).boxes.find(({ node }) => node === 'P');
  expect([box?.title, box?.synthetic]).toEqual(['Umbra Corp', true]);
});

test('a long chain is folded into a counted box between tier 1 and the lowest tier, and no hop is lost', () => {
  const long = chainRow({
    ...{ access: 'a', contract: 'k', escort: 'E', engineer: 'G', system: 'X' },
    organizations: ['P', 'A', 'B', 'C', 'D', 'S'],
  });
  const short = chainRow({
    ...{ access: 'b', contract: 'k', organizations: ['P', 'A', 'B'], escort: 'F', engineer: 'H', system: 'Y' },
  });
  const picture = drawChains([long, short], long.id, { opened: new Set() });
  expect(picture.lanes.slice(0, 4)).toEqual(['Prime', 'Tier 1', 'Tiers 2–4', 'Lowest tier']);
  const bundle = picture.boxes.find((box) => box.role === 'bundle');
  expect([bundle?.title, bundle?.detail]).toEqual(['3 subcontractors', 'tiers 2–4 · open']);
  expect(new Set(pathsOf(picture))).toEqual(new Set(['P > A > ? > S > E > G > X', 'P > A > B > F > H > Y']));
  expect(picture.lines.filter((line) => line.kind === 'gap')).toEqual([]);
  expect(picture.parts?.get(short.id)).toContain(picture.boxes.find((box) => box.title === 'F')?.id);
});

test('a bundle opens in place, and the others stay closed', () => {
  const rows = ['1', '2'].map((one) =>
    chainRow({
      ...{ access: one, contract: 'k', escort: `E${one}`, engineer: `G${one}`, system: 'X' },
      organizations: ['P', 'A', `B${one}`, `C${one}`, `D${one}`, `S${one}`],
    }),
  );
  const [first] = rows;
  const folded = drawChains(rows, first?.id ?? null, { opened: new Set() });
  const bundles = folded.boxes.filter((box) => box.role === 'bundle').map(({ id }) => id);
  expect(bundles).toHaveLength(2);
  const folding = { opened: new Set(bundles.slice(0, 1)) };
  const picture = drawChains(rows, first?.id ?? null, folding);
  expect(picture.lanes.slice(0, 6)).toEqual(['Prime', 'Tier 1', 'Tiers 2–4', 'Tier 3', 'Tier 4', 'Lowest tier']);
  expect(new Set(pathsOf(picture))).toEqual(
    new Set(['P > A > B1 > C1 > D1 > S1 > E1 > G1 > X', 'P > A > ? > S2 > E2 > G2 > X']),
  );
  expect(picture.lines.filter((line) => line.kind === 'gap')).toEqual([]);
  // Its parts know it, so that it can be closed from within.
  expect(picture.boxes.filter(({ bundle }) => bundle === bundles[0]).map(({ title }) => title)).toEqual([
    'B1',
    'C1',
    'D1',
  ]);
  expect(picture.boxes.filter(({ bundle }) => bundle !== undefined)).toHaveLength(3);
  expect(bundlesOf(rows).map(({ members }) => members.map(({ caption }) => caption))).toEqual([
    ['B1', 'C1', 'D1'],
    ['B2', 'C2', 'D2'],
  ]);
});

test('an escort of one access is not drawn for another access of the same engineer', () => {
  const one = chainRow({ access: 'a', contract: 'k', organizations: ['P'], escort: 'E1', engineer: 'G', system: 'X' });
  const two = chainRow({ access: 'b', contract: 'k', organizations: ['P'], escort: 'E2', engineer: 'G', system: 'Y' });
  expect(new Set(pathsOf(drawChains([one, two], one.id)))).toEqual(new Set([pathOf(one), pathOf(two)]));
});

test('the holder of the credential is drawn in the place of the escort, and says what the person lends', () => {
  const chain = chainRow({
    ...{ access: 'a', contract: 'k', organizations: ['P', 'S'], escort: null, credentialOf: 'H', engineer: 'G' },
    system: 'X',
  });
  const picture = drawChains([chain], chain.id);
  expect(picture.lanes).toEqual(['Prime', 'Tier 1', 'Escort or credential', 'Engineer', 'System']);
  expect(pathsOf(picture)).toEqual(['P > S > H > G > X']);
  expect(picture.boxes.find(({ node }) => node === 'H')).toMatchObject({
    role: 'holder',
    detail: 'credential lent · size unknown',
  });
  expect(picture.boxes.some(({ role }) => role === 'escort' || role === 'unknown')).toBe(false);
  expect(picture.lines.some(({ kind }) => kind === 'gap')).toBe(false);
});

test('a person who escorts one access and lends a credential for another is drawn once as each', () => {
  const rest = { contract: 'k', organizations: ['P'], engineer: 'G', system: 'X' };
  const escorted = chainRow({ ...rest, access: 'a', escort: 'H' });
  const lent = chainRow({ ...rest, access: 'b', escort: null, credentialOf: 'H' });
  const boxes = drawChains([escorted, lent], lent.id).boxes.filter(({ node }) => node === 'H');
  expect(boxes.map(({ role }) => role).sort()).toEqual(['escort', 'holder']);
});

test('a broken lineage is drawn as a visible gap, with its unknown ends', () => {
  const chain = chainRow({
    ...{ access: 'a', contract: 'k', organizations: ['P', 'S'], escort: 'E', engineer: 'G', system: 'X' },
    broken: 'no route',
  });
  const picture = drawChains([chain], chain.id);
  expect(picture.lanes).toContain('Tier unknown');
  expect(picture.lines.filter((line) => line.kind === 'gap').map((line) => line.label)).toEqual([
    '? no route on record',
  ]);
  const unknownEmployer = chainRow({
    ...{ access: 'a', contract: 'k', organizations: ['P', 'S'], escort: null, engineer: 'G', system: 'X' },
    broken: 'employer unknown',
  });
  const unknown = drawChains([unknownEmployer], unknownEmployer.id).boxes.filter((box) => box.role === 'unknown');
  expect(unknown.map((box) => box.detail).sort()).toEqual(['employer not on record', 'no escort on record']);
});

test("the engineer's employer is drawn as another relation, not as a hop of the chain", () => {
  const chain = {
    ...chainRow({ access: 'a', contract: 'k', organizations: ['P', 'S'], escort: 'E', engineer: 'G', system: 'X' }),
    engineerEmployers: [organization('P'), organization('Q')],
  };
  const picture = drawChains([chain], chain.id);
  expect(picture.lines.filter((line) => line.kind === 'other').map((line) => line.label)).toEqual([
    'employs',
    'employs',
  ]);
  expect(pathsOf(picture)).toContain('P > S > E > G > X');
});

test('no picture suggests a chain that does not exist', () => {
  const name = (letter: string, most: number) => fc.nat(most).map((n) => `${letter}${String(n)}`);
  const access = fc.record({
    contract: name('k', 2),
    engineer: name('G', 2),
    system: name('X', 1),
    routes: fc.uniqueArray(
      fc.record({
        organizations: fc.uniqueArray(name('O', 4), { minLength: 1, maxLength: 3 }),
        answering: fc.oneof(
          fc.record({ escort: fc.option(name('E', 3)) }),
          fc.record({ escort: fc.constant(null), credentialOf: name('E', 3) }),
        ),
      }),
      { minLength: 1, maxLength: 4, selector: (route) => JSON.stringify(route) },
    ),
  });
  fc.assert(
    fc.property(fc.array(access, { minLength: 1, maxLength: 4 }), (accesses) => {
      const chains = accesses.flatMap(({ routes, ...rest }, i) =>
        routes.map(({ organizations, answering }) =>
          chainRow({ ...rest, organizations, ...answering, access: `a${String(i)}` }),
        ),
      );
      const picture = drawChains(chains, chains[0]?.id ?? null);
      const drawn = new Set(pathsOf(picture));
      // Under one contract, any path along its subcontracts is a route. Contracts and accesses must not mix.
      for (const chain of chains) expect(drawn).toContain(pathOf(chain));
      for (const path of drawn) {
        const [organizations, people] = split(path);
        const same = chains.filter((chain) => pathOf(chain).endsWith(people));
        expect(same.map((chain) => chain.chain.at(-1)?.id)).toContain(organizations.at(-1));
        expect(same.some((chain) => organizations.every((id) => onContract(chains, chain.contract?.key, id)))).toBe(
          true,
        );
      }
    }),
    { numRuns: runs(300) },
  );
});

function split(path: string): readonly [readonly string[], string] {
  const steps = path.split(' > ');
  const first = steps.findIndex((step) => !step.startsWith('O'));
  return [steps.slice(0, first), steps.slice(first).join(' > ')];
}

function onContract(chains: readonly ChainRowFragment[], contract: string | undefined, id: string): boolean {
  return chains.some((chain) => chain.contract?.key === contract && chain.chain.some((one) => one.id === id));
}
