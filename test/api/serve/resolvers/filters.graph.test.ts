import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { importPackage } from '#test/import-package.ts';
import { runs } from '#test/runs.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { serveGraph } from '../serve-graph.ts';
import type { ServedGraph } from '../serve-graph.ts';
import { arbitraryFilter } from './arbitrary-filter.ts';
import { evaluate } from './reference-filter.ts';

let database: Database;
let served: ServedGraph;

const titles = ['Alpha', 'Beta', 'Gamma', 'Al', null];
const values = [-1, 0, 2.5, 10, 1000, null, null];
const rows = Array.from({ length: 60 }, (_, at) => ({
  id: `C${String(at).padStart(3, '0')}`,
  title: titles[at % titles.length] ?? null,
  piid: at % 3 === 0 ? `Alpha${at % 4}` : at % 3 === 1 ? 'Beta' : null,
  value: values[at % values.length] ?? null,
  identified: at % 4 === 0 ? 'no' : at % 4 === 1 ? 'yes' : null,
  prime: at % 5 === 0 ? 'O1' : at % 5 === 1 ? 'O2' : null,
}));
/** The rows as the API returns them. */
const shown = rows.map((row) => ({ ...row, key: row.id, title: row.title, identified: row.identified !== 'no' }));

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    'organizations.csv': [{ id: 'O1' }, { id: 'O2' }],
    'contracts.csv': rows,
  });
  served = await serveGraph(database);
});

const list = z.object({
  totalCount: z.number(),
  nodes: z.array(z.object({ key: z.string() })),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});
const query = `query ($filter: ContractFilter, $orderBy: [ContractOrder!] = [{ field: KEY }], $first: Int! = 100, $after: String) {
  contracts(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount nodes { key } pageInfo { hasNextPage endCursor } } }`;

async function ask(variables: Readonly<Record<string, unknown>>) {
  return list.parse((await served.data(query, variables))['contracts']);
}

test('filters return the same as the reference implementation', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryFilter, async (filter) => {
      const expected = shown.filter((contract) => evaluate(filter, contract) !== false).map(({ key }) => key);
      const { nodes, totalCount } = await ask({ filter });
      expect(nodes.map(({ key }) => key)).toEqual(expected);
      expect(totalCount).toBe(expected.length);
    }),
    { numRuns: runs(15) },
  );
});

test.each([
  {},
  { not: {} },
  { and: [] },
  { or: [] },
  { or: [{}, { and: [{ not: { piid: { in: [] } } }] }] },
  { piid: { in: [] } },
  { not: { piid: { in: [] } } },
  { piid: {}, title: { eq: null } },
  { and: [{}, { or: [{ not: {} }] }] },
])('an empty filter is not a condition: %j', async (filter) => {
  expect((await ask({ filter })).totalCount).toBe(rows.length);
});

test('empty parts beside a condition are ignored', async () => {
  const some = rows.filter(({ title }) => title === 'Beta').length;
  expect((await ask({ filter: { or: [{}, { title: { eq: 'Beta' } }] } })).totalCount).toBe(some);
  expect((await ask({ filter: { not: { or: [{}, { title: { eq: 'Beta' } }] } } })).totalCount).toBe(rows.length - some);
});

const orders = [
  [{ field: 'TITLE' }],
  [{ field: 'VALUE', direction: 'DESC' }],
  [{ field: 'IDENTIFIED' }, { field: 'VALUE' }, { field: 'TITLE', direction: 'DESC' }],
  [{ field: 'KEY', direction: 'DESC' }],
  [{ field: 'PRIME', direction: 'DESC' }, { field: 'PIID' }],
];

test.each(orders)('pages have every item once, in order, missing values last: %j', async (...orderBy) => {
  const seen: string[] = [];
  for (let after: string | null = null, pages = 0; pages < 20; pages += 1) {
    const { nodes, pageInfo } = await ask({ orderBy, first: 7, after });
    seen.push(...nodes.map(({ key }) => key));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  const compare = (a: (typeof shown)[number], b: (typeof shown)[number]) => {
    for (const { field, direction } of z
      .array(z.object({ field: z.string(), direction: z.string().optional() }))
      .parse(orderBy)) {
      const name = z.enum(['title', 'value', 'identified', 'key', 'prime', 'piid']).parse(field.toLowerCase());
      const [x, y] = [a[name], b[name]];
      if (x === y) continue;
      if (x === null) return 1;
      if (y === null) return -1;
      return (x < y ? -1 : 1) * (direction === 'DESC' ? -1 : 1);
    }
    return a.key < b.key ? -1 : 1;
  };
  expect(seen).toEqual(shown.toSorted(compare).map(({ key }) => key));
});

test('pages skip and repeat nothing during writes', async () => {
  const seen: string[] = [];
  for (let after: string | null = null, pages = 0; pages < 20; pages += 1) {
    const { nodes, pageInfo } = await ask({ first: 7, after });
    seen.push(...nodes.map(({ key }) => key));
    // Inserts one item before the cursor and one after it with each page.
    await database.write('CREATE (:Contract {key: $before}), (:Contract {key: $behind})', {
      before: `A${pages}`,
      behind: `X${pages}`,
    });
    if (!pageInfo.hasNextPage || pages === 8) break;
    after = pageInfo.endCursor;
  }
  await database.write("MATCH (c:Contract) WHERE c.key STARTS WITH 'A' OR c.key STARTS WITH 'X' DETACH DELETE c");
  expect(seen.filter((key) => key.startsWith('C'))).toEqual(rows.map(({ id }) => id));
  expect(new Set(seen).size).toBe(seen.length);
});

test.each(['x', '', 'W10', Buffer.from('["Query.contracts by value, key",["text","C1"],null]').toString('base64url')])(
  'an invalid cursor is refused: %j',
  async (after) => {
    const { errors } = await served.ask(query, { after, orderBy: [{ field: 'VALUE' }] });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'after' } }]);
  },
);

test('a cursor of another order is refused', async () => {
  const { pageInfo } = await ask({ first: 1 });
  const { errors } = await served.ask(query, { after: pageInfo.endCursor, orderBy: [{ field: 'VALUE' }] });
  expect(errors?.[0]?.message).toBe(
    'invalid cursor in “after”: it belongs to Query.contracts by key, not Query.contracts by value, key.',
  );
});

test('depth, number of conditions and order terms of a list are limited', async () => {
  const nested = (depth: number): object => (depth === 0 ? { title: { eq: 'x' } } : { not: nested(depth - 1) });
  const many = { or: Array.from({ length: 201 }, (_, at) => ({ title: { eq: String(at) } })) };
  const terms = Array.from({ length: 6 }, () => ({ field: 'TITLE' }));
  expect(await ask({ filter: nested(7) })).toMatchObject({ totalCount: rows.length });
  for (const variables of [{ filter: nested(12) }, { filter: many }, { orderBy: terms }, { first: 101 }]) {
    const { errors } = await served.ask(query, variables);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  }
});

test('a reasonable query along four hops is allowed; an excessive one is refused with its cost and the limit', async () => {
  const hops = `query ($n: Int!) { organizations(first: 1) { nodes { subcontractsTo(first: $n) { edges { node { employs(first: $n) { edges { node {
    escorts(first: $n) { edges { node { accesses(first: $n) { edges { node { key name } } } } } } } } } } } } } } }`;
  expect(await served.data(hops, { n: 10 })).toMatchObject({ organizations: { nodes: [{}] } });
  const { errors } = await served.ask(hops, { n: 100 });
  expect(errors).toMatchObject([{ extensions: { code: 'COST_LIMIT_EXCEEDED', most: 600_000 } }]);
  expect(Number(errors?.[0]?.extensions['asked'])).toBeGreaterThan(100_000_000);
});
