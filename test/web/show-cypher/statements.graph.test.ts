import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exposureGroups } from '#graph/exposure/exposure.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { runImport } from '#seed/import/import.ts';
import { encodeId } from '#serve/ids.ts';
import { shownDraft } from '#web/show-cypher/drafts.ts';
import { givenFromAddress, givenToAddress, givenValues, parameterNames } from '#web/show-cypher/parameters.ts';
import { serveGraph } from '../../api/serve/serve-graph.ts';
import type { ServedGraph } from '../../api/serve/serve-graph.ts';
import { withDocumentedCase } from '../../documented-case.ts';

/** The statements behind "Show the Cypher" are allowed and return what the lists show, on the documented case and generated data. */
let served: ServedGraph;

beforeAll(async () => {
  const database = await withDocumentedCase();
  const folder = await mkdtemp(join(tmpdir(), 'subtier-world-'));
  try {
    await generateWorld({ scale: 600, seed: 'shown', to: folder });
    await runImport(database, { format: 'chain-package', paths: [folder] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  served = await serveGraph(database);
}, 600_000);

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
  expect(cypher.statement).toContain('LIMIT $limit // One more than a page');
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

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['no other condition', {}],
    ['undetermined origins', { origins: ['UNDETERMINED'] }],
    ['a list', { lists: ['15CFR791.4'] }],
    ['several', { minImpactLevel: 4, dataClasses: ['SYNTHETIC'], exclude: { gaps: ['EMPLOYER_UNKNOWN'] } }],
  ])('the statements of groups, counts, the matrix and choke points give what the API gives: %s', async (_, rest) => {
    const filter = { asOf, ...rest };
    for (const by of exposureGroups) {
      const [listed, shown] = await listAndCypher('exposureGroups', { by, filter });
      expect(await rowsOf(shown)).toEqual(listed.map(({ group, ...counts }) => ({ group: keyOf(group), ...counts })));
    }
    const [urgent, ofUrgent] = await listAndCypher('exposureGroups', {
      by: 'SYSTEM',
      filter,
      orderBy: 'PRIORITY',
      skip: 1,
      first: 3,
    });
    expect((await rowsOf(ofUrgent)).map(({ group }) => group)).toEqual(urgent.map(({ group }) => keyOf(group)));
    const [bands, ofBands] = await listAndCypher('exposureBands', { filter });
    expect(await rowsOf(ofBands)).toMatchObject(bands.map(({ band, ...counts }) => ({ group: band, ...counts })));
    expect(bands).not.toEqual([]);
    const [gaps, ofGaps] = await listAndCypher('exposureGaps', { filter });
    expect(await rowsOf(ofGaps)).toMatchObject(gaps.map(({ gap, ...counts }) => ({ group: gap, ...counts })));
    const [cells, ofCells] = await listAndCypher('exposureMatrix', { filter });
    expect(await rowsOf(ofCells)).toEqual(
      cells.map(({ prime, country, ...counts }) => ({ prime: keyOf(prime), country: keyOf(country), ...counts })),
    );
    const { flow, ofFlow } = flowAndCypher.parse(
      await served.data(
        `query ($filter: ExposureFilter) {
          flow: exposureFlow(filter: $filter, top: 2) {
            nodes { stage kind sensitivity others accesses node ${key} }
            links { accesses }
          }
          ofFlow: exposureFlowCypher(filter: $filter, top: 2) { statement parameters }
        }`,
        { filter },
      ),
    );
    const flowRows = await rowsOf(ofFlow);
    expect(flowRows.slice(0, flow.nodes.length)).toEqual(
      flow.nodes.map(({ node, sensitivity, ...place }) => ({
        ...place,
        key: keyOf(node) ?? sensitivity,
        nextKind: null,
        nextKey: null,
      })),
    );
    expect(flowRows.slice(flow.nodes.length).map(({ accesses }) => accesses)).toEqual(
      flow.links.map(({ accesses }) => accesses),
    );
    const [points, ofPoints] = await listAndCypher('chokePoints', { filter, first: 100 });
    expect(await rowsOf(ofPoints)).toMatchObject(
      points.map(({ node, accessesCut, share }) => ({ key: keyOf(node), accessesCut, share })),
    );
    const [months, ofMonths] = await listAndCypher('exposureTimeline', { filter, from: '2025-01-31', to: asOf });
    expect(await rowsOf(ofMonths)).toEqual(months);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['no other condition', {}],
    ['a list', { lists: ['15CFR791.4'] }],
    ['evidence', { dataClasses: ['INFERRED', 'SYNTHETIC'] }],
    ['synthetic evidence alone', { dataClasses: ['SYNTHETIC'] }],
    ['one kind', { kinds: ['STAFF_ABROAD'] }],
  ])('the statement of the leads gives those of each page: %s', async (_, conditions) => {
    const query = `query ($filter: LeadFilter, $after: String) { leads(filter: $filter, first: 100, after: $after) {
      nodes { kind organization { key } country { key } contract { key } }
      pageInfo { hasNextPage endCursor } totalCount cypher { statement parameters }
    } }`;
    let after: string | null = null;
    let seen = 0;
    for (;;) {
      const page = leadPage.parse((await served.data(query, { filter: { asOf, ...conditions }, after }))['leads']);
      const { nodes, pageInfo, totalCount, cypher } = page;
      const rows = await rowsOf(cypher);
      expect(rows.length).toBe(nodes.length + (pageInfo.hasNextPage ? 1 : 0));
      expect(rows.slice(0, nodes.length)).toEqual(
        nodes.map(({ kind, organization, country, contract }) => ({
          kind,
          organization: organization?.key ?? null,
          country: country?.key ?? null,
          contract: contract?.key ?? null,
          // The statement has the same columns for every filter, and also counts leads by kind.
          sameAs: null,
          count: null,
        })),
      );
      seen += nodes.length;
      after = pageInfo.endCursor;
      if (pageInfo.hasNextPage) continue;
      expect(seen).toBe(totalCount);
      break;
    }
    expect(seen).toBeGreaterThan(0);
  });
});

const key = '{ ... on Entity { key } ... on Country { key } ... on Source { key } }';

const flowAndCypher = z.object({
  flow: z.object({
    nodes: z.array(z.looseObject({ node: z.unknown(), sensitivity: z.string().nullable() })),
    links: z.array(z.object({ accesses: z.number() })),
  }),
  ofFlow: z.unknown(),
});

/** The lists whose Cypher has a field of its own: the types of their arguments, and what their statements return. */
const lists = {
  exposureGroups: [
    'by: ExposureGroup!, orderBy: ExposureGroupOrder! = ACCESSES, skip: Int! = 0, first: Int! = 100',
    `group ${key} accesses systems people highest`,
  ],
  exposureBands: ['', 'band accesses systems'],
  exposureGaps: ['', 'gap accesses systems'],
  exposureMatrix: ['first: Int! = 13', 'prime { key } country { key } accesses undetermined'],
  exposureTimeline: ['from: Date!, to: Date!', 'day accesses systems'],
  chokePoints: ['first: Int!', `node ${key} accessesCut share`],
} as const;

/** Asks for a list, and for its Cypher with the same arguments. */
async function listAndCypher(field: keyof typeof lists, variables: Readonly<Record<string, unknown>>) {
  const [types, selection] = lists[field];
  const declared = ['filter: ExposureFilter', ...(types === '' ? [] : types.split(', '))];
  const passed = declared.map((one) => one.split(':')[0]).map((name) => `${name}: $${name}`);
  const given = `(${passed.join(', ')})`;
  const answer = await served.data(
    `query (${declared.map((one) => `$${one}`).join(', ')}) {
      list: ${field}${given} { ${selection} }
      cypher: ${field}Cypher${given} { statement parameters }
    }`,
    variables,
  );
  return [z.array(z.record(z.string(), z.unknown())).parse(answer['list']), answer['cypher']] as const;
}

/** The key of a node; null for none. */
function keyOf(node: unknown): string | null {
  return z.object({ key: z.string() }).nullable().parse(node)?.key ?? null;
}

const leadPage = z.object({
  nodes: z.array(
    z.object({
      kind: z.string(),
      organization: z.object({ key: z.string() }).nullable(),
      country: z.object({ key: z.string() }).nullable(),
      contract: z.object({ key: z.string() }).nullable(),
    }),
  ),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  totalCount: z.number(),
  cypher: shownCypher,
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

test.each(['2025-07-18', null])('the statement of the neighbors gives those of each page, on %s', async (asOf) => {
  const shape = z.object({
    edges: z.array(z.object({ node: z.object({ key: z.string() }), edge: z.object({ type: z.string() }) })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    totalCount: z.number(),
    cypher: shownCypher,
  });
  const query = `query ($id: ID!, $asOf: Date, $after: String) { neighbours(id: $id, first: 2, asOf: $asOf, after: $after) {
    edges { node { ... on Entity { key } ... on Country { key } } edge { type } }
    pageInfo { hasNextPage endCursor } totalCount cypher { statement parameters }
  } }`;
  const id = encodeId('Contract', 'dod-cloud-services');
  let after: string | null = null;
  let seen = 0;
  for (;;) {
    const page = shape.parse((await served.data(query, { id, asOf, after }))['neighbours']);
    const rows = await rowsOf(page.cypher);
    expect(rows.length).toBe(page.edges.length + (page.pageInfo.hasNextPage ? 1 : 0));
    expect(rows.slice(0, page.edges.length)).toMatchObject(
      page.edges.map(({ node, edge }) => ({ key: node.key, type: edge.type })),
    );
    seen += page.edges.length;
    after = page.pageInfo.endCursor;
    if (page.pageInfo.hasNextPage) continue;
    expect(seen).toBe(page.totalCount);
    break;
  }
  expect(seen).toBeGreaterThan(2);
});

test('the statement of a chain gives the statements of its hops', async () => {
  const shape = z.array(
    z.object({
      path: z.object({ edges: z.array(z.object({ statements: z.array(z.object({ key: z.string() })) })) }),
      cypher: shownCypher,
    }),
  );
  const query = `{ exposures(filter: { asOf: "2025-07-17" }, first: 10) {
    nodes { path { edges { statements { key } } } cypher { statement parameters } }
  } }`;
  const { nodes } = z.object({ nodes: z.unknown() }).parse((await served.data(query))['exposures']);
  for (const { path, cypher } of shape.parse(nodes)) {
    const rows = await rowsOf(cypher);
    expect(rows).toMatchObject(
      path.edges.flatMap(({ statements }, at) => statements.map(({ key }) => ({ at, statement: { key } }))),
    );
    expect(rows.length).toBeGreaterThan(0);
  }
});

test('the statement of a difference between days gives its counts', async () => {
  const query = `{ exposureDiff(from: "2025-07-17", to: "2025-12-20", first: 3) {
    openedCount closedCount unchangedCount cypher { statement parameters }
  } }`;
  const shape = z.object({
    openedCount: z.number(),
    closedCount: z.number(),
    unchangedCount: z.number(),
    cypher: shownCypher,
  });
  const { openedCount, closedCount, unchangedCount, cypher } = shape.parse((await served.data(query))['exposureDiff']);
  const counts = Object.fromEntries(
    (await rowsOf(cypher)).map(({ change, totalCount }) => [String(change), totalCount]),
  );
  expect({ OPENED: 0, CLOSED: 0, UNCHANGED: 0, ...counts }).toEqual({
    OPENED: openedCount,
    CLOSED: closedCount,
    UNCHANGED: unchangedCount,
  });
  expect(closedCount).toBeGreaterThan(0);
});
