import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { importPackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { chainFiles } from '../../chain-files.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

/** The sub of a chain is owned by a company in China through a holding that a list designates. */
const files: PackageFiles = {
  ...chainFiles,
  'organizations.csv': [
    { id: 'O1', name: 'Prime Inc.', uei: 'YNDUZMUZF8H8', country: 'US' },
    { id: 'O2', name: 'Brantford Systems LLC', cage: '1AB23', country: 'US' },
    { id: 'O3', name: 'Holding Ltd', country: 'CN' },
    { id: 'O4', name: 'Brantford System GmbH', country: 'DE' },
  ],
  'subcontracts.csv': [
    { contract: 'C1', contractor: 'O1', subcontractor: 'O2', subaward_number: '1', amount: 1000, performed_in: 'IN' },
  ],
  'ownership.csv': [{ owner: 'O3', owned: 'O2', share_pct: 60 }],
  'lists.csv': [{ id: 'L1', title: 'A list' }],
  'designations.csv': [{ list: 'L1', organization: 'O3', valid_from: '2024-01-31' }],
};

let database: Database;
let served: ServedGraph;

beforeEach(async () => {
  database = await withEmptyData();
  await importPackage(database, files);
  served = await serveGraph(database);
});

/** All that the released contract has of a result. */
const result = `ref match organization { key } candidates { organization { key } score because designatedOn ownedByDesignated { low high } accessesThrough } possiblyDesignatedOn accessesThrough worst designatedOn
  ownedByDesignated { low high } foreignShare { low high } ultimateParents { key } notOnRecord verdicts { rule verdict because }`;
const screen = `query ($rows: [ScreenRow!]!, $lists: [String!]) { screen(rows: $rows, asOf: "2025-01-01", lists: $lists) {
  ${result} digest warnings because roles { role isToday tier contracts } workAbroad { key }
  designations { list from isToday } } }`;
const screened = z.object({ screen: z.array(z.looseObject({ digest: z.string(), notOnRecord: z.array(z.string()) })) });

test('a row has what is on record about its organization, and what is possible has none of it', async () => {
  const rows = [
    { ref: '1', uei: 'ynduzmuzf8h8' },
    { ref: '2', cage: '1AB23', name: 'Brantford Systems' },
    { ref: '3', name: 'Brantford Systems Inc' },
    { ref: '4', name: 'Zephyrwick Boatyards', uei: 'T53MCMLTWK59' },
  ];
  const { screen: results } = screened.parse(await served.data(screen, { rows }));
  expect(results).toMatchObject([
    {
      ref: '1',
      match: 'SAME',
      organization: { key: 'O1' },
      accessesThrough: 1,
      ownedByDesignated: { low: 0, high: 100 },
      roles: [{ role: 'PRIME', isToday: true, tier: 0, contracts: 1 }, { role: 'EMPLOYS_ENGINEERS' }],
      workAbroad: [],
    },
    {
      match: 'SAME',
      organization: { key: 'O2' },
      designatedOn: [],
      ownedByDesignated: { low: 60 },
      foreignShare: { low: 60 },
      ultimateParents: [{ key: 'O3' }],
      roles: [{ role: 'SUBCONTRACTOR', isToday: true, tier: 1, contracts: 1 }, { role: 'EMPLOYS_ESCORTS' }],
      workAbroad: [{ key: 'IN' }],
    },
    {
      match: 'POSSIBLE',
      organization: null,
      accessesThrough: 0,
      ownedByDesignated: null,
      foreignShare: null,
      verdicts: [],
    },
    {
      match: 'NONE_ON_RECORD',
      candidates: [],
      because: ['No organization on record has UEI T53MCMLTWK59.'],
      verdicts: [],
    },
  ]);
  expect(results[2]).toMatchObject({
    candidates: [
      { organization: { key: 'O2' }, designatedOn: [], ownedByDesignated: { low: 60 }, accessesThrough: 1 },
      { organization: { key: 'O4' }, accessesThrough: 0 },
    ],
    possiblyDesignatedOn: [],
  });
  expect(results[0]?.notOnRecord.join(' ')).toMatch(/owner/);
  const { exposures } = z
    .object({ exposures: z.object({ accessCount: z.number() }) })
    .parse(
      await served.data(
        '{ exposures(filter: { asOf: "2025-01-01", organizations: ["O2"] }, first: 1) { accessCount nodes { priority { high } } } }',
      ),
    );
  expect(results[1]).toMatchObject({ accessesThrough: exposures.accessCount, worst: 'CRITICAL' });
  expect(JSON.stringify(results)).not.toMatch(/\bclear\b/i);
});

test('5,000 full rows are answered, and of 5,001 one sentence says that they are too many', async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => ({
    ref: `V-${at}-${'x'.repeat(30)}`,
    name: `Northquay Industrial Components and Assemblies Works Number ${at} Incorporated`.padEnd(
      200,
      ' of Springfield',
    ),
    uei: `Z${String(at).padStart(11, '0')}`,
    cage: `Z${String(at).padStart(4, '0')}`,
    lei: `ZZZZ${String(at).padStart(16, '0')}`,
    country: 'United States',
  }));
  const all = await served.ask(`query ($rows: [ScreenRow!]!) { screen(rows: $rows) { ${result} } }`, { rows });
  expect(all.errors).toBeUndefined();
  expect(all.data?.['screen']).toHaveLength(5000);
  const more = await served.ask(screen, { rows: [...rows, rows[0]] });
  expect(more.errors).toMatchObject([
    {
      message: 'The list has 5,001 rows; at most 5,000 can be screened at once.',
      extensions: { code: 'BAD_USER_INPUT', argument: 'rows' },
    },
  ]);
});

test('an unknown list is refused', async () => {
  const { errors } = await served.ask(screen, { rows: [{ name: 'A' }], lists: ['NO-SUCH-LIST'] });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'lists' } }]);
});

/** A matcher without the type `any`. */
const containing = (pattern: RegExp): unknown => expect.stringMatching(pattern);

const header = 'id name rows same possible noneOnRecord isOutdated ranBefore changeCount';
const saved = z.looseObject({ id: z.string() });

test('a saved screening is paged, and run again it says what changed and why', async () => {
  const rows = [
    { ref: '1', uei: 'YNDUZMUZF8H8' },
    { ref: '2', name: 'Brantford Systems', country: 'US' },
    ...Array.from({ length: 150 }, (_, at) => ({ ref: `N${at}`, name: `Zephyrwick ${at}`, uei: '', cage: 'N/A' })),
  ];
  const { saveScreening } = z.object({ saveScreening: saved }).parse(
    await served.data(
      `mutation ($rows: [ScreenRow!]!) { saveScreening(name: "Suppliers, mail a.b@example.com", rows: $rows, asOf: "2025-01-01", lists: ["L1"]) {
        ${header} inputSha256 editionsOfLists { key designations sources } organizationKeys } }`,
      { rows },
    ),
  );
  expect(saveScreening).toMatchObject({
    rows: 152,
    same: 1,
    possible: 1,
    noneOnRecord: 150,
    isOutdated: false,
    organizationKeys: ['O1'],
    editionsOfLists: [{ key: 'L1', designations: 1 }],
  });
  const { id } = saveScreening;
  const page = z.object({
    screening: z.looseObject({
      results: z.looseObject({
        nodes: z.array(z.looseObject({ ref: z.string(), digest: z.string() })),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
        totalCount: z.number(),
      }),
    }),
  });
  const read = async (after: string | null, match: string | null = null) =>
    page.parse(
      await served.data(
        `query ($id: ID!, $after: String, $match: ScreenMatch) { screening(id: $id) { results(first: 100, after: $after, match: $match) {
          nodes { ${result} digest } pageInfo { hasNextPage endCursor } totalCount } } }`,
        { id, after, match },
      ),
    ).screening.results;
  const first = await read(null);
  const second = await read(first.pageInfo.endCursor);
  expect([first.nodes.length, second.nodes.length, second.pageInfo.hasNextPage]).toEqual([100, 52, false]);
  expect([...first.nodes, ...second.nodes].map(({ ref }) => ref)).toEqual(rows.map(({ ref }) => ref));
  const possible = await read(null, 'POSSIBLE');
  expect([possible.totalCount, possible.nodes.map(({ ref }) => ref)]).toEqual([1, ['2']]);

  const row = possible.nodes[0]?.digest;
  await served.data(
    'mutation ($row: String!) { decideScreened(row: $row, organization: "O2") { row organization { key } author } }',
    { row },
  );
  const rerun = `mutation ($id: ID!, $asOf: Date) { rerunScreening(id: $id, asOf: $asOf) { ${header} changes { position kind what because row { ref } } } }`;
  const again = z.object({ rerunScreening: saved }).parse(await served.data(rerun, { id })).rerunScreening;
  expect(again).toMatchObject({ same: 2, possible: 0 });
  expect(again['changes']).toContainEqual({
    position: 1,
    kind: 'CHANGED',
    what: 'Match: the same as O2; it was possible',
    because: containing(/^local decided about the row on /),
    row: { ref: '2' },
  });

  const outdated = () => served.data('query ($id: ID!) { screening(id: $id) { isOutdated } }', { id });
  expect(await outdated()).toMatchObject({ screening: { isOutdated: false } });
  await served.data('mutation { decideIdentity(organization: "O3", other: "O4", verdict: NOT_SAME) { reason } }');
  expect(await outdated()).toMatchObject({ screening: { isOutdated: true } });
  await served.data(rerun, { id });
  expect(await outdated()).toMatchObject({ screening: { isOutdated: false } });
  await importPackage(database, {
    ...files,
    'ownership.csv': [{ owner: 'O3', owned: 'O2', share_pct: 40 }],
  });
  expect(await outdated()).toMatchObject({ screening: { isOutdated: true } });
  const third = z.object({ rerunScreening: saved }).parse(await served.data(rerun, { id })).rerunScreening;
  expect(third['changes']).toContainEqual(
    expect.objectContaining({
      kind: 'CHANGED',
      because: containing(/^Imports changed the graph from version /),
    }),
  );
  const same = z.object({ rerunScreening: saved }).parse(await served.data(rerun, { id })).rerunScreening;
  expect(same).toMatchObject({ changeCount: 0, changes: [] });

  await served.data('mutation ($row: String!) { withdrawScreened(row: $row) }', { row });
  await served.data('mutation ($id: ID!) { deleteScreening(id: $id) }', { id });
  expect(await served.data('query ($id: ID!) { screening(id: $id) { id } }', { id })).toEqual({ screening: null });
  const gone = await served.ask(rerun, { id });
  expect(gone.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'id' } }]);
});
