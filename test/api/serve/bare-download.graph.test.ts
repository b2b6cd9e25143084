import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { runImport } from '#seed/import/import.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

const contract = 'CONT_AWD_FA875019F0001_9700_FA875018D0001_9700';
const subaward = (number: number, subawardee: string, country: string) => ({
  prime_award_unique_key: contract,
  prime_awardee_uei: 'ABCDEFGHJK19',
  prime_awardee_name: 'Invented Prime',
  subaward_sam_report_id: `report-${number}`,
  subaward_number: String(number),
  subaward_amount: '1000',
  subaward_action_date: '2025-02-19',
  subawardee_uei: subawardee,
  subawardee_name: `Invented ${subawardee}`,
  subaward_primary_place_of_performance_country_code: country,
});
let served: ServedGraph;

beforeAll(async () => {
  const database = await withEmptyData();
  const folder = await mkdtemp(join(tmpdir(), 'subtier-files-'));
  const path = join(folder, 'Contracts_Subawards.csv');
  const rows = [
    subaward(1, 'SUBSUBSUBSU9', 'CHN'),
    subaward(2, 'SUBSUBSUBSU9', 'USA'),
    subaward(3, 'THRDTHRDTHR5', 'USA'),
  ];
  await writeFile(path, stringify(rows, { header: true }));
  await runImport(database, { format: 'usaspending-subawards', paths: [path] });
  await rm(folder, { recursive: true });
  served = await serveGraph(database);
});

test('a download without personnel shows its coverage and no exposures', async () => {
  const query = `{ exposures(first: 10) { totalCount accessCount nodes { id } }
    coverage { contracts contractsWithPersonnel accesses systems systemsExposed lastExposedDay }
    closures { lastDay } exposureGroups(by: SYSTEM) { accesses } }`;
  const found = await served.data(query);
  expect(found).toMatchObject({
    exposures: { totalCount: 0, accessCount: 0, nodes: [] },
    coverage: { contractsWithPersonnel: 0, accesses: 0, systems: 0, systemsExposed: 0, lastExposedDay: null },
    closures: [],
    exposureGroups: [],
  });
});

test('its leads show who works abroad, with the statements, in pages', async () => {
  const query = `query ($filter: LeadFilter, $after: String) { leads(filter: $filter, first: 1, after: $after) { totalCount
    nodes { kind contract { key } organization { key name } country { key } route { key } statements { properties source { title } claims { key } } }
    edges { cursor node { kind } } pageInfo { hasNextPage endCursor } } }`;
  const found = await served.data(query);
  expect(found).toMatchObject({
    leads: {
      totalCount: 1,
      nodes: [
        {
          kind: 'WORK_ABROAD',
          contract: { key: contract },
          organization: { key: 'SUBSUBSUBSU9', name: 'Invented SUBSUBSUBSU9' },
          country: { key: 'CN' },
          route: [{ key: 'ABCDEFGHJK19' }, { key: 'SUBSUBSUBSU9' }],
        },
      ],
      pageInfo: { hasNextPage: false },
    },
  });
  const { statements } = leads.parse(found['leads']).nodes[0] ?? { statements: [] };
  expect(statements[0]).toMatchObject({ properties: { performedIn: 'CN', amount: 1000 }, claims: [] });
  expect(await served.data(query, { filter: { kinds: ['STAFF_ABROAD'] } })).toMatchObject({ leads: { totalCount: 0 } });
  expect(await served.data(query, { filter: { asOf: '2025-02-18' } })).toMatchObject({ leads: { totalCount: 0 } });
  expect(await served.data(query, { filter: { countries: ['RU'] } })).toMatchObject({ leads: { totalCount: 0 } });
});

test.each([
  ['leads(first: 0) { totalCount }', 'first'],
  ['leads(first: 1, after: "x") { totalCount }', 'after'],
  ['leads(first: 1, filter: { asOf: "2025-06-31" }) { totalCount }', 'filter.asOf'],
  ['leads(first: 1, filter: { countries: ["Narnia"] }) { totalCount }', 'filter.countries'],
])('%s returns one error', async (field, argument) => {
  const { errors } = await served.ask(`{ ${field} }`);
  expect(errors).toHaveLength(1);
  expect(errors).toMatchObject([{ path: ['leads'], extensions: { code: 'BAD_USER_INPUT', argument } }]);
});

test('its contracts and subcontractors can be explored', async () => {
  expect(
    await served.data(
      '{ contracts(first: 5) { edges { subcontractStatements subcontractors node { key prime { name } } } } }',
    ),
  ).toMatchObject({
    contracts: {
      edges: [
        { subcontractStatements: 3, subcontractors: 2, node: { key: contract, prime: { name: 'Invented Prime' } } },
        {},
      ],
    },
  });
});

const leads = z.object({ nodes: z.array(z.object({ statements: z.array(z.unknown()) })) });
