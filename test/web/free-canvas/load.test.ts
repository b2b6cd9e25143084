import { expect, test } from 'vitest';
import { routeBetween } from '#web/free-canvas/load.ts';

const chain = ['prime', 'supplier', 'escort', 'engineer', 'system'];

test('the part of a chain between two of its nodes is a path from the one to the other', () => {
  expect(routeBetween(chain, 'prime', 'system')).toEqual(chain);
  expect(routeBetween(chain, 'engineer', 'supplier')).toEqual(['engineer', 'escort', 'supplier']);
  expect(routeBetween(chain, 'prime', 'bystander')).toEqual([]);
});
