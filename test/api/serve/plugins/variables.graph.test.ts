import { beforeAll, expect, test } from 'vitest';
import { withEmptyData } from '#test/with-empty-data.ts';
import { serveGraph } from '../serve-graph.ts';
import type { ServedGraph } from '../serve-graph.ts';

let served: ServedGraph;

beforeAll(async () => {
  served = await serveGraph(await withEmptyData());
});

const exposures =
  'query ($filter: ExposureFilter, $first: Int!) { exposures(filter: $filter, first: $first) { totalCount } }';
const some = { first: 1 };

test.each([
  ['a text for a number', exposures, { first: 'x' }, 'first'],
  ['a missing variable', exposures, {}, 'first'],
  ['null for a required one', exposures, { first: null }, 'first'],
  ['a filter that is no object', exposures, { ...some, filter: 'cn' }, 'filter'],
  ['an unknown value of an enum', exposures, { ...some, filter: { modes: ['DIRECT', 'REMOTE'] } }, 'filter.modes[1]'],
  [
    'a wrong value deep inside',
    exposures,
    { ...some, filter: { exclude: { countries: 'CN', bands: [3] } } },
    'filter.exclude.bands[0]',
  ],
  ['a field that the input lacks', exposures, { ...some, filter: { country: 'CN' } }, 'filter.country'],
  [
    'a required field that is missing',
    'query ($order: [OrganizationOrder!]) { organizations(orderBy: $order, first: 1) { totalCount } }',
    { order: [{ field: 'KEY' }, {}] },
    'orderBy[1].field',
  ],
  [
    'a variable within an object',
    'query ($day: Date) { exposures(filter: { asOf: $day, exclude: {} }, first: 1) { totalCount } }',
    { day: 5 },
    'filter.asOf',
  ],
  ['a variable within a list', 'query ($id: ID!) { nodes(ids: ["x", $id]) { id } }', { id: {} }, 'ids[1]'],
  [
    'a variable used in a fragment',
    'query ($n: Int!) { organizations(first: 1) { nodes { ...Staff } } } fragment Staff on Organization { employs(first: $n) { totalCount } }',
    { n: 1.5 },
    'first',
  ],
  ['a default that null replaces', 'query ($n: Int = 1) { exposures(first: $n) { totalCount } }', { n: null }, 'first'],
  [
    'a variable of a directive',
    'query ($with: Boolean!) { legend @include(if: $with) { lanes } }',
    { with: 'yes' },
    'if',
  ],
  [
    'a variable of another operation has the same name',
    'query Other($first: ID!) { node(id: $first) { id } } query Asked($first: Int!) { exposures(first: $first) { totalCount } }',
    { first: 'x' },
    'first',
  ],
])('%s is bad input with its argument', async (_, query, variables, argument) => {
  const response = await fetch(`${served.url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables, ...(query.includes('Asked') ? { operationName: 'Asked' } : {}) }),
  });
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', argument } }] });
});

test('only the first of very many wrong values is reported', async () => {
  const filter = { countries: Array.from({ length: 100_000 }, () => []) };
  const { errors } = await served.ask(exposures, { ...some, filter });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'filter.countries[0]' } }]);
});
