import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runStatement } from '#graph/cypher/run.ts';
import { openGraph } from '#graph/exposures/graph.ts';
import type { Graph } from '#graph/exposures/graph.ts';
import { findLeads } from '#graph/leads/leads.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { runImport } from '#seed/import/import.ts';
import { encodeId } from '#serve/ids.ts';
import type { Conditions } from '#web/address/address.ts';
import type { Draft } from '#web/show-cypher/draft.ts';
import { leadsDraft, neighboursDraft } from '#web/show-cypher/drafts.ts';
import { givenFromAddress, givenToAddress, givenValues, parameterNames } from '#web/show-cypher/parameters.ts';
import { shownDraft } from '#web/show-cypher/statement-draft.ts';
import { serveGraph } from '../../api/serve/serve-graph.ts';
import type { ServedGraph } from '../../api/serve/serve-graph.ts';
import { withEmptyData } from '../../with-empty-data.ts';

/** The statements behind "Show the Cypher" are allowed and return what the lists show, on the documented case and generated data. */
let graph: Graph;
let served: ServedGraph;

beforeAll(async () => {
  const database = await withEmptyData();
  await runImport(database, { format: 'chain-package', paths: ['seed/case'] });
  const folder = await mkdtemp(join(tmpdir(), 'subtier-world-'));
  try {
    await generateWorld({ scale: 600, seed: 'shown', to: folder });
    await runImport(database, { format: 'chain-package', paths: [folder] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  graph = await openGraph(database);
  served = await serveGraph(database);
}, 600_000);

const conditions = (more: Partial<Conditions> = {}): Conditions => ({
  asOf: '2025-07-17',
  lists: [],
  minImpactLevel: null,
  evidence: ['DOCUMENTED', 'REPORTED', 'INFERRED', 'SYNTHETIC'],
  about: null,
  text: '',
  ...more,
});

/** Runs a draft as the workbench does; returns rows by column, with nodes as keys. */
async function run({ statement, given }: Draft) {
  const sent = givenValues(parameterNames(statement), given);
  if ('problem' in sent) throw new Error(`${sent.name} ${sent.problem}`);
  const { columns, rows, rowsCut } = await runStatement(graph.database, {
    statement,
    parameters: sent.values,
    first: 1000,
  });
  expect(rowsCut).toBe(false);
  return rows.map((row) => new Map(columns.map((column, at) => [column, keyed(row[at] ?? null)])));
}

const nodeShape = z.object({ $type: z.literal('node'), key: z.string() });

function keyed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keyed);
  const read = nodeShape.safeParse(value);
  return read.success ? read.data.key : value;
}

const line = (parts: readonly unknown[]) => JSON.stringify(parts.map((part) => part ?? null));

const shownCypher = z.object({ statement: z.string(), parameters: z.record(z.string(), z.unknown()) });
const answered = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())),
  truncated: z.literal(false),
});

/** Opens a statement of the API in the editor, sends it with the values of the editor's fields, and returns its rows by column. */
async function rowsOf(cypher: unknown) {
  const shown = shownCypher.parse(cypher);
  const { statement, given } = shownDraft(shown);
  const names = parameterNames(statement);
  const sent = givenValues(names, givenFromAddress(givenToAddress(names, given)));
  expect(sent).toEqual({ values: shown.parameters });
  const answer = await served.data(
    `query ($statement: String!, $parameters: JSON) {
      cypher(statement: $statement, parameters: $parameters, first: 1000) { columns rows truncated }
    }`,
    { statement, parameters: shown.parameters },
  );
  const { columns, rows } = answered.parse(answer['cypher']);
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
}

const page = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      accessKey: z.string(),
      system: z.object({ key: z.string() }),
      accountable: z.object({ key: z.string() }).nullable(),
      contract: z.object({ key: z.string() }).nullable(),
      countries: z.array(z.object({ key: z.string() })),
    }),
  ),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  cypher: shownCypher,
});

async function exposures(filter: Readonly<Record<string, unknown>>, orderBy = 'PRIORITY', after: string | null = null) {
  const query = `query ($filter: ExposureFilter, $orderBy: ExposureOrder!, $after: String) {
    exposures(filter: $filter, orderBy: $orderBy, first: 100, after: $after) {
      nodes { id accessKey system { key } accountable { key } contract { key } countries { key } }
      pageInfo { hasNextPage endCursor } cypher { statement parameters }
    }
  }`;
  return page.parse((await served.data(query, { filter, orderBy, after }))['exposures']);
}

/** The statement finds the page, and one more row if there is another page. */
async function checkExposures({ nodes, pageInfo, cypher }: z.infer<typeof page>): Promise<void> {
  const rows = await rowsOf(cypher);
  expect(rows.length).toBe(nodes.length + (pageInfo.hasNextPage ? 1 : 0));
  expect(rows.slice(0, nodes.length).map(({ id, access }) => [encodeId('Exposure', String(id)), access])).toEqual(
    nodes.map(({ id, accessKey }) => [id, accessKey]),
  );
}

async function checkCoverage(filter: Readonly<Record<string, unknown>>): Promise<void> {
  const query = `query ($filter: ExposureFilter) { coverage(filter: $filter) {
    accesses withKnownLocation withEscortRecord withCompleteLineage undetermined systemsExposed cypher { statement parameters }
  } }`;
  const { coverage } = z
    .object({ coverage: z.looseObject({ cypher: z.unknown() }) })
    .parse(await served.data(query, { filter }));
  const { cypher, ...counts } = coverage;
  expect(await rowsOf(cypher)).toEqual([counts]);
}

describe.each(['2025-07-17', '2025-12-20'])('on %s', (asOf) => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['no other condition', {}],
    ['a list', { lists: ['10USC4872'] }],
    ['an impact level', { minImpactLevel: 5 }],
    ['evidence', { dataClasses: ['DOCUMENTED', 'REPORTED', 'INFERRED'] }],
    ['all of them', { lists: ['15CFR791.4'], minImpactLevel: 4, dataClasses: ['SYNTHETIC'] }],
  ])('the statements of exposures and coverage give what the API gives: %s', async (_, conditions) => {
    const filter = { asOf, ...conditions };
    for (const order of ['PRIORITY', 'CONFIDENCE', 'TIER_DEPTH']) {
      const first = await exposures(filter, order);
      await checkExposures(first);
      if (first.pageInfo.hasNextPage) await checkExposures(await exposures(filter, order, first.pageInfo.endCursor));
    }
    await checkCoverage(filter);
  });

  test('the statements about one system, organization, contract or country give what the API gives', async () => {
    const { nodes } = await exposures({ asOf });
    const some = [nodes[0], nodes.at(-1)].flatMap((one) => one ?? []);
    expect(some).not.toEqual([]);
    for (const { system, accountable, contract, countries } of some) {
      const filters = [
        { systems: [system.key] },
        ...(accountable === null ? [] : [{ organizations: [accountable.key] }]),
        ...(contract === null ? [] : [{ contracts: [contract.key] }]),
        { countries: countries.map(({ key }) => key) },
      ];
      for (const filter of filters) {
        await checkExposures(await exposures({ asOf, ...filter }));
        await checkCoverage({ asOf, ...filter });
      }
    }
  });

  test.each<[string, Partial<Conditions>]>([
    ['no other condition', {}],
    ['a list', { lists: ['15CFR791.4'] }],
    ['evidence', { evidence: ['DOCUMENTED', 'REPORTED', 'INFERRED'] }],
    ['synthetic evidence alone', { evidence: ['SYNTHETIC'] }],
  ])('the leads match the API: %s', async (_, more) => {
    const under = conditions({ asOf, ...more });
    const filter = {
      asOf,
      lists: under.lists,
      kinds: [],
      contracts: [],
      organizations: [],
      countries: [],
      dataClasses: under.evidence.length === 4 ? [] : under.evidence,
    };
    const expected: string[] = [];
    for (let after: string | null = null; ;) {
      const page = await findLeads(graph.database, filter, 100, after);
      expected.push(
        ...page.edges.map(({ node: lead }) => line([lead.kind, lead.organization, lead.country, lead.contract])),
      );
      after = page.edges.at(-1)?.cursor ?? null;
      if (!page.hasNextPage || after === null) break;
    }
    const rows = await run(leadsDraft(under, null));
    const shown = rows.map((row) => line(['kind', 'organization', 'country', 'contract'].map((name) => row.get(name))));
    expect(shown.sort()).toEqual(expected.sort());
  });
});

test.each([[[]], [['SYNTHETIC']], [['DOCUMENTED', 'REPORTED', 'INFERRED']]])(
  'the statement of the contracts gives those of all pages, in the same order, by evidence: %j',
  async (dataClasses) => {
    const shape = z.object({
      edges: z.array(
        z.object({
          node: z.object({ key: z.string() }),
          subcontractStatements: z.number(),
          subcontractors: z.number(),
        }),
      ),
      totalCount: z.number(),
      cypher: z.unknown(),
    });
    const { contracts } = await served.data(
      `query ($dataClasses: [DataClass!]) { contracts(first: 100, dataClasses: $dataClasses) {
        edges { node { key } subcontractStatements subcontractors } totalCount cypher { statement parameters }
      } }`,
      { dataClasses },
    );
    const { edges, totalCount, cypher } = shape.parse(contracts);
    const rows = await rowsOf(cypher);
    expect(edges).not.toEqual([]);
    expect(rows.length).toBe(totalCount);
    expect(rows.slice(0, edges.length)).toEqual(
      edges.map(({ node, subcontractStatements, subcontractors }) => ({
        key: node.key,
        statements: subcontractStatements,
        subcontractors,
      })),
    );
  },
);

test('a list of contracts with a filter has no ranking', async () => {
  const query = `{ contracts(first: 1, filter: { key: { eq: "dod-cloud-services" } }) { totalCount cypher { statement } } }`;
  expect(await served.data(query)).toEqual({ contracts: { totalCount: 1, cypher: null } });
});

test('the relations of nodes are those on the day, one row per statement', async () => {
  const opened = [
    { label: 'Person', key: 'china-based-engineers' },
    { label: 'Contract', key: 'dod-cloud-services' },
  ];
  const rows = await run(neighboursDraft(opened, '2025-07-18'));
  expect(rows.map((row) => `${String(row.get('from'))} ${String(row.get('to'))}`).sort()).toEqual(
    [
      'china-based-engineers CN',
      'dod-cloud-services dod-cloud-il4',
      'dod-cloud-services dod-cloud-il5',
      'dod-cloud-services microsoft',
      'dod dod-cloud-services',
      'microsoft china-based-engineers',
    ].sort(),
  );
});
