import { beforeAll, expect, test } from 'vitest';
import { chainFiles } from '../../chain-files.ts';
import { importPackage } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let served: ServedGraph;

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    ...chainFiles,
    'claims.csv': [
      { id: 'K1', text: 'No such access', stance: 'denies', about: 'access:A1', claimant: 'O1' },
      { id: 'K2', text: 'An engineer reaches it', stance: 'asserts', about: 'access:A1', claimant: 'A paper' },
    ],
    'standings.csv': [
      { claim: 'K2', standing: 'alleged', valid_to: '2025-03-17' },
      { claim: 'K2', standing: 'withdrawn', valid_from: '2025-03-17' },
    ],
  });
  served = await serveGraph(database);
});

test('a claim has its standings with their days and sources, also beside the hop that it is about', async () => {
  const withdrawn = {
    key: 'K2',
    stance: 'ASSERTS',
    standingInWords: 'alleged until 17 March 2025, withdrawn since',
    standings: [
      { standing: 'ALLEGED', from: null, to: '2025-03-17', sourceKeys: ['S1'] },
      { standing: 'WITHDRAWN', from: '2025-03-17', to: null, sourceKeys: ['S1'] },
    ],
  };
  const other = { key: 'K1', stance: 'DENIES', standingInWords: null, standings: [] };
  const found = await served.data(`{ exposures(filter: { asOf: "2025-01-01" }, first: 1) { nodes { path { edges { type
    claims { key stance standingInWords standings { standing from to sourceKeys } } } } } } }`);
  expect(found).toMatchObject({
    exposures: { nodes: [{ path: { edges: [{}, {}, {}, { type: 'ACCESSES', claims: [other, withdrawn] }, {}] } }] },
  });
  const listed = await served.data(
    '{ claims(first: 9) { nodes { key standsIn(first: 9) { totalCount nodes { key } } } } }',
  );
  expect(listed).toMatchObject({
    claims: {
      nodes: [
        { key: 'K1', standsIn: { totalCount: 0, nodes: [] } },
        { key: 'K2', standsIn: { totalCount: 1, nodes: [{ key: 'S1' }] } },
      ],
    },
  });
});

test('the question about contradicted claims and a dossier say how claims stand', async () => {
  const run = await served.data('{ runSavedQuery(name: "contradicted-claims", first: 9) { columns rows } }');
  expect(JSON.stringify(run)).toContain('["K2: alleged until 2025-03-17","K2: withdrawn from 2025-03-17"]');
  const { dossier } = await served.data(`{ dossier(subject: SYSTEM, id: "Y1", asOf: "2025-01-01") { markdown } }`);
  const text = JSON.stringify(dossier);
  expect(text).toContain('(asserts it; alleged until 17 March 2025, withdrawn since; S1)');
  expect(text).toContain('## How claims stand in law');
});
