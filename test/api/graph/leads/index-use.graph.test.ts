import { expect, test } from 'vitest';
import { claimsAbout, contradictionsOf } from '#graph/claims/about.ts';
import type { Parameters, Plan } from '#graph/database/database.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { findClosures } from '#graph/exposures/closures.ts';
import { findLeads } from '#graph/leads/leads.ts';
import { importPackage } from '#test/import-package.ts';
import { noteReads } from '#test/intercept-reads.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

interface Asked {
  readonly statement: string;
  readonly parameters: Parameters;
}

/** With what each is about, so that a failure names it. */
function operatorsOf({ operator, arguments: { Details: details = '' }, children }: Plan): readonly string[] {
  return [`${operator} ${JSON.stringify(details)}`, ...children.flatMap(operatorsOf)];
}

/** What is gone through whole once for each version of the graph, and the few countries and lists. */
const goThrough = [/MATCH \(country:Country\)/, /MATCH \(list:DesignationList\)/];

test('leads, claims and closures are read by index', async () => {
  const database = await withEmptyData('spare');
  await importPackage(database, {
    'organizations.csv': [
      { id: 'P', country: 'US' },
      { id: 'A', country: 'CN' },
    ],
    'contracts.csv': [{ id: 'K', prime: 'P' }],
    'subcontracts.csv': [{ contract: 'K', contractor: 'P', subcontractor: 'A', performed_in: 'CN' }],
    'ownership.csv': [{ owner: 'A', owned: 'P' }],
    'systems.csv': [{ id: 'S', impact_level: 5 }],
    'people.csv': [{ id: 'E' }, { id: 'F' }],
    'locations.csv': [
      { person: 'E', country: 'CN' },
      { person: 'F', country: 'CN' },
    ],
    'employment.csv': [
      { organization: 'A', person: 'E', contract: 'K', role: 'engineer' },
      { organization: 'A', person: 'F', contract: 'K', role: 'engineer' },
    ],
    'access.csv': [{ id: 'X', person: 'E', system: 'S', contract: 'K', mode: 'direct', valid_to: '2025-01-01' }],
    'claims.csv': [
      { id: 'C1', about: 'access:X;locations:E|CN;employment:A|E|K', stance: 'asserts' },
      { id: 'C2', about: 'access:X;locations:E|CN;employment:A|E|K', stance: 'denies' },
    ],
  });
  const asked: Asked[] = [];
  const noted = noteReads(database, (statement, parameters) => asked.push({ statement, parameters }));
  const graph = { database: noted };

  const conditions = { lists: [], kinds: [], organizations: [], countries: [], dataClasses: [] };
  const all = await findLeads(noted, { ...conditions, asOf: '2024-06-01', contracts: [] }, 100);
  expect(new Set(all.edges.map(({ node }) => node.kind)).size).toBe(4);
  await findLeads(noted, { ...conditions, asOf: '2024-06-01', contracts: ['K'], dataClasses: ['INFERRED'] }, 100);
  const [closure] = await findClosures(graph, makeFilter('2025-06-01', { systems: ['S'] }), 10);
  await claimsAbout(noted, closure?.exposure.path ?? []);
  expect((await contradictionsOf(noted, ['C1', 'C2'])).map(({ length }) => length)).toEqual([1, 1]);

  const limits = { rows: 1, milliseconds: 60_000, bytes: 1e6, signal: new AbortController().signal, tag: 'test' };
  expect(asked.length).toBeGreaterThan(20);
  // Else a plan may be one that was made for another test's graph, or by its statistics, in which there was nothing to look up.
  await database.autoCommit('CALL db.prepareForReplanning()');
  for (const { statement, parameters } of asked) {
    if (goThrough.some((pattern) => pattern.test(statement))) continue;
    const scans = operatorsOf(await database.explain(limits, statement, parameters)).filter((name) =>
      name.includes('Scan'),
    );
    expect([statement, scans]).toEqual([statement, []]);
  }
});
