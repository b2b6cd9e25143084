import { beforeAll, expect, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { withDocumentedCase } from '../../documented-case.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let served: ServedGraph;
const supplier = encodeId('Organization', 'insight-global');
const system = encodeId('System', 'dod-cloud-il5');

beforeAll(async () => {
  const database = await withDocumentedCase();
  served = await serveGraph(database);
});

const query = `query ($first: Int! = 3, $maxHops: Int! = 8, $asOf: Date, $via: [ID!], $avoid: [ID!], $types: [String!]) {
  paths(from: "${supplier}", to: "${system}", first: $first, maxHops: $maxHops, asOf: $asOf, via: $via, avoid: $avoid, types: $types) {
    nodes { ... on Entity { key } } edges { type under from to statements { key source { key } } } } }`;
const people = ['EMPLOYS', 'ESCORTS', 'ACCESSES'];

test('the path through people is found, with hops of the same access', async () => {
  const found = await served.data(query, { types: people, asOf: '2025-07-17' });
  expect(found['paths']).toMatchObject([
    {
      nodes: [
        { key: 'insight-global' },
        { key: 'digital-escorts' },
        { key: 'china-based-engineers' },
        { key: 'dod-cloud-il5' },
      ],
      edges: [
        { type: 'EMPLOYS', from: supplier, statements: [{ source: {} }] },
        { type: 'ESCORTS', under: 'china-based-engineers-il5' },
        { type: 'ACCESSES', under: 'china-based-engineers-il5', to: system },
      ],
    },
  ]);
  expect(await served.data(query, { types: people, asOf: '2025-07-18' })).toEqual({ paths: [] });
  expect(await served.data(query, { types: people, maxHops: 2 })).toEqual({ paths: [] });
});

test('nodes can be required or avoided', async () => {
  const engineers = encodeId('Person', 'china-based-engineers');
  const over = await served.data(query, { via: [engineers] });
  expect(over['paths']).not.toEqual([]);
  expect(JSON.stringify(over['paths'])).toContain('{"key":"china-based-engineers"}');
  const around = await served.data(query, { avoid: [engineers] });
  expect(around['paths']).not.toEqual([]);
  expect(JSON.stringify(around['paths'])).not.toContain('{"key":"china-based-engineers"}');
});

test.each([
  [`paths(from: "x", to: "${system}", first: 1)`, 'from'],
  [`paths(from: "${system}", to: "${system}", first: 1)`, 'to'],
  [`paths(from: "${supplier}", to: "${encodeId('System', 'none')}", first: 1)`, 'to'],
  [`paths(from: "${supplier}", to: "${system}", first: 0)`, 'first'],
  [`paths(from: "${supplier}", to: "${system}", first: 1, maxHops: 13)`, 'maxHops'],
  [`paths(from: "${supplier}", to: "${system}", first: 1, maxHops: 0)`, 'maxHops'],
  [`paths(from: "${supplier}", to: "${system}", first: 1, types: ["KNOWS"])`, 'types'],
  [`paths(from: "${supplier}", to: "${system}", first: 1, avoid: ["${supplier}"])`, 'avoid'],
  [`paths(from: "${supplier}", to: "${system}", first: 1, via: ["${encodeId('Exposure', 'x')}"])`, 'via[0]'],
  [`paths(from: "${supplier}", to: "${system}", first: 1, asOf: "2025-02-30")`, 'asOf'],
])('%s returns one error', async (field, argument) => {
  const { errors } = await served.ask(`{ ${field} { edges { type } } }`);
  expect(errors).toMatchObject([{ path: ['paths'], extensions: { code: 'BAD_USER_INPUT', argument } }]);
});
