import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runStatement } from '#graph/cypher/run.ts';
import { rankContracts } from '#graph/entities/contracts.ts';
import { makeFilter } from '#graph/exposure/exposure.ts';
import type { Exposure, ExposureFilter } from '#graph/exposure/exposure.ts';
import { measureCoverage } from '#graph/exposures/coverage.ts';
import { findExposures } from '#graph/exposures/find.ts';
import { openGraph } from '#graph/exposures/graph.ts';
import type { Graph } from '#graph/exposures/graph.ts';
import { findLeads } from '#graph/leads/leads.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { runImport } from '#seed/import/import.ts';
import type { Conditions } from '#web/address/address.ts';
import type { Draft } from '#web/show-cypher/draft.ts';
import { contractsDraft, coverageDraft, exposuresDraft, leadsDraft, neighboursDraft } from '#web/show-cypher/drafts.ts';
import { givenValues, parameterNames } from '#web/show-cypher/parameters.ts';
import { withEmptyData } from '../../with-empty-data.ts';

/** The statements behind "Show the Cypher" are allowed and return what the lists show, on the documented case and generated data. */
let graph: Graph;

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

const node = z.object({ $type: z.literal('node'), key: z.string() });

function keyed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keyed);
  const read = node.safeParse(value);
  return read.success ? read.data.key : value;
}

async function exposures(filter: ExposureFilter): Promise<readonly Exposure[]> {
  const found: Exposure[] = [];
  for (let after: string | null = null; ;) {
    const page = await findExposures(graph, { filter, orderBy: 'PRIORITY', first: 100, after });
    found.push(...page.edges.map(({ node: exposure }) => exposure));
    after = page.edges.at(-1)?.cursor ?? null;
    if (!page.hasNextPage || after === null) return found;
  }
}

const line = (parts: readonly unknown[]) => JSON.stringify(parts.map((part) => part ?? null));

async function shownChains(under: Conditions, about: string | null = null, system: string | null = null) {
  const rows = await run(exposuresDraft(under, about, system));
  return rows
    .map((row) =>
      line(
        ['access', 'system', 'engineer', 'escort', 'contract', 'prime', 'chain', 'accountable', 'lineage'].map((name) =>
          row.get(name),
        ),
      ),
    )
    .sort();
}

async function coverage(under: Conditions, about: string | null, filter: ExposureFilter): Promise<void> {
  const measured = await measureCoverage(graph, filter, filter.asOf);
  const rows = await run(coverageDraft(under, about));
  // The statement does not consider other days.
  const { lastExposedDay } = measured;
  expect(rows.map((row) => ({ ...Object.fromEntries(row), lastExposedDay }))).toEqual([measured]);
}

const listed = (found: readonly Exposure[]) =>
  found
    .map((one) =>
      line([
        one.access,
        one.system,
        one.engineer,
        one.escort,
        one.contract,
        one.prime,
        one.chain,
        one.accountable,
        one.lineage,
      ]),
    )
    .sort();

describe.each(['2025-07-17', '2025-12-20'])('on %s', (asOf) => {
  test.each<[string, Partial<Conditions>, Partial<ExposureFilter>]>([
    ['no other condition', {}, {}],
    ['a list', { lists: ['10USC4872'] }, { lists: ['10USC4872'] }],
    ['an impact level', { minImpactLevel: 5 }, { minImpactLevel: 5 }],
    [
      'evidence',
      { evidence: ['DOCUMENTED', 'REPORTED', 'INFERRED'] },
      { dataClasses: ['DOCUMENTED', 'REPORTED', 'INFERRED'] },
    ],
  ])('the chains and the coverage match the API: %s', async (_, more, filter) => {
    const expected = listed(await exposures(makeFilter(asOf, filter)));
    expect(await shownChains(conditions({ asOf, ...more }))).toEqual(expected);
    await coverage(conditions({ asOf, ...more }), null, makeFilter(asOf, filter));
  });

  test('the chains of one system, organization, contract or country match the API', async () => {
    const [first, ...others] = await exposures(makeFilter(asOf));
    const some = [first, others.at(-1)].flatMap((one) => one ?? []);
    expect(some).not.toEqual([]);
    for (const { system, accountable, contract, countries } of some) {
      const of = (filter: Partial<ExposureFilter>) => exposures(makeFilter(asOf, filter)).then(listed);
      expect(await shownChains(conditions({ asOf }), null, system)).toEqual(await of({ systems: [system] }));
      const abouts = [
        ['organization', accountable, 'organizations'],
        ['contract', contract, 'contracts'],
        ['country', countries[0] ?? null, 'countries'],
        ['system', system, 'systems'],
      ] as const;
      for (const [kind, key, condition] of abouts) {
        if (key === null) continue;
        const under = conditions({ asOf, about: { kind, key } });
        expect(await shownChains(under, key)).toEqual(await of({ [condition]: [key] }));
        await coverage(under, key, makeFilter(asOf, { [condition]: [key] }));
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

test('the contracts match the API, in the same order', async () => {
  for (const dataClasses of [[], ['SYNTHETIC'], ['DOCUMENTED', 'REPORTED', 'INFERRED']] as const) {
    const evidence = dataClasses.length === 0 ? conditions().evidence : dataClasses;
    const { contracts } = await rankContracts(graph.database, 1000, null, dataClasses);
    const rows = await run(contractsDraft(conditions({ evidence }), null));
    expect(rows.map((row) => line([row.get('contract'), row.get('subawards'), row.get('subcontractors')]))).toEqual(
      contracts.map(({ key, statements, subcontractors }) => line([key, statements, subcontractors])),
    );
  }
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
