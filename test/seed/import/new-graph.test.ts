import { expect, test } from 'vitest';
import { derivedForm } from '#graph/edition/graph-state.ts';
import { newGraph, newGraphDigest } from '#seed/import/new-graph.ts';

test('a stored new graph is written again when an import derives in another form', () => {
  expect(newGraph.digest).toBe(newGraphDigest(derivedForm));
  expect(newGraphDigest('another form')).not.toBe(newGraph.digest);
});
