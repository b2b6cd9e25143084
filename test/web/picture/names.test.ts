import { expect, test } from 'vitest';
import { distinctNames } from '#web/picture/names.ts';

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
