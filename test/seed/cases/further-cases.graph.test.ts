import { expect, test } from 'vitest';
import { claimsAbout, contradictionsOf } from '#graph/claims/about.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { measureCoverage } from '#graph/exposures/coverage.ts';
import { findClosures } from '#graph/exposures/closures.ts';
import { findExposures } from '#graph/exposures/find.ts';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import { casePackage, documentedCases, loadDocumentedCases } from '#seed/cases/cases.ts';
import { runImport } from '#seed/import/import.ts';
import { withDesignationLists } from '../../with-empty-data.ts';

const TODAY = '2026-12-01';

/** Opens a graph with one case and nothing else. */
async function openCase(key: string): Promise<Graph> {
  const database = await withDesignationLists();
  const paths = [casePackage({ key })];
  const { rejectsFile } = await runImport(database, { format: 'chain-package', paths, strict: true });
  expect(rejectsFile).toBeNull();
  return openGraph(database);
}

/** The chains of foreign and of undetermined origin on a day, most urgent first. */
async function chainsOn(graph: Graph, asOf: string, lists: readonly string[] = []) {
  const filter = makeFilter(asOf, { lists, origins: ['FOREIGN', 'UNDETERMINED'] });
  const { edges } = await findExposures(graph, { filter, orderBy: 'PRIORITY', first: 50, after: null });
  return edges.map(({ node }) => node);
}

const coverageOn = (graph: Graph, asOf: string) => measureCoverage(graph, makeFilter(asOf, {}), TODAY);

async function sentencesOn(graph: Graph, asOf: string): Promise<readonly string[]> {
  const closures = await findClosures(graph, makeFilter(asOf, {}), 20);
  return closures.map(({ sentence }) => sentence);
}

/** Which claims contradict which, by key. */
async function contradictions({ database }: Graph): Promise<readonly (readonly [string, string])[]> {
  const rows = await database.read('MATCH (c:Claim) RETURN c.key AS key ORDER BY key');
  const keys = rows.flatMap(({ key }) => (typeof key === 'string' ? [key] : []));
  const found = await contradictionsOf(database, keys);
  return keys.flatMap((key, at) => (found[at] ?? []).map((other) => [key, other.key] as const));
}

test('NetCracker: in the years from 2008 one chain from Russia and Ukraine, and one of undetermined origin beside it', async () => {
  const graph = await openCase('netcracker');
  const chain = {
    system: 'dod-telecommunications-network',
    impactLevel: null,
    mode: 'DIRECT',
    basis: 'OBSERVED',
    escort: null,
    contract: 'disa-network-software',
    prime: 'computer-sciences-corporation',
    chain: ['computer-sciences-corporation', 'netcracker'],
    accountable: 'netcracker',
    engineerEmployers: ['netcracker'],
    lineage: 'INFERRED',
    periods: [{ from: '2008-01-01', to: '2014-01-01' }],
  };
  const gaps = ['NO_ESCORT_ON_RECORD', 'CONTRACT_NOT_IDENTIFIED'];
  for (const day of ['2008-01-01', '2010-06-01', '2013-12-31']) {
    expect(await chainsOn(graph, day)).toMatchObject([
      {
        ...chain,
        engineer: 'netcracker-staff-abroad',
        origin: 'FOREIGN',
        countries: ['RU', 'UA'],
        gaps,
        confidence: 50,
      },
      {
        ...chain,
        engineer: 'netcracker-uncleared-staff',
        origin: 'UNDETERMINED',
        countries: [],
        gaps: [...gaps, 'ORIGIN_UNDETERMINED'],
        confidence: 60,
      },
    ]);
    expect(await coverageOn(graph, day)).toMatchObject({ systems: 1, systemsExposed: 1, undetermined: 1 });
  }
  for (const day of ['2007-12-31', '2014-01-01', '2017-12-11', TODAY]) {
    expect(await chainsOn(graph, day)).toEqual([]);
    expect(await coverageOn(graph, day)).toMatchObject({ systemsExposed: 0, lastExposedDay: '2013-12-31' });
  }
  // The denial of 2015 is about the complaint, and not about an end.
  expect((await sentencesOn(graph, TODAY)).join()).not.toMatch(/closed per NetCracker/);
  expect(await chainsOn(graph, '2010-06-01', ['10USC4872'])).toMatchObject([{ origin: 'UNDETERMINED' }]);
});

test('NetCracker: the companies contradict the complaint, and nothing else is contradicted', async () => {
  expect(await contradictions(await openCase('netcracker'))).toEqual([
    ['netcracker-accusations-denied', 'netcracker-complaint-individuals-in-russia'],
    ['netcracker-complaint-individuals-in-russia', 'netcracker-accusations-denied'],
  ]);
});

test('Boeing: from 2013 through 2017 Boeing answers for three employees in China; no contract, no prime', async () => {
  const graph = await openCase('boeing');
  for (const day of ['2013-01-01', '2015-06-01', '2017-12-31']) {
    expect(await chainsOn(graph, day)).toMatchObject([
      {
        system: 'dod-program-data-at-boeing',
        engineer: 'boeing-employees-in-china',
        origin: 'FOREIGN',
        originBasis: ['LOCATION', 'STATUS'],
        countries: ['CN'],
        engineerEmployers: ['boeing'],
        contract: null,
        prime: null,
        chain: [],
        accountable: 'boeing',
        tierDepth: null,
        lineage: 'BROKEN',
        confidence: 75,
        periods: [{ from: '2013-01-01', to: '2018-01-01' }],
      },
    ]);
  }
  for (const day of ['2012-12-31', '2018-01-01', '2024-02-29', TODAY]) {
    expect(await chainsOn(graph, day)).toEqual([]);
    expect(await coverageOn(graph, day)).toMatchObject({ contracts: 0, systems: 1, lastExposedDay: '2017-12-31' });
  }
  const rows = await graph.database.read('MATCH (s:System) RETURN s.kind AS kind, s.sensitivity AS sensitivity');
  expect(rows).toEqual([{ kind: 'DATA', sensitivity: 'CONTROLLED' }]);
  expect(await contradictions(graph)).toEqual([]);
});

test('ArmorGroup: guards on the base from June 2007 for 18 months, inferred; the company and the minority contest it', async () => {
  const graph = await openCase('armorgroup');
  for (const day of ['2007-06-01', '2008-05-06', '2008-05-07', '2008-11-30']) {
    expect(await chainsOn(graph, day)).toMatchObject([
      {
        system: 'shindand-air-base',
        engineer: 'shindand-guards',
        origin: 'FOREIGN',
        countries: ['AF'],
        engineerEmployers: ['armorgroup-north-america'],
        contract: 'air-force-shindand-construction',
        prime: 'ecc',
        chain: ['ecc', 'armorgroup-north-america'],
        accountable: 'armorgroup-north-america',
        lineage: 'INFERRED',
        gaps: ['NO_ESCORT_ON_RECORD', 'CONTRACT_NOT_IDENTIFIED'],
        confidence: 60,
      },
    ]);
  }
  for (const day of ['2007-05-31', '2008-12-01', '2010-10-07', TODAY]) {
    expect(await chainsOn(graph, day)).toEqual([]);
    expect(await coverageOn(graph, day)).toMatchObject({ systemsExposed: 0, lastExposedDay: '2008-11-30' });
  }
  expect((await sentencesOn(graph, TODAY)).join()).not.toMatch(/closed per .*G4S/);
  expect(await contradictions(graph)).toEqual([
    ['armorgroup-answer-of-the-company', 'armorgroup-relied-on-warlords'],
    ['armorgroup-minority-view', 'armorgroup-relied-on-warlords'],
    ['armorgroup-relied-on-warlords', 'armorgroup-answer-of-the-company'],
    ['armorgroup-relied-on-warlords', 'armorgroup-minority-view'],
  ]);
});

test('the alloy: goods and no people make claims and no exposure, on any day and of any origin', async () => {
  const graph = await openCase('f-35-alloy');
  for (const day of ['2003-01-01', '2022-08-19', '2022-09-02', '2022-09-07', '2022-10-08', TODAY]) {
    expect(await chainsOn(graph, day)).toEqual([]);
    expect(await coverageOn(graph, day)).toMatchObject({
      systems: 1,
      contracts: 1,
      contractsWithPersonnel: 0,
      accesses: 0,
      undetermined: 0,
      systemsExposed: 0,
      lastExposedDay: null,
    });
    expect(await sentencesOn(graph, day)).toEqual([]);
  }
  const [claims] = await claimsAbout(graph.database, [{ label: 'System', key: 'f-35' }]);
  expect(claims?.map(({ key }) => key)).toContain('f-35-formal-disclosure');
  const derived = await graph.database.read('MATCH (n) WHERE n:Exposure OR n:Access OR n:Person RETURN count(n) AS n');
  expect(derived).toEqual([{ n: 0 }]);
});

test('all cases together: on each day only the chains of its case, and one department that owns what they share', async () => {
  const database = await withDesignationLists();
  await loadDocumentedCases(database, documentedCases, () => undefined);
  const graph = await openGraph(database);
  const systems = async (day: string) =>
    [...new Set((await chainsOn(graph, day)).map(({ system }) => system))].toSorted();
  // The accesses of the digital escorts have no start on record.
  const escorts = ['dod-cloud-il4', 'dod-cloud-il5'];
  expect(await systems('2007-01-01')).toEqual(escorts);
  expect(await systems('2008-06-01')).toEqual([...escorts, 'dod-telecommunications-network', 'shindand-air-base']);
  expect(await systems('2013-06-01')).toEqual([
    ...escorts,
    'dod-program-data-at-boeing',
    'dod-telecommunications-network',
  ]);
  expect(await systems('2022-09-07')).toEqual(escorts);
  expect(await systems('2025-07-18')).toEqual([]);
  expect(await coverageOn(graph, TODAY)).toMatchObject({ systems: 6, systemsExposed: 0, lastExposedDay: '2025-07-17' });
  expect(await graph.database.read("MATCH (a:Agency {key: 'dod'}) RETURN a.name AS name")).toEqual([
    { name: 'Department of Defense' },
  ]);
});
