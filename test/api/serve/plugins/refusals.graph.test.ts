import { isObjectType } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { runStatement, statementLimits } from '#graph/cypher/run.ts';
import type { StatementLimits } from '#graph/cypher/run.ts';
import type { Database } from '#graph/database/database.ts';
import { Failure } from '#graph/failure.ts';
import { questionLimits } from '#graph/limits.ts';
import { findPaths } from '#graph/paths/paths.ts';
import { buildApiSchema } from '#serve/api.ts';
import { readFieldCosts } from '#serve/field-costs.ts';
import { encodeId } from '#serve/ids.ts';
import { rootLists } from '#serve/schema/fields.ts';
import { serveGraph } from '../serve-graph.ts';
import type { ServedGraph } from '../serve-graph.ts';
import { withDocumentedCase } from '#test/documented-case.ts';

const fieldCosts = readFieldCosts(buildApiSchema());
let database: Database;
let served: ServedGraph;
const supplier = { label: 'Organization', key: 'insight-global' } as const;
const system = { label: 'System', key: 'dod-cloud-il5' } as const;

beforeAll(async () => {
  database = await withDocumentedCase();
  served = await serveGraph(database);
});

const paths = `from: "${encodeId('Organization', 'insight-global')}", to: "${encodeId('System', 'dod-cloud-il5')}", first: 1`;
const chain = encodeId('Exposure', 'none');
const people = (count: number) => Array.from({ length: count }, (_, at) => `"${encodeId('Person', `P${at}`)}"`).join();

test.each([
  [`paths(${paths}, maxHops: 13) { nodes { id } }`, 'BAD_USER_INPUT', 'maxHops', 12, 13],
  [`paths(${paths}, via: [${people(11)}]) { nodes { id } }`, 'BAD_USER_INPUT', 'via', 10, 11],
  ['exposureTimeline(from: "1970-01-01", to: "2025-01-01") { day }', 'BAD_USER_INPUT', 'months', 600, 661],
  ['nodes(ids: [$ids]) { id }', 'BAD_USER_INPUT', 'list', 100, 101],
  ['search(text: "$text") { score }', 'BAD_USER_INPUT', 'searchText', 500, 501],
  ['organizations(filter: $nots, first: 1) { totalCount }', 'BAD_USER_INPUT', 'filterDepth', 10, null],
  ['organizations(first: 1) { nodes { $levels } }', 'DEPTH_LIMIT_EXCEEDED', 'depth', 20, 23],
  ['cypher(statement: "RETURN $a", parameters: { a: $lists }) { rows }', 'DEPTH_LIMIT_EXCEEDED', 'depth', 20, null],
  ['cypher(statement: "$long") { rows }', 'STATEMENT_TOO_COMPLEX', 'statementLength', 20_000, 20_009],
  ['cypher(statement: "$deep") { rows }', 'STATEMENT_TOO_COMPLEX', 'statementNesting', 32, 5000],
])('%s: the error has the limit, its value and the requested amount', async (field, code, limit, most, asked) => {
  const text = field
    .replace('$ids', people(101))
    .replace('$text', 'x'.repeat(501))
    .replace('$nots', `${'{ not: '.repeat(11)}{ key: { eq: "x" } }${' }'.repeat(11)}`)
    .replace('$levels', levels(10))
    .replace('$lists', `${'['.repeat(3000)}1${']'.repeat(3000)}`)
    .replace('$long', `RETURN '${'x'.repeat(20_000)}'`)
    .replace('$deep', `RETURN ${'['.repeat(5000)}1${']'.repeat(5000)}`);
  const { errors } = await served.ask(`{ ${text} }`);
  expect(errors).toMatchObject([{ extensions: { code, limit, most, asked } }]);
});

function levels(count: number): string {
  return `${'subcontractsTo(first: 1) { nodes { '.repeat(count)} key ${'} }'.repeat(count)}`;
}

test('every alias counts, and none is refused up to the limit', async () => {
  const aliases = (count: number, field: string) =>
    `{ ${Array.from({ length: count }, (_, at) => `a${at}: ${field}`).join(' ')} }`;
  for (const field of ['__typename', 'legend { lanes }']) {
    expect((await served.ask(aliases(2000, field))).errors).toBeUndefined();
    expect((await served.ask(aliases(2001, field))).errors).toMatchObject([
      { extensions: { code: 'ALIAS_LIMIT_EXCEEDED', limit: 'aliases', most: 2000, asked: 2001 } },
    ]);
  }
});

test.each([
  [94, 'exposureTimeline(from: "1980-01-01", to: "2024-12-31") { day }'],
  [156, 'coverage { systems }'],
  [32, `paths(${paths}, maxHops: 12) { nodes { id } }`],
  [624, 'exposures(first: 1) { totalCount }'],
  [624, `exposure(id: "${chain}") { id }`],
  [624, `accessHistory(exposure: "${chain}") { onRecord { from } }`],
  [624, `node(id: "${chain}") { id }`],
  [7, 'nodes(ids: [$chains]) { id }'],
  [7, 'reviews(first: 100) { exposure { id } }'],
  [624, 'people(filter: { key: { contains: "x" } }, first: 1) { totalCount }'],
  [624, `neighbours(id: "${encodeId(supplier.label, supplier.key)}", first: 1) { totalCount }`],
  [624, `neighbourCounts(id: "${encodeId(supplier.label, supplier.key)}") { count }`],
  [624, 'exposureBandsCypher { statement }'],
  [624, 'status { version }'],
  [624, 'ownQuestions { name }'],
  [126, `sourceSummary(id: "${encodeId('Source', 'documented-case:S9')}") { statements { count } }`],
  [12, 'cypher(statement: "RETURN 1 AS one") { rows }'],
  [12, 'runSavedQuery(name: "suppliers-of-escorts") { rows }'],
])('%i times %s is refused by what it reads, and once it is not', async (count, field) => {
  const text = field.replace('$chains', Array.from({ length: 100 }, () => `"${chain}"`).join());
  const times = (n: number) => `{ ${Array.from({ length: n }, (_, at) => `a${at}: ${text}`).join(' ')} }`;
  const { errors } = await served.ask(times(count));
  expect(errors).toMatchObject([{ extensions: { code: 'COST_LIMIT_EXCEEDED', limit: 'cost', most: 600_000 } }]);
  expect((await served.ask(times(1))).errors).toBeUndefined();
});

test('two timelines of all months allowed are within the cost', async () => {
  const timeline = (name: string) => `${name}: exposureTimeline(from: "1976-01-01", to: "2025-12-31") { day accesses }`;
  expect((await served.ask(`{ ${timeline('a')} ${timeline('b')} }`)).errors).toBeUndefined();
});

test('seven statements are within the cost', async () => {
  const statements = Array.from({ length: 7 }, (_, at) => `a${at}: cypher(statement: "RETURN ${at} AS at") { rows }`);
  const answers = await served.data(`{ ${statements.join(' ')} }`);
  expect(answers).toEqual(Object.fromEntries(statements.map((_, at) => [`a${at}`, { rows: [[at]] }])));
});

test('nodes that are read together cost no more than what is returned', async () => {
  const times = (field: string) => `{ ${Array.from({ length: 400 }, (_, at) => `a${at}: ${field}`).join(' ')} }`;
  expect((await served.ask(times(`node(id: ${people(1)}) { id }`))).errors).toBeUndefined();
  expect((await served.ask(times(`nodes(ids: [${people(10)}]) { id }`))).errors).toBeUndefined();
});

test('each field with work of its own is in the schema', () => {
  const types = buildApiSchema().getTypeMap();
  const isMissing = (name: string) => {
    const [field = '', of = 'Query'] = name.split('.').reverse();
    const type = types[of];
    return !(isObjectType(type) && field in type.getFields());
  };
  expect([...fieldCosts.keys()].filter(isMissing)).toEqual([]);
});

test('each list of nodes costs more than the objects that it returns', () => {
  expect(rootLists.map(({ name }) => name).filter((name) => !fieldCosts.has(name))).toEqual([]);
});

test('every mutation costs what it reads and writes', () => {
  const mutations = Object.keys(buildApiSchema().getMutationType()?.getFields() ?? {});
  expect(mutations.length).toBeGreaterThan(20);
  expect(mutations.filter((name) => !fieldCosts.has(`Mutation.${name}`))).toEqual([]);
});

test('a document with very many errors is told so in a sentence', async () => {
  const unknown = Array.from({ length: 300 }, (_, at) => `nosuch${at}`).join(' ');
  const { errors = [] } = await served.ask(`{ ${unknown} }`);
  expect(errors).toHaveLength(101);
  expect(errors.at(-1)).toMatchObject({
    message: 'The document has more errors than these 100: correct them first.',
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
});

test('a document without errors that repeats a field thousands of times is told so in a sentence', async () => {
  const { errors } = await served.ask(`{ ${'status { version } '.repeat(3000)} }`);
  expect(errors).toMatchObject([
    {
      message: 'The document is too complex to validate: repeat fewer fields and fragments.',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    },
  ]);
});

test('a query that is nested too deeply to parse is refused the same way', async () => {
  const { errors } = await served.ask(`{ organizations(first: 1) { nodes { ${levels(1000)} } } }`);
  // Whether the parser or the limit refuses it depends on how much of the code is compiled already.
  expect(errors).toMatchObject([{ extensions: { code: 'DEPTH_LIMIT_EXCEEDED', limit: 'depth', most: 20 } }]);
});

test('removed nodes are counted before they are looked up', async () => {
  const remove = Array.from({ length: 51 }, () => encodeId('Person', 'digital-escorts'));
  const { errors } = await served.ask('query ($remove: [ID!]!) { whatIf(remove: $remove) { before } }', { remove });
  expect(errors).toMatchObject([{ extensions: { limit: 'removed', most: 50, asked: 51, argument: 'remove' } }]);
});

test('a search for paths that would read too many statements is refused', async () => {
  const request = { from: supplier, to: system, maxHops: 8, first: 100, asOf: null, via: [], avoid: [], types: [] };
  expect(await refusalOf(findPaths(database, request, { maxStatements: 5 }))).toMatchObject({
    code: 'STATEMENT_TOO_LARGE',
    extensions: { limit: 'pathStatements', most: 5, asked: null },
  });
});

test.each([
  [
    'UNWIND range(1, 1000000) AS x RETURN [x, x, x, x, x, x, x, x] AS list',
    { bytes: 100_000 },
    'RESULT_TOO_LARGE',
    'resultBytes',
    100_000,
  ],
  [
    'UNWIND range(1, 1000000000) AS x WITH x WHERE x % 2 = 3 RETURN count(x) AS n',
    { timeoutMs: 1000, deadlineMs: 25_000 },
    'STATEMENT_TIMED_OUT',
    'statementTime',
    1000,
  ],
  [
    'UNWIND range(1, 1000000000) AS x WITH x WHERE x % 2 = 4 RETURN count(x) AS n',
    { timeoutMs: 20_000, deadlineMs: 3000 },
    'STATEMENT_TIMED_OUT',
    'statementTime',
    3000,
  ],
])('%s: the error has the limit that applied', async (statement, limits, code, limit, most) => {
  const asked = { statement, parameters: {}, first: 10_000, limits: { ...statementLimits, ...limits } };
  expect(await refusalOf(runStatement(database, asked))).toMatchObject({
    code,
    extensions: { limit, most, asked: null },
  });
});

test('a statement above the concurrency limit is refused with the limit', async () => {
  const { most } = questionLimits.statements;
  const limits: StatementLimits = statementLimits;
  const answers = await Promise.all(
    Array.from({ length: most + 4 }, () =>
      runStatement(database, { statement: 'RETURN 1', parameters: {}, first: 1, limits }).then(
        () => null,
        (error: unknown) => (error instanceof Failure ? error : null),
      ),
    ),
  );
  const refused = answers.filter((answer) => answer !== null);
  expect(refused).toHaveLength(4);
  for (const { code, extensions } of refused)
    expect({ code, ...extensions }).toEqual({
      code: 'TOO_MANY_STATEMENTS',
      limit: 'statements',
      most,
      asked: most + 1,
    });
});

async function refusalOf(asked: Promise<unknown>): Promise<Failure | null> {
  try {
    await asked;
    return null;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

test('an unknown hash says what to send instead, and that is answered', async () => {
  const ask = async (query: string | undefined) => {
    const response = await fetch(`${served.url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
    });
    const answer: unknown = await response.json();
    return answer;
  };
  const refusal = await ask(undefined);
  expect(refusal).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
  expect(JSON.stringify(refusal)).toContain('send the text of yours as “query”, with or without the hash');
  expect(await ask('{ __typename }')).toMatchObject({ data: { __typename: 'Query' } });
});

test('filters can be nested up to the limit; variables nested too deeply to parse are refused', async () => {
  const organizations =
    'query ($filter: OrganizationFilter) { organizations(filter: $filter, first: 1) { totalCount } }';
  const nested = (levels: number) => {
    let filter: object = { key: { eq: 'insight-global' } };
    for (let level = 0; level < levels; level += 1) filter = { not: filter };
    return served.ask(organizations, { filter });
  };
  expect((await nested(10)).data).toEqual({ organizations: { totalCount: 1 } });
  expect((await nested(11)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', limit: 'filterDepth' } }]);
  // As text: JSON.stringify overflows the stack too.
  const filter = `${'{"not":'.repeat(20_000)}{}${'}'.repeat(20_000)}`;
  const response = await fetch(`${served.url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"query":${JSON.stringify(organizations)},"variables":{"filter":${filter}}}`,
  });
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'DEPTH_LIMIT_EXCEEDED', limit: 'depth' } }],
  });
});

test.each(['variables={', 'variables=[1]', 'extensions=x'])(
  '%s in a URL is a bad request, not an internal error',
  async (given) => {
    const response = await fetch(`${served.url}graphql?query=${encodeURIComponent('{ __typename }')}&${given}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  },
);

test('an integer that JSON cannot represent exactly is refused as a parameter; NaN and Infinity are returned as text', async () => {
  const statement = 'query ($of: JSON) { cypher(statement: "RETURN $x AS x", parameters: $of) { rows columnTypes } }';
  const body = (x: string) => `{"query":${JSON.stringify(statement)},"variables":{"of":{"x":${x}}}}`;
  const ask = async (x: string): Promise<unknown> =>
    (
      await fetch(`${served.url}graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body(x),
      })
    ).json();
  expect(await ask('[1,{"y":9007199254740993}]')).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'parameters.x[1].y' } }],
  });
  expect(await ask('9007199254740991')).toMatchObject({ data: { cypher: { rows: [[9007199254740991]] } } });
  expect(
    await served.data('{ cypher(statement: "RETURN 0.0 / 0.0 AS x, 1e308 * 10 AS y") { rows columnTypes } }'),
  ).toEqual({
    cypher: { rows: [['NaN', 'Infinity']], columnTypes: ['FLOAT', 'FLOAT'] },
  });
});
