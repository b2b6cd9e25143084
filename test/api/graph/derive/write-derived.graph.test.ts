import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { countAccesses } from '#graph/derive/count-accesses.ts';
import { deriveAccess } from '#graph/exposure/derived-access.ts';
import { currentEvidence } from '#graph/evidence/evidence-statements.ts';
import { readEvidence } from '#graph/evidence/read-evidence.ts';
import { refreshDerived } from '#graph/derive/refresh.ts';
import { countNeighbours, findNeighbours } from '#graph/entities/neighbours.ts';
import { searchEntities } from '#graph/entities/search.ts';
import { indexEvidence } from '#graph/exposure/evidence-index.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { historyOf } from '#graph/exposure/history.ts';
import { measureCoverage } from '#graph/exposures/coverage.ts';
import { countHops } from '#graph/lists/find.ts';
import { relationships } from '#graph/model/relationships.ts';
import { labels } from '#graph/model/vocabulary.ts';
import { findPaths } from '#graph/paths/paths.ts';
import { auditGraph } from '#test/audit-graph.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import type { PackageFiles } from '#test/import-package.ts';
import { runs } from '#test/runs.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { evidenceOfWorld } from '../exposure/evidence-of-world.ts';
import { importableWorlds } from '../exposures/importable-world.ts';
import { packageOf } from '../exposures/world-package.ts';
import { readDerived, sorted } from './derived-graph.ts';

/** What the pure code derives from the evidence in a graph. */
async function deriveAll(database: Database) {
  const rows = await database.read('MATCH ()-[r:ACCESSES]->() RETURN DISTINCT r.access AS access');
  const keys = rows.map(({ access }) => z.string().parse(access));
  const index = indexEvidence(
    await database.readTransaction((transaction) =>
      readEvidence(currentEvidence(transaction), keys, { withProperties: false }),
    ),
  );
  return sorted([...index.accesses.values()].map((access) => deriveAccess(index, access, historyOf(index, access))));
}

/** Expects that the counts that an import updated are those of the whole graph. */
async function expectRightCounts(database: Database): Promise<void> {
  const stored = await database.read(
    `MATCH (n:Subtier) WHERE n.days IS NOT NULL
     RETURN n.key AS origin, [day IN n.days | toString(day)] AS days, n.accesses AS accesses, n.chains AS chains, n.located AS located,
       n.escorted AS escorted, n.complete AS complete ORDER BY origin`,
  );
  const counted = await countAccesses(database);
  expect(stored).toEqual(counted.toSorted((a, b) => (a.origin < b.origin ? -1 : 1)));
  const contracts = await database.read(
    `MATCH (g:Subtier {key: 'graph'})
     RETURN g.contractsWithPersonnel AS stored,
       COUNT { MATCH (c:Contract) WHERE EXISTS { ()-[:ACCESSES|EMPLOYS {contract: c.key}]->() } } AS counted`,
  );
  expect(contracts.map(({ stored: number }) => number)).toEqual(contracts.map(({ counted: number }) => number));
}

test('after every import of a random package, the graph holds what the pure code derives from the package', async () => {
  const database = await withEmptyData();
  await importPackage(database, {});
  await fc.assert(
    // Every package replaces the one before, so accesses also change and disappear.
    fc.asyncProperty(importableWorlds(['L1', 'L2']), async (world) => {
      await importPackage(database, packageOf(world));
      const written = await readDerived(database);
      const derived = await deriveAll(database);
      expect(written).toEqual(derived);
      await expectRightCounts(database);
      expect(await auditGraph(database)).toEqual({});
      const known = new Set(derived.map(({ key }) => key));
      expect(known).toEqual(new Set(evidenceOfWorld(world).accesses.map(({ access }) => access)));
    }),
    { numRuns: runs(4), endOnFailure: true },
  );
});

const second: PackageFiles = {
  ...chainFiles,
  'people.csv': [...chainFiles['people.csv'], { id: 'P3' }],
  'locations.csv': [...chainFiles['locations.csv'], { person: 'P3', country: 'IN' }],
  'access.csv': [
    ...chainFiles['access.csv'],
    { id: 'A2', person: 'P3', system: 'Y1', contract: 'C1', mode: 'direct', valid_from: '2024-01-01' },
  ],
};

/** The element ids of each access's exposures and edges, by access. */
async function elementsOf(database: Database): Promise<ReadonlyMap<unknown, unknown>> {
  const rows = await database.read(
    `MATCH (a:Access) RETURN a.key AS key, COLLECT { MATCH (x)-[:OF]->(a) RETURN elementId(x) ORDER BY x.key } AS nodes,
       COLLECT { MATCH ()-[r:HAS_ACCESS]->(a) RETURN elementId(r) ORDER BY r.validFrom } AS edges`,
  );
  return new Map(rows.map(({ key, nodes, edges }) => [key, { nodes, edges }]));
}

test('an import exchanges what is derived for the accesses that it changes, and only for those', async () => {
  const database = await withEmptyData();
  await importPackage(database, second);
  const before = await elementsOf(database);
  expect([...before.keys()].sort()).toEqual(['A1', 'A2']);

  // Its title alone changes: both accesses are computed again, with the same result.
  await importPackage(database, {
    ...second,
    'sources.csv': [{ id: 'S1', title: 'Renamed', published_on: '2025-01-01', data_class: 'documented' }],
  });
  expect(await elementsOf(database)).toEqual(before);

  await importPackage(database, {
    ...second,
    'locations.csv': [...chainFiles['locations.csv'], { person: 'P3', country: 'IN', confidence: 20 }],
  });
  const changed = await elementsOf(database);
  expect(changed.get('A1')).toEqual(before.get('A1'));
  expect(changed.get('A2')).not.toEqual(before.get('A2'));
  expect(await readDerived(database)).toEqual(await deriveAll(database));

  await importPackage(database, chainFiles);
  expect((await elementsOf(database)).get('A1')).toEqual(before.get('A1'));
  expect([...(await elementsOf(database)).keys()]).toEqual(['A1']);
  expect(await readDerived(database)).toHaveLength(1);
  expect(await auditGraph(database)).toEqual({});

  // As an import leaves it that is killed after it removed the last accesses, and before it counted them.
  const counted = async () => (await measureCoverage({ database }, makeFilter('2025-01-01'), '2025-01-01')).accesses;
  expect(await counted()).toBe(1);
  await database.write('MATCH (a:Access) DETACH DELETE a WITH count(*) AS n MATCH ()-[r:ACCESSES]->() DELETE r');
  await refreshDerived(database, { write: (work) => database.writeTransaction(work) }, 'all');
  expect(await counted()).toBe(0);
});

test('an access is derived again when an owner above its companies changes, although its owners are not stored with it', async () => {
  const database = await withEmptyData();
  const both = [
    { owner: 'O3', owned: 'O2' },
    { owner: 'O4', owned: 'O3' },
  ];
  const owned = (country: string, ownership: PackageFiles['ownership.csv'] = both): PackageFiles => ({
    ...chainFiles,
    'organizations.csv': [
      ...chainFiles['organizations.csv'],
      { id: 'O3', name: 'Owner', country: 'US' },
      { id: 'O4', name: 'Owner of the owner', country },
    ],
    'ownership.csv': ownership,
  });
  const derivedOf = async (files: PackageFiles) => {
    await importPackage(database, files);
    const derived = await readDerived(database);
    expect(derived).toEqual(await deriveAll(database));
    expect(await database.read('MATCH (a:Access) RETURN a.organizations AS stored')).toEqual([
      { stored: ['O1', 'O2'] },
    ]);
    return derived;
  };
  const domestic = await derivedOf(owned('US'));
  expect(await derivedOf(owned('FR'))).not.toEqual(domestic);
  // The owner goes together with what it owns, then comes back.
  expect(await derivedOf(owned('FR', both.slice(1)))).toEqual(domestic);
  expect(await derivedOf(owned('FR'))).not.toEqual(domestic);
});

test('a country that a list designates for the first time gets its edges', async () => {
  const database = await withEmptyData();
  const files: PackageFiles = {
    ...chainFiles,
    'people.csv': [{ id: 'P1', us_person_status: 'citizen' }, { id: 'P2' }],
    'locations.csv': [{ person: 'P1', country: 'GU' }],
  };
  const from = () => database.read('MATCH (x:Exposure)-[:FROM]->(c) RETURN x.origin AS origin, c.key AS country');
  await importPackage(database, files);
  expect(await from()).toEqual([]);
  await importPackage(database, {
    'sources.csv': [{ id: 'S2' }],
    'lists.csv': [{ id: 'L1', title: 'List', source: 'S2' }],
    'designations.csv': [{ list: 'L1', country: 'GU', source: 'S2' }],
  });
  expect(await from()).toEqual([{ origin: 'DOMESTIC', country: 'GU' }]);
  expect(await readDerived(database)).toEqual(await deriveAll(database));
});

const nodeRows = z.array(z.object({ label: z.enum(labels), key: z.string() }));

/** What neighbors, their counts, lists of hops, paths and search answer about the whole graph. */
async function answersOf(database: Database) {
  const rows = await database.read(
    `MATCH (n)-[r]-() WHERE any(l IN labels(n) WHERE l IN $labels) AND r.source IS NOT NULL
     RETURN DISTINCT head([l IN labels(n) WHERE l IN $labels]) AS label, n.key AS key ORDER BY label, key`,
    { labels },
  );
  const nodes = nodeRows.parse(rows).filter(({ label }) => label !== 'Source');
  const neighbours = [];
  for (const node of nodes) {
    const scope = { node, asOf: null, contract: null };
    const page = await findNeighbours(database, {
      ...scope,
      type: null,
      direction: 'BOTH',
      orderBy: 'STATEMENTS',
      first: 1000,
      after: null,
    });
    neighbours.push({
      node,
      hops: page.edges.map(({ node: other, hop }) => ({ other, hop })),
      counts: await countNeighbours(database, scope),
    });
  }
  const counts = [];
  for (const relationship of relationships)
    for (const isForward of [true, false]) {
      const near = isForward ? relationship.from : relationship.to;
      const keys = nodes.filter(({ label }) => label === near).map(({ key }) => key);
      const scope = { relationship, isForward, asOf: null, condition: null, statementCondition: null };
      counts.push([relationship.edge, near, await countHops(database, scope, keys)]);
    }
  const paths = [];
  const people = nodes.filter(({ label }) => label === 'Person');
  for (const from of people)
    for (const to of nodes.filter(({ label }) => label === 'System' || label === 'Contract'))
      paths.push(
        await findPaths(database, { from, to, maxHops: 3, first: 50, asOf: null, via: [], avoid: [], types: [] }),
      );
  const chains = await database.read('MATCH (x:Exposure) RETURN x.chain AS text');
  const hits = [];
  for (const text of ['A1', 'A2', ...chains.map(({ text: chain }) => z.string().parse(chain))])
    hits.push(...(await searchEntities(database, text, [], 10)));
  return { nodes: nodes.length, neighbours, counts, paths, hits };
}

test('neighbors, counts, paths, lists of hops and search are the same with and without the derived part', async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    ...second,
    'contracts.csv': [
      { id: 'C0', piid: 'W0', agency: 'G1', prime: 'O1' },
      { id: 'C1', piid: 'W1', agency: 'G1', prime: 'O1', parent: 'C0' },
    ],
  });
  const derived = await answersOf(database);
  expect(derived.hits).toEqual([]);
  expect(derived.paths.flat().length).toBeGreaterThan(3);
  const [found] = await database.read('MATCH (:Exposure)-[r:UNDER]->(:Contract) RETURN count(r) AS count');
  expect(Number(found?.['count'])).toBeGreaterThan(1);
  await database.write('MATCH (n) WHERE n:Exposure OR n:Access DETACH DELETE n');
  // Another edition, so that no answer comes from a cache.
  await database.write(
    `MATCH (g:Subtier {key: 'graph'}) SET g.version = g.version + 1, g.derivedVersion = g.derivedVersion + 1`,
  );
  expect(await answersOf(database)).toEqual(derived);
});
