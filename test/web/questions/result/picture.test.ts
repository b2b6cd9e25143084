import { expect, test } from 'vitest';
import { drawAnswer } from '#web/questions/result/picture.ts';
import { organization } from '#test/picture/chain-row.ts';

test.each([
  ['all its statements are', ['SYNTHETIC', 'SYNTHETIC'], true],
  ['only some of its statements are', ['SYNTHETIC', 'DOCUMENTED'], false],
  ['no statement of it is left', [], false],
] as const)('a relation of which %s is synthetic: %s', (_, dataClasses, synthetic) => {
  const nodes = ['A', 'B'].map((id) => ({ __typename: 'Organization' as const, ...organization(id) }));
  const statements = dataClasses.map((dataClass) => ({ validFrom: null, validTo: null, dataClass }));
  const edges = [{ id: 'hop', type: 'SUBCONTRACTS_TO', from: 'A', to: 'B', under: null, statements }];
  expect(drawAnswer({ nodes, edges }).lines).toMatchObject([{ hop: 'hop', synthetic }]);
});
