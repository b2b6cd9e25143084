import { expect, test } from 'vitest';
import { distinctNames, namesImpactLevel, systemTitle } from '#picture/picture.ts';

test.each([
  { caption: 'Defense Department cloud, Impact Level 5', title: 'Defense Department cloud', isNamed: true },
  { caption: 'Cloud (IL5)', title: 'Cloud', isNamed: true },
  { caption: 'Cloud-IL 5', title: 'Cloud', isNamed: true },
  { caption: 'IL5', title: 'IL5', isNamed: true },
  { caption: 'IL5 cloud', title: 'IL5 cloud', isNamed: true },
  { caption: 'Anvil 5', title: 'Anvil 5', isNamed: false },
  { caption: 'F-35 logistics', title: 'F-35 logistics', isNamed: false },
  { caption: 'Cloud (IL4)', title: 'Cloud (IL4)', isNamed: false },
])('the title of the system “$caption” at level 5 is “$title”', ({ caption, title, isNamed }) => {
  expect(systemTitle(caption, 5)).toBe(title);
  expect(namesImpactLevel(caption, 5)).toBe(isNamed);
});

const node = (id: string, title: string, impactLevel: number | null = null) => ({
  id,
  title,
  key: `key-${id}`,
  impactLevel,
});

test('nodes with the same title are told apart: systems by impact level, else by key', () => {
  const names = distinctNames([
    node('a', 'Cloud', 4),
    node('b', 'Cloud', 5),
    node('c', 'Cloud', 5),
    node('d', 'Acme'),
    node('e', 'Acme'),
    node('f', 'Zeta', 6),
  ]);
  expect([...names.values()].sort()).toEqual([
    'Acme (key-d)',
    'Acme (key-e)',
    'Cloud (IL4)',
    'Cloud (key-b)',
    'Cloud (key-c)',
    'Zeta',
  ]);
});
