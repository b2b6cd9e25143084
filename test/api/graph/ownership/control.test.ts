import { expect, test } from 'vitest';
import { affiliationOf, controlOf, reachFrom } from '#graph/ownership/control.ts';
import { ownershipOf } from '#graph/ownership/holdings.ts';

/** The one holding of a company by these statements of one owner; another holds the rest. */
function holdingOf(sharePct: number | null, interest: string | null) {
  const statements = [
    { key: 's1', owner: 'O', owned: 'C', sharePct, interest },
    { key: 's2', owner: 'REST', owned: 'C', sharePct: 100 - (sharePct ?? 60), interest: null },
  ];
  const all = ownershipOf(statements).owners.get('C')?.holdings ?? [];
  const holding = all.find(({ owner }) => owner === 'O');
  if (holding === undefined) throw new Error('O holds nothing.');
  return [holding, all] as const;
}

test.each([
  [50.01, null, 'STATED'],
  [50, null, 'POSSIBLE'],
  [9, null, null],
  [10, 'Control by agreement', 'STATED'],
  [10, 'controlViaCompanyRulesOrArticles', 'STATED'],
  [10, 'otherInfluenceOrControl', 'POSSIBLE'],
  [10, 'joint control', 'POSSIBLE'],
  [10, 'no control', 'POSSIBLE'],
  [10, 'direct accounting consolidation', 'POSSIBLE'],
  [null, 'shares', 'POSSIBLE'],
  [null, 'shareholding 51 to 75 %', 'STATED'],
  [null, 'shareholding 25 to 50 %', 'POSSIBLE'],
  [10, 'subsidiary', null],
] as const)('a share of %s with “%s” is control: %s', (share, interest, kind) => {
  expect(controlOf(...holdingOf(share, interest))).toBe(kind);
});

test.each([
  [10, 'subsidiary', 'STATED'],
  [10, 'Affiliate of the group', 'STATED'],
  [10, 'not an affiliate', 'POSSIBLE'],
  [10, null, 'POSSIBLE'],
  [60, null, 'STATED'],
] as const)('a share of %s with “%s” is affiliation: %s', (share, interest, kind) => {
  expect(affiliationOf(...holdingOf(share, interest))).toBe(kind);
});

test('stated control wins over a shorter way that is only possible, and ends at a hop without it', () => {
  const hop = (owner: string, owned: string, sharePct: number | null) => {
    return { key: `${owner}${owned}`, owner, owned, sharePct, interest: null };
  };
  const above = ownershipOf([
    ...[hop('D', 'C', null), hop('M', 'C', 60), hop('D', 'M', 60), hop('X', 'M', 40)],
    ...[hop('D', 'N', 40), hop('X', 'N', 60), hop('N', 'E', 100)],
  ]);
  const reached = reachFrom(above, (key) => key === 'D', controlOf);
  expect(reached.get('C')).toMatchObject({ reach: 'STATED', by: 'D' });
  expect(reached.get('C')?.line.map(({ owner }) => owner)).toEqual(['M', 'D']);
  expect(reached.has('E')).toBe(false);
});
