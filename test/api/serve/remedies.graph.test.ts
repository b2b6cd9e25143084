import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { encodeId } from '#serve/ids.ts';
import { withDocumentedCase } from '../../documented-case.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let served: ServedGraph;

beforeAll(async () => {
  served = await serveGraph(await withDocumentedCase());
});

const onDay = 'filter: { asOf: "2025-07-17" }';
const named = 'nodes { __typename id ... on Entity { key } ... on Country { key } ... on Access { key } }';
const run = `query ($kind: RemedyKind!, $nodes: [ID!]!) { remedy(kind: $kind, nodes: $nodes, ${onDay}) {
  before after closedCount openedCount remedy { kind closes opens changes ${named} assumes rules { key title } }
  closed { escort { key } } opened { escort { key } gaps } changed { accessKey } } }`;
const subcontract = ['dod-cloud-services', 'microsoft', 'insight-global'];

test('without the subcontract for escorts, the engineers stand unescorted; without engineers in China, nothing is exposed', async () => {
  expect(await served.data(run, { kind: 'END_SUBCONTRACT', nodes: subcontract })).toMatchObject({
    remedy: {
      ...{ before: 2, after: 2, closedCount: 2, openedCount: 2 },
      remedy: {
        ...{ kind: 'END_SUBCONTRACT', closes: 0, opens: 2 },
        nodes: subcontract.map((key) => ({ key })),
        rules: [{ key: 'cloud-clause' }, { key: 'covered-defense-information' }],
      },
      closed: [{ escort: { key: 'digital-escorts' } }, { escort: { key: 'digital-escorts' } }],
      opened: [{ escort: null }, { escort: null }],
    },
  });
  const ids = [encodeId('Organization', 'microsoft'), encodeId('Country', 'CN')];
  expect(await served.data(run, { kind: 'LEAVE_COUNTRY', nodes: ids })).toMatchObject({
    remedy: {
      before: 2,
      after: 0,
      remedy: { closes: 2, opens: 0, changes: 0, nodes: [{ key: 'microsoft' }, { key: 'CN' }] },
    },
  });
});

test('the ranking has the numbers of each action, by kind and in pages', async () => {
  const rows = `totalCount pageInfo { hasNextPage endCursor } nodes { kind closes opens changes ${named} }`;
  const found = await served.data(`{ remedies(${onDay}, first: 100) { ${rows} } }`);
  const { totalCount, nodes } = z.object({ remedies: ranking }).parse(found).remedies;
  expect(nodes).toHaveLength(totalCount);
  expect(new Set(nodes.map(({ kind }) => kind)).size).toBe(6);
  for (const { kind, nodes: of, ...counts } of nodes) {
    const ran = await served.data(run, { kind, nodes: of.map(({ id }) => id) });
    expect(ran).toMatchObject({ remedy: { remedy: { kind, ...counts } } });
  }
  const ofKind = await served.data(`{ remedies(${onDay}, kinds: [END_SUBCONTRACT], first: 1) { ${rows} } }`);
  expect(ofKind).toMatchObject({
    remedies: { nodes: [{ kind: 'END_SUBCONTRACT', nodes: subcontract.map((key) => ({ key })) }] },
  });
  const first = await served.data(`{ remedies(${onDay}, first: 2) { ${rows} } }`);
  const { pageInfo } = z.object({ remedies: ranking }).parse(first).remedies;
  const next = await served.data(`{ remedies(${onDay}, first: 1, after: "${pageInfo.endCursor}") { ${rows} } }`);
  expect(z.object({ remedies: ranking }).parse(next).remedies.nodes).toEqual(nodes.slice(2, 3));
});

const ranking = z.object({
  totalCount: z.number(),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string() }),
  nodes: z.array(
    z.object({
      kind: z.string(),
      closes: z.number(),
      opens: z.number(),
      changes: z.number(),
      nodes: z.array(z.looseObject({ id: z.string() })),
    }),
  ),
});

test('the smallest set closes all with one action', async () => {
  const query = `{ smallestRemedies(${onDay}) { before after opens atLeast remedies { closes } } }`;
  expect(await served.data(query)).toEqual({
    smallestRemedies: { before: 2, after: 0, opens: 0, atLeast: 1, remedies: [{ closes: 2 }] },
  });
});

test('an access is a node', async () => {
  const query = `{ exposures(${onDay}, first: 1) { nodes { accessKey } } }`;
  const shape = z.object({ exposures: z.object({ nodes: z.array(z.object({ accessKey: z.string() })) }) });
  const [{ accessKey } = { accessKey: '' }] = shape.parse(await served.data(query)).exposures.nodes;
  const id = encodeId('Access', accessKey);
  const fields =
    'id ... on Access { key caption mode basis plane privilege person { key } system { key } contract { key } }';
  expect(await served.data(`query ($id: ID!) { node(id: $id) { ${fields} } }`, { id })).toMatchObject({
    node: {
      id,
      key: accessKey,
      mode: 'ESCORTED',
      person: { key: 'china-based-engineers' },
      contract: { key: 'dod-cloud-services' },
    },
  });
  expect(await served.data(run, { kind: 'REVOKE_ACCESS', nodes: [id] })).toMatchObject({
    remedy: { before: 2, after: 1, remedy: { closes: 1, nodes: [{ __typename: 'Access', key: accessKey }] } },
  });
  expect(await served.data(`{ node(id: "${encodeId('Access', 'none')}") { id } }`)).toEqual({ node: null });
});

test.each([
  [
    'END_SUBCONTRACT',
    ['dod-cloud-services', 'microsoft'],
    'nodes',
    'takes a contract, the contractor and the subcontractor',
  ],
  [
    'END_SUBCONTRACT',
    ['dod-cloud-services', 'insight-global', 'microsoft'],
    'nodes',
    'no source states that insight-global',
  ],
  ['END_SUBCONTRACT', ['none', 'microsoft', 'insight-global'], 'nodes[0]', 'there is no Contract'],
  ['REPLACE_ESCORT_SUPPLIER', [encodeId('Country', 'CN')], 'nodes[0]', 'ids or keys of type Organization'],
  ['MOVE_STAFF', [], 'nodes', 'takes people'],
  ['MOVE_STAFF', ['nobody'], 'nodes[0]', 'there is no Person'],
  ['VET_STAFF', Array.from({ length: 51 }, () => 'digital-escorts'), 'nodes', 'at most 50'],
  ['REVOKE_ACCESS', ['none'], 'nodes[0]', 'there is no Access'],
  ['LEAVE_COUNTRY', ['microsoft', 'US'], 'nodes[1]', 'takes a foreign country'],
])('%s of %j is refused', async (kind, nodes, argument, says) => {
  const { errors } = await served.ask(run, { kind, nodes });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
  expect(errors?.[0]?.message).toContain(says);
});
