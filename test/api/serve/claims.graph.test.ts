import { beforeAll, expect, test } from 'vitest';
import { runImport } from '#seed/import/run-import.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph, type ServedGraph } from './serve-graph.ts';

let served: ServedGraph;
const denials: unknown = expect.arrayContaining([{ stance: 'DENIES' }]);

beforeAll(async () => {
  const database = await withEmptyData();
  await runImport(database, { format: 'chain-package', paths: ['seed/case'], strict: true });
  served = await serveGraph(database);
});

test('a closure says why the chain is gone, and by whose word', async () => {
  const found = await served.data(`{ closures(filter: { asOf: "2025-07-18", systems: ["dod-cloud-il5"] }) {
    lastDay sentence confirmed exposure { accessKey } ended { type claims { stance } }
    claims { key stance statedOn claimant claimantName organization { key } sources { key } } } }`);
  expect(found).toEqual({
    closures: [
      {
        lastDay: '2025-07-17',
        sentence: 'closed per Microsoft, not independently confirmed',
        confirmed: false,
        exposure: { accessKey: 'china-based-engineers-il5' },
        ended: [
          { type: 'ESCORTS', claims: denials },
          { type: 'ACCESSES', claims: denials },
        ],
        claims: [
          {
            key: 'no-china-based-teams',
            stance: 'DENIES',
            statedOn: '2025-07-18',
            claimant: 'microsoft',
            claimantName: 'Microsoft',
            organization: { key: 'microsoft' },
            sources: [{ key: 'documented-case:S2' }],
          },
        ],
      },
    ],
  });
});

test('a statement has the claims about its hop and no others', async () => {
  const found =
    await served.data(`{ exposures(filter: { asOf: "2025-07-17", systems: ["dod-cloud-il5"] }, first: 1) { nodes { path {
    edges { type claims { key } statements { claims { key } } } } } } }`);
  const escorts = { key: 'escorts-hired-through-subcontractors' };
  const insight = { key: 'insight-global-is-an-escort-contractor' };
  expect(found).toMatchObject({
    exposures: {
      nodes: [{ path: { edges: [{ type: 'SUBCONTRACTS_TO', claims: [escorts, insight] }, {}, {}, {}, {}] } }],
    },
  });
});

test('saved queries are listed and run, with ids or keys', async () => {
  const listed = await served.data(
    '{ savedQueries(tag: "check") { name severity rule parameters { name type default } statement } }',
  );
  expect(listed['savedQueries']).not.toEqual([]);
  const run =
    'query ($p: JSON) { runSavedQuery(name: "suppliers-of-escorts", parameters: $p, first: 5) { columns rows truncated graph { nodes { id } edges { type } } } }';
  const found = await served.data(run, { p: { asOf: '2025-07-17' } });
  expect(JSON.stringify(found['runSavedQuery'])).toContain('insight-global');
  for (const p of [[1], { nonsense: 1 }, { asOf: '2025-02-30' }]) {
    const { errors } = await served.ask(run, { p });
    expect(errors).toMatchObject([{ path: ['runSavedQuery'], extensions: { code: 'BAD_USER_INPUT' } }]);
  }
  const { errors } = await served.ask('{ runSavedQuery(name: "none") { columns } }');
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'name' } }]);
});
