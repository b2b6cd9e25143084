import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { chainOfFour } from '../resolvers/chain-of-four.ts';
import { serveGraph } from '../serve-graph.ts';
import type { ServedGraph } from '../serve-graph.ts';

let served: ServedGraph;

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  served = await serveGraph(database);
});

const counted = z.object({
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
  extensions: z.object({ cost: z.object({ asked: z.number(), most: z.literal(600_000) }) }),
});

async function costOf(query: string, variables: object = {}) {
  const response = await fetch(`${served.url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { errors, extensions } = counted.parse(await response.json());
  return { cost: extensions.cost.asked, message: errors?.[0]?.message ?? null };
}

test('every answer has its cost, also one from memory', async () => {
  const query = '{ organizations(first: 10) { nodes { key } } }';
  const costs = [await costOf(query), await costOf(query), await costOf(query)];
  // 1,000 to read a list, and the connection with ten items.
  expect(costs).toEqual(costs.map(() => ({ cost: 1011, message: null })));
  expect((await costOf('{ coverage { accesses } }')).cost).toBe(5001);
  expect((await costOf('mutation { decide(exposure: "none", status: OPEN) { status } }')).cost).toBe(1001);
  expect((await costOf('mutation { deleteWatchSet(id: "none") }')).cost).toBe(1000);
});

test('the access of an exposure counts as an object, with what it refers to', async () => {
  const exposures = (fields: string) => `{ exposures(first: 10) { nodes { ${fields} } } }`;
  const { cost } = await costOf(exposures('id'));
  expect((await costOf(exposures('id access { plane }'))).cost).toBe(cost + 10);
  expect((await costOf(exposures('id access { plane system { key } contract { key } }'))).cost).toBe(cost + 30);
});

test('a walk along four hops is refused with what costs most, and with the largest first that is allowed', async () => {
  const { cost, message } = await costOf(chainOfFour, { key: 'O1', first: 100 });
  expect(cost).toBeGreaterThan(100_000_000);
  const [, allowed] = /no first above (\d+)/.exec(message ?? '') ?? [];
  expect(message).toBe(
    `The query's cost is ${cost}; 600000 is allowed. Its most expensive field is organizations(first: 1) › subcontractsTo(first: 100) › employs(first: 100) › escorts(first: 100) › accesses(first: 100). Each first multiplies what is below it: with no first above ${allowed}, it is allowed.`,
  );
  const first = Number(allowed);
  expect((await costOf(chainOfFour, { key: 'O1', first })).message).toBeNull();
  expect((await costOf(chainOfFour, { key: 'O1', first: first + 1 })).message).not.toBeNull();
});

test('a query whose fields cost too much by themselves is to be split', async () => {
  const many = Array.from({ length: 12 }, (_, at) => `a${at}: cypher(statement: "RETURN ${at}") { rows }`);
  const { message } = await costOf(`{ ${many.join(' ')} }`);
  expect(message).toContain('Its most expensive field is cypher(first: 1000). Split it into several queries.');
});
