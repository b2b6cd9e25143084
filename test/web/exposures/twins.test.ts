import { expect, test } from 'vitest';
import { tellApart } from '#web/exposures/twins.ts';
import { chainRow } from '#test/picture/chain-row.ts';

const shape = { access: 'A1', contract: 'K1', organizations: ['O1', 'O2'], escort: 'E', engineer: 'P', system: 'S' };
const of = (...shapes: readonly Partial<typeof shape>[]) => {
  const chains = shapes.map((change) => chainRow({ ...shape, ...change }));
  const told = tellApart(chains);
  return chains.map(({ id }) => told.get(id) ?? null);
};

test('rows that look the same say what differs: the contract, or else the access', () => {
  expect(of({}, { contract: 'K2' })).toEqual(['under K1', 'under K2']);
  expect(of({}, { access: 'A2' })).toEqual(['access A1', 'access A2']);
  expect(of({}, { contract: 'K2' }, { access: 'A2' })).toEqual([
    'under K1, under the contract with the key K1, access A1',
    'under K2, under the contract with the key K2, access A1',
    'under K1, under the contract with the key K1, access A2',
  ]);
});

test('rows that differ, or are of another system, say nothing more', () => {
  expect(of({}, { escort: 'E2' }, { engineer: 'P2' }, { organizations: ['O1'] }, { system: 'S2' })).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});
