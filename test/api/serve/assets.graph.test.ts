import { beforeEach, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { ensureDerived } from '#graph/graph.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { auditGraph } from '../../audit-graph.ts';
import { chainFiles } from '../../chain-files.ts';
import { checkQuestion } from '../../cypher/check-question.ts';
import { importPackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

/** A cloud, a base whose sensitivity is not on record, a weapon program's controlled data, and a network: one access to each. */
const assets: PackageFiles = {
  'systems.csv': [
    { id: 'cloud', impact_level: 5 },
    { id: 'base', kind: 'facility' },
    { id: 'program', kind: 'weapon_program', sensitivity: 'controlled' },
    { id: 'unnamed' },
  ],
  'people.csv': [{ id: 'P1', us_person_status: 'foreign_person' }],
  'locations.csv': [{ person: 'P1', country: 'CN' }],
  'access.csv': ['cloud', 'base', 'program', 'unnamed'].map((system) => ({
    id: `to-${system}`,
    person: 'P1',
    system,
    mode: 'direct',
  })),
};
const asOf = '2026-01-15';

let database: Database;
let served: ServedGraph;

beforeEach(async () => {
  database = await withEmptyData();
  served = await serveGraph(database);
});

/** The systems of the exposures under a filter, sorted. */
async function exposed(filter: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const query = `query ($filter: ExposureFilter) {
    exposures(filter: $filter, first: 50) { nodes { system { key } } } }`;
  const answer = await served.data(query, { filter: { asOf, ...filter } });
  return [...JSON.stringify(answer).matchAll(/"key":"([^"]*)"/g)].map(([, key = '']) => key).sort();
}

test('a system of any kind goes in without an invented level, and an empty kind is a cloud or other', async () => {
  await importPackage(database, assets);
  expect(await served.data('{ systems(first: 9) { nodes { key kind impactLevel sensitivity } } }')).toEqual({
    systems: {
      nodes: [
        { key: 'base', kind: 'FACILITY', impactLevel: null, sensitivity: null },
        { key: 'cloud', kind: 'CLOUD', impactLevel: 5, sensitivity: 'NATIONAL_SECURITY' },
        { key: 'program', kind: 'WEAPON_PROGRAM', impactLevel: null, sensitivity: 'CONTROLLED' },
        { key: 'unnamed', kind: 'OTHER', impactLevel: null, sensitivity: null },
      ],
    },
  });
  expect(await auditGraph(database)).toEqual({});
});

test('a row that contradicts itself is rejected with the reason, and the others go in', async () => {
  const { rejects } = await importPackage(
    database,
    {
      'systems.csv': [
        { id: 'base', kind: 'facility', impact_level: 4 },
        { id: 'differs', impact_level: 4, sensitivity: 'classified' },
        { id: 'ship', kind: 'spaceship' },
        { id: 'secret', sensitivity: 'secret' },
        { id: 'agrees', kind: 'cloud', impact_level: 4, sensitivity: 'controlled' },
      ],
    },
    { withRejects: true },
  );
  expect(rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
    ['2', 'impact_level', '4'],
    ['3', 'sensitivity', 'CLASSIFIED'],
    ['4', 'kind', 'spaceship'],
    ['5', 'sensitivity', 'secret'],
  ]);
  expect(rejects[0]?.['reason']).toBe(
    'Only a cloud has an impact level, and the row says facility: leave one of the two empty',
  );
  expect(rejects[1]?.['reason']).toBe('Impact level 4 states the sensitivity controlled, and the row says classified');
  expect(await database.read('MATCH (s:System) RETURN s.key AS key')).toEqual([{ key: 'agrees' }]);
});

test('where sources differ, the best impact level decides, and what the other says is kept beside it', async () => {
  const of = (id: string, confidence: number, system: Readonly<Record<string, string | number>>): PackageFiles => ({
    'sources.csv': [{ id }],
    'systems.csv': [{ id: 'Y', confidence, ...system }],
  });
  const read = () =>
    database.read(`MATCH (s:System {key: 'Y'})-[r:DESCRIBED_BY]->()
      WITH s, r ORDER BY r.source
      RETURN s.kind AS kind, s.impactLevel AS level, s.sensitivity AS sensitivity, collect(r.sensitivity) AS stated, collect(r.kind) AS kinds`);
  await importPackage(database, of('A', 90, { kind: 'network', sensitivity: 'classified' }));
  await importPackage(database, of('B', 40, { impact_level: 4 }));
  const both = { stated: ['CLASSIFIED', 'CONTROLLED'], kinds: ['NETWORK', 'CLOUD'] };
  expect(await read()).toEqual([{ kind: 'CLOUD', level: 4, sensitivity: 'CONTROLLED', ...both }]);
  await importPackage(database, { 'sources.csv': [{ id: 'B' }] });
  expect(await read()).toEqual([
    { kind: 'NETWORK', level: null, sensitivity: 'CLASSIFIED', stated: ['CLASSIFIED'], kinds: ['NETWORK'] },
  ]);
  // What no source describes any more stays as last described.
  await importPackage(database, {
    ...of('C', 50, {}),
    'systems.csv': [],
    'claims.csv': [{ id: 'K', stance: 'denies', about: 'systems:Y' }],
  });
  await importPackage(database, { 'sources.csv': [{ id: 'A' }] });
  expect(
    await database.read(
      `MATCH (s:System {key: 'Y'}) RETURN s.kind AS kind, s.impactLevel AS level, s.sensitivity AS sensitivity`,
    ),
  ).toEqual([{ kind: 'NETWORK', level: null, sensitivity: 'CLASSIFIED' }]);
});

test('a lowest sensitivity leaves out what is not on record, which is counted and can be listed', async () => {
  await importPackage(database, assets);
  expect(await exposed({})).toEqual(['base', 'cloud', 'program', 'unnamed']);
  expect(await exposed({ minImpactLevel: 0 })).toEqual(['cloud']);
  expect(await exposed({ minSensitivity: 'CONTROLLED' })).toEqual(['cloud', 'program']);
  expect(await exposed({ minSensitivity: 'NATIONAL_SECURITY' })).toEqual(['cloud']);
  expect(await exposed({ sensitivityOnRecord: false })).toEqual(['base', 'unnamed']);
  expect(await exposed({ sensitivityOnRecord: true })).toEqual(['cloud', 'program']);
  const coverage = `query ($filter: ExposureFilter) { coverage(filter: $filter) { systems systemsExposed sensitivityNotOnRecord } }`;
  expect(await served.data(coverage, { filter: { asOf, minSensitivity: 'CONTROLLED' } })).toEqual({
    coverage: { systems: 4, systemsExposed: 2, sensitivityNotOnRecord: 2 },
  });
  const bands = `query ($filter: ExposureFilter) { exposures(filter: $filter, first: 1) { nodes { priority { low high vector } } } }`;
  expect(await served.data(bands, { filter: { asOf, systems: ['base'] } })).toEqual({
    exposures: {
      nodes: [{ priority: { low: 'HIGH', high: 'CRITICAL', vector: 'SE:?/OR:covered/CT:direct/VT:?/OW:?' } }],
    },
  });
});

test('a watch set takes kinds and a lowest sensitivity, and says how many systems it leaves out', async () => {
  await importPackage(database, assets);
  const save = `mutation ($name: String!, $rule: WatchRule!) {
    saveWatchSet(name: $name, rule: $rule) { kinds minSensitivity systemCount notOnRecordCount } }`;
  expect(await served.data(save, { name: 'Bases', rule: { kinds: ['FACILITY', 'DATA'] } })).toEqual({
    saveWatchSet: { kinds: ['FACILITY', 'DATA'], minSensitivity: null, systemCount: 1, notOnRecordCount: 0 },
  });
  expect(await served.data(save, { name: 'CUI', rule: { minSensitivity: 'CONTROLLED' } })).toEqual({
    saveWatchSet: { kinds: [], minSensitivity: 'CONTROLLED', systemCount: 2, notOnRecordCount: 2 },
  });
});

test.each(['direct-grants-to-foreign-persons', 'reach-from-covered-nations', 'vetting-below-level'])(
  'the check %s does not apply to systems that are no clouds, and says so',
  async (name) => {
    await importPackage(database, assets);
    const library = await loadLibrary(standardLibrary, { only: name });
    const { counts, findings } = await checkQuestion({ database, library }, name, asOf);
    expect(findings.map(({ subject }) => subject.at(-1)?.key)).not.toContain('base');
    expect(counts).toMatchObject({ of: 1 });
    const onBase = withoutCloud(assets);
    await importPackage(database, onBase);
    const of = await checkQuestion({ database, library }, name, asOf);
    expect(of.findings).toEqual([]);
    expect(of.counts).toMatchObject({ violated: 0, cannotTell: 0, of: 0 });
    expect(of.counts?.doesNotApply).toBeGreaterThan(0);
  },
);

function withoutCloud(files: PackageFiles): PackageFiles {
  return {
    ...files,
    'systems.csv': files['systems.csv']?.filter(({ id }) => id !== 'cloud') ?? [],
    'access.csv': files['access.csv']?.filter(({ system }) => system !== 'cloud') ?? [],
  };
}

test('a graph that was imported before systems had kinds gives the same, and a new import of the same package changes nothing', async () => {
  await importPackage(database, chainFiles);
  const state = () =>
    database.read(
      `MATCH (s:System)-[r:DESCRIBED_BY]->() RETURN properties(s) AS system, r.kind AS kind, r.sensitivity AS sensitivity`,
    );
  const before = await state();
  await database.write(`MATCH (s:System)-[r:DESCRIBED_BY]->() SET r.kind = null, r.sensitivity = null, s.kind = null, s.sensitivity = null
    WITH count(*) AS all MATCH (graph:Subtier {key: 'graph'}) SET graph.derivedForm = 'older'`);
  await ensureDerived(database);
  expect(await state()).toEqual(before);
  expect(await importPackage(database, chainFiles)).toMatchObject({ total: { created: 0, changed: 0, closed: 0 } });
});
