import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { encodeId } from '#serve/ids.ts';
import { withDocumentedCase } from '../../documented-case.ts';
import { everyField } from './every-field.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let served: ServedGraph;
const schema = buildSchema(readFileSync('api/serve/schema.graphql', 'utf8'));

beforeAll(async () => {
  const database = await withDocumentedCase();
  served = await serveGraph(database);
});

test('a timeline has one point per month and shows when the documented chains end', async () => {
  const query = `{ exposureTimeline(from: "2025-05-31", to: "2025-08-30", filter: { asOf: "1999-01-01", systems: ["dod-cloud-il5"] }) { day accesses systems } }`;
  expect(await served.data(query)).toEqual({
    exposureTimeline: [
      { day: '2025-05-31', accesses: 1, systems: 1 },
      { day: '2025-06-30', accesses: 1, systems: 1 },
      { day: '2025-07-31', accesses: 0, systems: 0 },
      { day: '2025-08-30', accesses: 0, systems: 0 },
    ],
  });
});

const diff = `query ($from: Date!, $to: Date!, $filter: ExposureFilter, $first: Int! = 100) {
  exposureDiff(from: $from, to: $to, filter: $filter, first: $first) {
    openedCount closedCount unchangedCount opened { id } closed { id system { key } periods { from to } } } }`;
const closing = { from: '2025-07-17', to: '2025-07-18' };

test('a difference lists closed chains as they were; their ids still find them', async () => {
  const found = await served.data(diff, closing);
  expect(found['exposureDiff']).toMatchObject({
    openedCount: 0,
    closedCount: 2,
    unchangedCount: 0,
    opened: [],
    closed: [{ periods: [{ from: null, to: '2025-07-18' }] }, { periods: [{ from: null, to: '2025-07-18' }] }],
  });
  const [{ id } = { id: '' }] = z
    .object({ closed: z.array(z.object({ id: z.string() })) })
    .parse(found['exposureDiff']).closed;
  expect(await served.data('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: { id } });
  expect(
    await served.data(diff, { ...closing, first: 1, filter: { asOf: '1999-01-01', lists: ['10USC4872'] } }),
  ).toMatchObject({
    exposureDiff: { closedCount: 2, closed: [{}] },
  });
  expect(await served.data(diff, { from: '2025-07-16', to: '2025-07-17' })).toMatchObject({
    exposureDiff: { openedCount: 0, closedCount: 0, unchangedCount: 2 },
  });
});

test('a comparison returns each state page by page, of days, primes and what-ifs; sides that cannot be compared are refused', async () => {
  const compared = `query ($from: ComparedSide, $to: ComparedSide!, $change: ExposureChange!, $filter: ExposureFilter) {
    compareExposures(from: $from, to: $to, change: $change, filter: $filter, first: 1) {
      totalCount accessCount pageInfo { hasNextPage endCursor } nodes { system { key } escort { key } } cypher { statement } } }`;
  const ask = async (variables: Readonly<Record<string, unknown>>) =>
    (await served.data(compared, variables))['compareExposures'];
  const days = { from: { asOf: '2025-07-17' }, to: { asOf: '2025-07-18' } };
  expect(await ask({ ...days, change: 'CLOSED' })).toMatchObject({
    totalCount: 2,
    accessCount: 2,
    pageInfo: { hasNextPage: true },
    nodes: [{ system: { key: 'dod-cloud-il5' } }],
  });
  expect(await ask({ ...days, change: 'CLOSED', filter: { systems: ['dod-cloud-il4'] } })).toMatchObject({
    totalCount: 1,
    pageInfo: { hasNextPage: false },
  });
  expect(await ask({ ...days, change: 'UNCHANGED' })).toMatchObject({ totalCount: 0, nodes: [] });
  const to = { without: [encodeId('Organization', 'insight-global')] };
  const filter = { asOf: '2025-07-17' };
  expect(await ask({ to, filter, change: 'CLOSED' })).toMatchObject({ totalCount: 2, cypher: null });
  const primes = { from: { prime: 'insight-global' }, to: { prime: 'microsoft' } };
  expect(await ask({ ...primes, filter, change: 'OPENED' })).toMatchObject({
    totalCount: 2,
    nodes: [{ escort: { key: 'digital-escorts' } }],
  });
  await expect(ask({ to: { prime: 'nobody' }, from: { prime: 'microsoft' }, change: 'OPENED' })).rejects.toThrow(
    'nobody',
  );
  await expect(ask({ to: { prime: 'microsoft' }, change: 'OPENED' })).rejects.toThrow('Either both from and to name');
});

test('a comparison of imports says what the latest one changed; imports that cannot be compared are refused', async () => {
  const [latest, before] = z
    .object({ recentImports: z.array(z.object({ id: z.string() })) })
    .parse(await served.data('{ recentImports(first: 2) { id } }')).recentImports;
  const compared = `query ($from: ComparedSide, $to: ComparedSide!, $change: ExposureChange!, $filter: ExposureFilter) {
    compareExposures(from: $from, to: $to, change: $change, filter: $filter, first: 1) {
      totalCount accessCount pageInfo { hasNextPage } edges { cursor } nodes { system { key } } cypher { statement } } }`;
  const from = { import: before?.id };
  const filter = { asOf: '2025-07-17' };
  for (const to of [{}, { import: latest?.id }])
    expect(await served.data(compared, { from, to, filter, change: 'OPENED' })).toMatchObject({
      compareExposures: {
        totalCount: 2,
        accessCount: 2,
        pageInfo: { hasNextPage: true },
        nodes: [{ system: { key: 'dod-cloud-il5' } }],
        cypher: null,
      },
    });
  expect(await served.data(compared, { from, to: {}, filter, change: 'CLOSED' })).toMatchObject({
    compareExposures: { totalCount: 0, nodes: [] },
  });
  const refused = [
    [{ to: from }, 'from.import'],
    [{ from: { import: 'nothing' }, to: {} }, 'from.import'],
    [{ from: { import: latest?.id }, to: from }, 'to.import'],
    [{ from: { ...from, asOf: '2025-07-17' }, to: {} }, 'from.import'],
  ] as const;
  for (const [sides, argument] of refused) {
    const { errors } = await served.ask(compared, { ...sides, change: 'OPENED' });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
  }
});

test('choke points count the accesses that depend on them', async () => {
  const query = `{ chokePoints(filter: { asOf: "2025-07-17" }, first: 10) { accessesCut share
    node { __typename ... on Entity { key } } } }`;
  const point = (type: string, key: string) => ({ accessesCut: 2, share: 1, node: { __typename: type, key } });
  expect(await served.data(query)).toEqual({
    chokePoints: [
      point('Person', 'digital-escorts'),
      point('Contract', 'dod-cloud-services'),
      point('Organization', 'insight-global'),
      point('Organization', 'microsoft'),
    ],
  });
  expect(await served.data('{ chokePoints(filter: { asOf: "2025-07-18" }, first: 10) { share } }')).toEqual({
    chokePoints: [],
  });
});

test("removing the escorts makes the engineers' employer accountable; removing the engineers frees the systems", async () => {
  const query = `query ($remove: [ID!]!) { whatIf(remove: $remove, filter: { asOf: "2025-07-17" }) {
    before after closedCount openedCount closed { escort { key } } opened { escort { key } accountable { key } gaps } systemsFreed { key } systemsFreedCount } }`;
  expect(await served.data(query, { remove: [encodeId('Person', 'digital-escorts')] })).toMatchObject({
    whatIf: {
      before: 2,
      after: 2,
      closedCount: 2,
      openedCount: 2,
      closed: [{ escort: { key: 'digital-escorts' } }, { escort: { key: 'digital-escorts' } }],
      opened: [
        { escort: null, accountable: { key: 'microsoft' } },
        { escort: null, accountable: { key: 'microsoft' } },
      ],
      systemsFreed: [],
    },
  });
  const engineers = [encodeId('Person', 'china-based-engineers')];
  expect(await served.data(query, { remove: engineers })).toMatchObject({
    whatIf: { before: 2, after: 0, opened: [], systemsFreed: [{ key: 'dod-cloud-il4' }, { key: 'dod-cloud-il5' }] },
  });
  const cut =
    'query ($remove: [ID!]!) { whatIf(remove: $remove, first: 1, filter: { asOf: "2025-07-17" }) { systemsFreed { key } systemsFreedCount } }';
  expect(await served.data(cut, { remove: engineers })).toEqual({
    whatIf: { systemsFreed: [{ key: 'dod-cloud-il4' }], systemsFreedCount: 2 },
  });
});

test.each([
  ['exposureTimeline(from: "2025-02-01", to: "2025-01-31") { day }', 'from'],
  ['exposureTimeline(from: "1970-01-01", to: "2025-01-01") { day }', 'from'],
  ['exposureTimeline(from: "2025-02-30", to: "2025-03-01") { day }', 'from'],
  ['exposureTimeline(from: "9999-12-01", to: "9999-12-31") { day }', 'to'],
  ['exposureDiff(from: "2025-02-01", to: "2025-01-31") { openedCount }', 'from'],
  ['exposureDiff(from: "2025-02-01", to: "2025-03-01", first: 101) { openedCount }', 'first'],
  ['chokePoints(first: 0) { share }', 'first'],
  ['whatIf(remove: ["nonsense"]) { after }', 'remove[0]'],
  [`whatIf(remove: ["${encodeId('Exposure', 'x')}"]) { after }`, 'remove[0]'],
  [`whatIf(remove: ["${encodeId('Source', 'documented-case:S1')}"]) { after }`, 'remove'],
  [`whatIf(remove: [${Array.from({ length: 51 }, () => '"Q291bnRyeTpDTg"').join()}]) { after }`, 'remove'],
])('%s returns one error', async (field, argument) => {
  const { errors } = await served.ask(`{ ${field} }`);
  expect(errors).toMatchObject([{ path: [field.split('(')[0]], extensions: { code: 'BAD_USER_INPUT', argument } }]);
  expect(errors).toHaveLength(1);
});

test.each([
  'exposureDiff(from: "2025-07-17", to: "2025-07-18")',
  'exposureTimeline(from: "2025-07-17", to: "2025-07-18")',
  'chokePoints(first: 1)',
  'remedies(first: 1)',
  'remedy(kind: MOVE_STAFF, nodes: ["china-based-engineers"])',
])('an unknown list is an error, not zero: %s', async (field) => {
  const withFilter = field.replace(')', ', filter: { lists: ["NONE"] })');
  const { errors } = await served.ask(`{ ${withFilter} { __typename } }`);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('a query for every field of a what-if stays within the limits', async () => {
  const type = schema.getType('WhatIf');
  if (type === undefined) throw new Error('no WhatIf');
  const all = `query ($remove: [ID!]!) { whatIf(remove: $remove, filter: { asOf: "2025-07-17" }) ${everyField(schema, type)} }`;
  const remove = [encodeId('Person', 'digital-escorts')];
  expect(await served.data(all, { remove })).toMatchObject({ whatIf: { openedCount: 2 } });
});

test('a query for every field of a difference of twice 100 exposures stays within the limits', async () => {
  const type = schema.getType('ExposureDiff');
  if (type === undefined) throw new Error('no ExposureDiff');
  const all = `query ($from: Date!, $to: Date!) { exposureDiff(from: $from, to: $to, first: 100) ${everyField(schema, type)} }`;
  expect(await served.data(all, closing)).toMatchObject({ exposureDiff: { closedCount: 2 } });
});
