import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Value } from '#graph/database/database.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { rankChokePoints } from '#graph/exposures/choke-points.ts';
import { findExposures } from '#graph/exposures/find.ts';
import { groupExposures } from '#graph/exposures/groups.ts';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import { countVerdicts, runCheck } from '#graph/questions/checks.ts';
import { coerceParameters } from '#graph/questions/parameters.ts';
import { runSavedQuery } from '#graph/questions/run.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { runImport } from '#seed/import/import.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { validQuestions } from './valid-questions.ts';

const allGroups = { orderBy: 'ACCESSES', skip: 0, first: 10_000 } as const;

/** Every question runs on a generated world, and questions that count exposures agree with the exposures of the API. */
const { library } = await validQuestions();
const [asOf, later] = ['2025-12-20', '2026-06-01'];
let graph: Graph;
let exposures: readonly Exposure[];

beforeAll(async () => {
  const database = await withDocumentedCase();
  const folder = await mkdtemp(join(tmpdir(), 'subtier-world-'));
  try {
    await generateWorld({ scale: 1500, seed: 'library', to: folder });
    await runImport(database, { format: 'chain-package', paths: [folder] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  graph = await openGraph(database);
  exposures = await exposuresOn(asOf);
  expect(exposures.length).toBeGreaterThan(20);
});

async function exposuresOn(day: string): Promise<readonly Exposure[]> {
  const found: Exposure[] = [];
  for (let after: string | null = null; ;) {
    const page = await findExposures(graph, { filter: makeFilter(day), orderBy: 'PRIORITY', first: 100, after });
    found.push(...page.edges.map(({ node }) => node));
    after = page.edges.at(-1)?.cursor ?? null;
    if (!page.hasNextPage || after === null) return found;
  }
}

/** A question's rows as maps by column; a node appears as its label and key. */
async function ask(name: string, parameters: Readonly<Record<string, unknown>>) {
  const { columns, rows, rowsCut } = await runSavedQuery(graph.database, library, name, parameters, 10_000);
  expect(rowsCut).toBe(false);
  return rows.map((row) => new Map(columns.map((column, at) => [column, named(row[at] ?? null)])));
}

const node = z.object({ $type: z.literal('node'), label: z.string(), key: z.string() });

function named(value: Value): Value {
  const read = node.safeParse(value);
  return read.success ? `${read.data.label} ${read.data.key}` : value;
}

const text = (value: Value | undefined) => (typeof value === 'string' ? value : JSON.stringify(value));
const accessesOf = (found: readonly Exposure[]) => [...new Set(found.map(({ access }) => access))].sort();

describe.each(library.queries)('$category/$name', (query) => {
  test('runs with its defaults and with the parameters in its header', async () => {
    const needs = query.parameters.some(({ required, default: preset }) => required && preset === undefined);
    const given = [...(needs ? [] : [{}]), ...query.expectations.map(({ parameters }) => parameters)];
    for (const parameters of given) {
      const { columns } = await runSavedQuery(graph.database, library, query.name, parameters, 1000);
      expect(columns).toEqual(query.checked.facts.columns?.map(({ name }) => name));
    }
  });
});

const checks = library.queries.filter(({ subject }) => subject !== null);

test.each(checks)('the check $name has no more findings than subjects', async (query) => {
  const { counts, findings, judgment, shortfall } = await runCheck(graph.database, query, later, new Map());
  expect(judgment.state).not.toBe('NOT_LOOKED_AT');
  expect(shortfall).toBeNull();
  const { violated, cannotTell, of } = counts ?? { violated: 0, cannotTell: 0, of: -1 };
  expect(violated + cannotTell).toBeLessThanOrEqual(of);
  const verdicts = findings.map(({ verdict }) => verdict);
  expect(verdicts).toEqual([...verdicts].sort().reverse());
  expect(findings.length > 0).toBe(violated + cannotTell > 0);
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
});

test.each(checks)('the check $name has the same counts in the database as in its rows', async (query) => {
  const { counts } = await runCheck(graph.database, query, later, new Map());
  const { subject, parameters } = query;
  const given = parameters.some(({ name }) => name === 'asOf') ? { asOf: later } : {};
  const { values } = coerceParameters(query, given, later, (key) => key);
  const inDatabase = subject && (await countVerdicts(graph.database, query, subject, values));
  expect(inDatabase).toMatchObject({ violated: counts?.violated, cannotTell: counts?.cannotTell });
});

test('every check finds something in a world that violates every rule', async () => {
  const found = new Set<string>();
  for (const query of checks) {
    const { findings } = await runCheck(graph.database, query, later, new Map());
    if (findings.length > 0) found.add(query.name);
  }
  // Except one: every statement has a source.
  const without = ['statements-without-source'];
  expect([...found].sort()).toEqual(
    checks
      .map(({ name }) => name)
      .filter((name) => !without.includes(name))
      .sort(),
  );
});

test.each([asOf, '2025-07-17'])('choke points match those of the exposures, in the same order, on %s', async (day) => {
  const rows = await ask('choke-points', { asOf: day, most: 100_000 });
  const expected = await rankChokePoints(graph, makeFilter(day), 100_000);
  expect(rows.map((row) => `${text(row.get('node'))} ${text(row.get('accessesCut'))}`)).toEqual(
    expected.map(({ node: { label, key }, accessesCut }) => `${label} ${key} ${accessesCut}`),
  );
  expect(rows).not.toEqual([]);
});

test('systems reached by most primes have the same accesses as the exposures', async () => {
  const rows = await ask('systems-reached-by-most-primes', { asOf });
  const groups = await groupExposures(graph, 'SYSTEM', makeFilter(asOf), allGroups);
  expect(rows.map((row) => `${text(row.get('system'))} ${text(row.get('accesses'))}`).sort()).toEqual(
    groups.map(({ group, accesses }) => `System ${group.key} ${accesses}`).sort(),
  );
});

test('concentration by prime has the same counts as the groups of the exposures by prime', async () => {
  const rows = await ask('concentration-by-prime', { asOf });
  const groups = await groupExposures(graph, 'PRIME', makeFilter(asOf), allGroups);
  const counts = (row: ReadonlyMap<string, Value>) =>
    ['prime', 'accesses', 'systems', 'persons'].map((column) => text(row.get(column))).join(' ');
  const found = rows.filter((row) => row.get('prime') !== null && row.get('accesses') !== 0).map(counts);
  expect(found.sort()).toEqual(
    groups
      .map(({ group, accesses, systems, people }) => `Organization ${group.key} ${accesses} ${systems} ${people}`)
      .sort(),
  );
  expect(found).not.toEqual([]);
});

test('weak evidence covers every exposed access', async () => {
  const rows = await ask('weak-evidence', { asOf, maxConfidence: 100 });
  expect(rows.map((row) => row.get('access')).sort()).toEqual(accessesOf(exposures));
});

test('accesses opened or closed are the difference between two dates', async () => {
  const [before, after] = [accessesOf(exposures), accessesOf(await exposuresOn(later))];
  const rows = await ask('opened-or-closed', { from: asOf, to: later });
  const changed = (change: string) =>
    rows
      .filter((row) => row.get('change') === change)
      .map((row) => row.get('access'))
      .sort();
  expect(changed('OPENED')).toEqual(after.filter((access) => !before.includes(access)));
  expect(changed('CLOSED')).toEqual(before.filter((access) => !after.includes(access)));
  expect(rows.length).toBeGreaterThan(0);
});

test('employers of personnel in a country are the employers of the exposed engineers', async () => {
  const country = 'IN';
  const there = exposures.filter(({ countries }) => countries.includes(country));
  const rows = await ask('employers-of-personnel-in-a-country', { asOf, country });
  const found = rows.map((row) => row.get('employer')).filter((employer) => employer !== null);
  expect(found.sort()).toEqual(
    [...new Set(there.flatMap(({ engineerEmployers }) => engineerEmployers))]
      .map((key) => `Organization ${key}`)
      .sort(),
  );
  expect(found.length).toBeGreaterThan(0);
});
