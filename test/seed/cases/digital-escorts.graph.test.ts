import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { claimsAbout, contradictionsOf } from '#graph/claims/about.ts';
import { designatedBy } from '#graph/entities/contents.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { findClosures } from '#graph/exposures/closures.ts';
import { measureCoverage } from '#graph/exposures/coverage.ts';
import { findExposures } from '#graph/exposures/find.ts';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import { runImport } from '#seed/import/import.ts';
import { withEmptyGraph } from '../../with-empty-graph.ts';

let graph: Graph;
beforeAll(async () => {
  const database = await withEmptyGraph();
  const path = fileURLToPath(new URL('../../../seed/cases/digital-escorts', import.meta.url));
  const { rejectsFile } = await runImport(database, { format: 'chain-package', paths: [path], strict: true });
  expect(rejectsFile).toBeNull();
  graph = await openGraph(database);
});

const on = (asOf: string, lists: readonly string[] = []) => ({
  filter: makeFilter(asOf, { lists }),
  orderBy: 'PRIORITY' as const,
  first: 50,
  after: null,
});

test.each([
  [[], null],
  [['10USC4872'], '2018-08-13'],
  [['15CFR791.4'], '2021-03-22'],
] as const)('on 17 July 2025 the chains to both systems are there, inferred (lists %j)', async (lists, from) => {
  const { edges, totalCount, accessCount } = await findExposures(graph, on('2025-07-17', lists));
  expect({ totalCount, accessCount }).toEqual({ totalCount: 2, accessCount: 2 });
  expect(edges.map(({ node }) => node)).toMatchObject(
    [
      { system: 'dod-cloud-il5', impactLevel: 5, priority: { low: 'CRITICAL', high: 'CRITICAL' } },
      { system: 'dod-cloud-il4', impactLevel: 4, priority: { low: 'HIGH', high: 'CRITICAL' } },
    ].map((system) => ({
      ...system,
      mode: 'ESCORTED',
      basis: 'OBSERVED',
      engineer: 'china-based-engineers',
      origin: 'FOREIGN',
      originBasis: ['LOCATION'],
      countries: ['CN'],
      engineerEmployers: ['microsoft'],
      escort: 'digital-escorts',
      contract: 'dod-cloud-services',
      prime: 'microsoft',
      chain: ['microsoft', 'insight-global'],
      accountable: 'insight-global',
      tierDepth: 1,
      lineage: 'INFERRED',
      gaps: ['CONTRACT_NOT_IDENTIFIED'],
      confidence: 60,
      dataClasses: ['REPORTED'],
      periods: [{ from, to: '2025-07-18' }],
    })),
  );
});

test('from 18 July 2025 there is no exposure, and the coverage has the last exposed day', async () => {
  for (const day of ['2025-07-18', '2026-11-24']) {
    expect(await findExposures(graph, on(day))).toMatchObject({ totalCount: 0, accessCount: 0, edges: [] });
    const coverage = await measureCoverage(graph, makeFilter(day), '2026-11-24');
    expect(coverage).toMatchObject({
      contracts: 1,
      contractsWithPersonnel: 1,
      systems: 2,
      lastExposedDay: '2025-07-17',
    });
  }
});

test('the designation lists are imported automatically', async () => {
  const found = await designatedBy(graph.database, ['10USC4872', '15CFR791.4'], '2025-07-17');
  expect(found.get('10USC4872')?.countries).toEqual(['CN', 'HK', 'IR', 'KP', 'MO', 'RU']);
  expect(found.get('15CFR791.4')?.countries).toEqual(['CN', 'CU', 'HK', 'IR', 'KP', 'MO', 'RU']);
  const before = await designatedBy(graph.database, ['10USC4872', '15CFR791.4'], '2018-08-12');
  expect([...before.values()].map(({ countries }) => countries)).toEqual([[], []]);
});

test.each(['2025-07-18', '2026-11-24'])(
  'as of %s both chains are closed, according to Microsoft alone',
  async (day) => {
    const closures = await findClosures(graph, makeFilter(day, { lists: ['10USC4872'] }), 20);
    expect(closures.map(({ exposure }) => exposure.system)).toEqual(['dod-cloud-il5', 'dod-cloud-il4']);
    for (const { lastDay, ended, sentence, confirmed, claims, exposure } of closures) {
      expect(lastDay).toBe('2025-07-17');
      expect(ended.map(({ type }) => type)).toEqual(['ESCORTS', 'ACCESSES']);
      expect(sentence).toBe('closed per Microsoft, not independently confirmed');
      expect(confirmed).toBe(false);
      expect(claims.map(({ key, organization }) => [key, organization?.name])).toEqual([
        ['no-china-based-teams', 'Microsoft'],
      ]);
      expect(exposure.chain).toEqual(['microsoft', 'insight-global']);
    }
  },
);

test('as of 17 July 2025 nothing is closed', async () => {
  expect(await findClosures(graph, makeFilter('2025-07-17'), 20)).toEqual([]);
});

test('every hop of the chain shows its claims', async () => {
  const [edge] = (await findExposures(graph, on('2025-07-17'))).edges;
  const path = edge?.node.path ?? [];
  const claims = await claimsAbout(graph.database, path);
  expect(path.map(({ type }, at) => [type, claims[at]?.map(({ key }) => key)])).toEqual([
    // What is said of all escorts is about escorting: it does not name this company.
    ['SUBCONTRACTS_TO', ['insight-global-is-an-escort-contractor']],
    ['EMPLOYS', ['insight-global-is-an-escort-contractor']],
    [
      'ESCORTS',
      [
        'escorts-allegedly-us-citizens',
        'escorts-lack-the-training',
        'no-china-based-teams',
        'china-based-engineers-maintain',
        'escorts-are-cleared-us-citizens',
        'escorts-cannot-tell',
        'escorts-hired-through-subcontractors',
      ],
    ],
    [
      'ACCESSES',
      [
        'no-china-based-teams',
        'china-based-engineers-maintain',
        'data-at-impact-levels-4-and-5',
        'practice-for-nearly-a-decade',
      ],
    ],
    ['LOCATED_IN', ['china-based-engineers-maintain']],
  ]);
});

test('what was disclosed and whether a ban was bypassed is contradicted, from both sides; nothing else is', async () => {
  const rows = await graph.database.read('MATCH (c:Claim) RETURN c.key AS key ORDER BY key');
  const keys = rows.map(({ key }) => z.string().parse(key));
  expect(keys).toHaveLength(27);
  const found = await contradictionsOf(graph.database, keys);
  const pairs = keys.flatMap((key, at) => (found[at] ?? []).map((other) => [key, other.key]));
  expect(pairs).toEqual([
    ['ban-is-bypassed', 'guidance-allows-non-citizens'],
    ['disa-had-not-heard', 'practice-disclosed'],
    ['guidance-allows-non-citizens', 'ban-is-bypassed'],
    ['officials-had-not-heard', 'practice-disclosed'],
    ['practice-disclosed', 'security-plan-names-no-foreign-engineers'],
    ['practice-disclosed', 'disa-had-not-heard'],
    ['practice-disclosed', 'officials-had-not-heard'],
    ['security-plan-names-no-foreign-engineers', 'practice-disclosed'],
  ]);
});

test('a claim has the words of the source that quotes most, not those of one that sums it up', async () => {
  const [row] = await graph.database.read("MATCH (c:Claim {key: 'no-china-based-teams'}) RETURN c.text AS text");
  expect(row?.['text']).toMatch(/^"Microsoft has made changes .* for DoD Government cloud and related services"$/);
});

test('contradictions are shown; the end of the access contradicts nothing', async () => {
  const [disclosed, unheard, ended] = await contradictionsOf(graph.database, [
    'practice-disclosed',
    'officials-had-not-heard',
    'no-china-based-teams',
  ]);
  expect(disclosed?.map(({ key, sources }) => [key, sources])).toEqual([
    ['security-plan-names-no-foreign-engineers', ['documented-case:S14']],
    ['disa-had-not-heard', ['documented-case:S7']],
    ['officials-had-not-heard', ['documented-case:S1']],
  ]);
  expect(unheard?.map(({ key, sources }) => [key, sources])).toEqual([
    ['practice-disclosed', ['documented-case:S1', 'documented-case:S2', 'documented-case:S9']],
  ]);
  expect(ended).toEqual([]);
});
