import { beforeAll, expect, test } from 'vitest';
import { withDocumentedCase } from '../../documented-case.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let served: ServedGraph;
const denials: unknown = expect.arrayContaining([{ stance: 'DENIES' }]);

beforeAll(async () => {
  const database = await withDocumentedCase();
  served = await serveGraph(database);
});

test('a closure shows why a chain closed and according to whom', async () => {
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
            sources: ['S8', 'S9', 'S2'].map((source) => ({ key: `documented-case:${source}` })),
          },
        ],
      },
    ],
  });
});

test('a statement has only the claims about its hop', async () => {
  const found =
    await served.data(`{ exposures(filter: { asOf: "2025-07-17", systems: ["dod-cloud-il5"] }, first: 1) { nodes { path {
    edges { type claims { key } statements { claims { key } } } } } } }`);
  const insight = { key: 'insight-global-is-an-escort-contractor' };
  expect(found).toMatchObject({
    exposures: {
      nodes: [{ path: { edges: [{ type: 'SUBCONTRACTS_TO', claims: [insight] }, {}, {}, {}, {}] } }],
    },
  });
});

test('a claim is connected with its subjects in both directions; a claim about a hop is connected with both ends', async () => {
  const found = await served.data(`{
    claims(filter: { key: { eq: "data-at-impact-levels-4-and-5" } }, first: 1) { nodes {
      about
      aboutSystems(first: 9) { totalCount edges { node { key } hop { type } statements { source { key } properties } } }
      aboutPeople(first: 9, statement: { address: { eq: "access:china-based-engineers-il5" } }) { totalCount nodes { key } }
      aboutAgencies(first: 9) { totalCount nodes { key } } } }
    systems(filter: { key: { eq: "dod-cloud-il5" } }, first: 1) { nodes {
      claims { key }
      claimsAbout(first: 9, filter: { stance: { eq: DENIES } }) { totalCount nodes { key } }
      itself: claimsAbout(first: 9, statement: { address: { startsWith: "systems:" } }) { nodes { key } } } }
    countries(filter: { key: { eq: "CN" } }, first: 1) { nodes { claimsAbout(first: 9) { nodes { key aboutCountries(first: 9) { nodes { key } } } } } }
  }`);
  const hopTo = (level: number) => ({
    node: { key: `dod-cloud-il${level}` },
    hop: { type: 'ABOUT' },
    statements: [`access:china-based-engineers-il${level}`, `systems:dod-cloud-il${level}`].map((address) => ({
      source: { key: 'documented-case:S3' },
      properties: { address },
    })),
  });
  const itself = [{ key: 'data-at-impact-levels-4-and-5' }];
  expect(found).toEqual({
    claims: {
      nodes: [
        {
          about: [
            'systems:dod-cloud-il4',
            'systems:dod-cloud-il5',
            'access:china-based-engineers-il4',
            'access:china-based-engineers-il5',
          ],
          aboutSystems: { totalCount: 2, edges: [hopTo(4), hopTo(5)] },
          aboutPeople: { totalCount: 1, nodes: [{ key: 'china-based-engineers' }] },
          aboutAgencies: { totalCount: 0, nodes: [] },
        },
      ],
    },
    systems: {
      nodes: [
        {
          claims: itself,
          claimsAbout: { totalCount: 1, nodes: [{ key: 'no-china-based-teams' }] },
          itself: { nodes: itself },
        },
      ],
    },
    countries: {
      nodes: [
        {
          claimsAbout: {
            nodes: [{ key: 'china-based-engineers-maintain', aboutCountries: { nodes: [{ key: 'CN' }] } }],
          },
        },
      ],
    },
  });
});

test('saved questions are listed and run, and refuse invalid parameters', async () => {
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
