import { getIntrospectionQuery } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { buildApiSchema } from '#serve/api.ts';
import { importPackage } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { followEvents } from '../follow-events.ts';
import { serveGraph } from '../serve-graph.ts';
import type { ServedGraph } from '../serve-graph.ts';

let database: Database;
let served: ServedGraph;

const subcontractors = Array.from({ length: 110 }, (_, at) => `SUB-${at}`);

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    'organizations.csv': ['PRIME', ...subcontractors].map((id) => ({ id, name: `Company ${id}`, country: 'US' })),
    'contracts.csv': [{ id: 'C', piid: 'FA873224C0001', prime: 'PRIME' }],
    'subcontracts.csv': subcontractors.map((subcontractor) => ({ contract: 'C', contractor: 'PRIME', subcontractor })),
  });
  served = await serveGraph(database);
});

const repeat = (count: number, field: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => field(at)).join(' ');

/** A selection on 10,000 nodes: the 100 subcontractors of the prime of each subcontractor. */
const manyNodes = (selection: string) =>
  `{ organizations(first: 100) { nodes { subcontractedBy(first: 1) { nodes { subcontractsTo(first: 100) { nodes { ${selection} } } } } } } }`;

/** The refusal of an answer that exceeds a limit: alone, without a part of the answer. */
const tooLarge = (limit: string, most: number): object => ({
  errors: [
    {
      message: `The answer has more than ${most.toLocaleString('en-US')} ${limit === 'answer' ? 'characters' : 'fields and items of lists'}: request fewer fields or use a smaller first.`,
      extensions: { code: 'RESULT_TOO_LARGE', limit, most, asked: null },
    },
  ],
});

const characters = tooLarge('answer', 50_000_000);
const values = tooLarge('answerValues', 1_000_000);

test('a selection of a thousand fields is refused on many nodes, and answered on a few', async () => {
  const names = repeat(950, (at) => `a${at}: name`);
  expect(await served.ask(manyNodes(names))).toEqual(values);
  const few = await served.data(`{ organizations(filter: { key: { eq: "PRIME" } }, first: 5) { nodes { ${names} } } }`);
  expect(few).toMatchObject({ organizations: { nodes: [{ a0: 'Company PRIME', a949: 'Company PRIME' }] } });
});

test("GraphQL's own fields count like others", async () => {
  expect(await served.ask(manyNodes(repeat(950, (at) => `a${at}: __typename`)))).toEqual(values);
  const names = repeat(950, (at) => `a${at}${'x'.repeat(500)}: __typename`);
  expect(await served.ask(`{ __schema { types { fields { ${names} } } } }`)).toEqual(characters);
});

test('the names of aliases count', async () => {
  expect(await served.ask(`{ organizations(first: 100) { nodes { ${'a'.repeat(600_000)}: key } } }`)).toEqual(
    characters,
  );
});

test('long texts of the graph count, however many times they are requested', async () => {
  await database.write("MATCH (o:Organization {key: 'PRIME'}) SET o.name = $name", { name: 'x'.repeat(5_000_000) });
  const named = (count: number) =>
    `{ organizations(filter: { key: { eq: "PRIME" } }, first: 1) { nodes { ${repeat(count, (at) => `name${at}: name`)} } } }`;
  // 60 MB, and more than a JavaScript string can hold.
  for (const count of [12, 120]) expect(await served.ask(named(count)), String(count)).toEqual(characters);
  const response = await fetch(`${served.url}graphql?query=${encodeURIComponent(named(12))}`);
  expect(await response.json()).toEqual(characters);
  expect((await served.ask(named(2))).errors).toBeUndefined();
  await database.write("MATCH (o:Organization {key: 'PRIME'}) SET o.name = 'Company PRIME'");
});

test('of wrong values in variables, only the first is reported', async () => {
  const query = 'query ($filter: ExposureFilter) { exposures(filter: $filter, first: 1) { totalCount } }';
  const filter = { origins: Array.from({ length: 1000 }, (_, at) => `NONE${at}`) };
  const { errors = [] } = await served.ask(query, { filter });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(errors[0]?.message).toContain('"NONE0"');
});

test('each event of a subscription is an answer of its own', async () => {
  const columns =
    'prime_award_unique_key,prime_awardee_uei,prime_awardee_name,subaward_sam_report_id,subaward_number,subaward_amount,subaward_action_date,subawardee_uei,subawardee_name';
  const row = (at: number) =>
    `CONT_AWD_X_9700_Y_9700,ABCDEFGHJK19,Prime,report-${at},${at},1000,not a day,SUBSUBSUBSU9,Sub`;
  const response = await fetch(`${served.url}imports?format=usaspending-subawards&name=subawards.csv&dryRun=true`, {
    method: 'POST',
    headers: { 'X-Subtier-CSRF': '1' },
    body: [columns, ...Array.from({ length: 100 }, (_, at) => row(at)), ''].join('\n'),
  });
  const { id } = z.object({ id: z.string() }).parse(await response.json());
  const follow = (selection: string) =>
    followEvents(served.url, `subscription ($id: ID!) { importProgress(id: $id) { ${selection} } }`, { id });
  const last = (await follow('state rejectCount rejects { reason }')).at(-1);
  expect(last).toMatchObject({ data: { importProgress: { state: 'DONE', rejectCount: 100 } } });
  expect(await follow(`rejects { ${'a'.repeat(600_000)}: reason }`)).toEqual([characters]);
});

test('introspection costs what it returns: once with every detail is answered, many times is refused', async () => {
  const all = getIntrospectionQuery({
    descriptions: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  });
  const { types } = z
    .object({ types: z.array(z.object({ name: z.string() })) })
    .parse((await served.data(all))['__schema']);
  expect(types.map(({ name }) => name).sort()).toEqual(Object.keys(buildApiSchema().getTypeMap()).sort());
  const selection =
    '{ types { name description fields { name description args { name description } type { name kind } } } }';
  expect(
    await served.ask(`{ ${repeat(640, (at) => `a${at}: __schema { ...All }`)} } fragment All on __Schema ${selection}`),
  ).toMatchObject({
    errors: [{ extensions: { code: 'COST_LIMIT_EXCEEDED', limit: 'cost', most: 600_000 } }],
  });
  const nested = repeat(19, () => 'ofType {') + ' name ' + '}'.repeat(19);
  expect(await served.ask(`{ __type(name: "Query") { ${nested} } }`)).toMatchObject({
    errors: [{ extensions: { code: 'DEPTH_LIMIT_EXCEEDED', limit: 'depth', most: 20 } }],
  });
});
