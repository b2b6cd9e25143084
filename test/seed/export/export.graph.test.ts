import { readFile, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { create } from 'xmlbuilder2';
import { z } from 'zod';
import type { Database, Plan } from '#graph/database/database.ts';
import { relationships } from '#graph/model/relationships.ts';
import { labels } from '#graph/model/vocabulary.ts';
import { exportFormats, exportGraph } from '#seed/export/export.ts';
import { nodesQuery, statementsQuery } from '#seed/export/statements.ts';
import { runImport } from '#seed/import/import.ts';
import { importableWorlds } from '../../api/graph/exposures/importable-world.ts';
import { packageOf } from '../../api/graph/exposures/world-package.ts';
import { auditGraph } from '../../audit-graph.ts';
import { chainFiles } from '../../chain-files.ts';
import { dumpGraph, dumpStatements, expectSame } from '../../graph-dump.ts';
import { importPackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { interceptReads } from '../../intercept-reads.ts';
import { runs } from '../../runs.ts';
import { withDesignationLists, withEmptyData } from '../../with-empty-data.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const silent = () => undefined;

async function exportTo(database: Database, format: string, name: string) {
  const path = join(await temporaryFolder({}), name);
  return { path, report: await exportGraph(database, { format, path, onProgress: silent }) };
}

/** Exports the graph, reads the package into an empty one, and returns the dumps before and after. */
async function roundTrip(database: Database, name: string) {
  const before = await dumpStatements(database);
  const { path, report } = await exportTo(database, 'chain-package', name);
  await withEmptyData();
  const again = await runImport(database, { format: 'chain-package', paths: [path] });
  expect(again.total.rejected).toBe(0);
  return { before, after: await dumpStatements(database), report, path, again };
}

/** Text that a spreadsheet, a terminal, Neo4j or a parser of CSV could take for something else. */
const hostile: PackageFiles = {
  ...statedBy('S1', chainFiles),
  'sources.csv': [
    { id: 'S1', title: '=HYPERLINK("x")', url: 'https://example.org/?a=1,2', retrieved_at: '2025-01-01T08:00:00.120Z' },
    {
      id: 'file:S 2/%~',
      title: 'Two\nlines, “quotes” & "quotes"',
      retrieved_at: '2025-01-01',
      sha256: 'ab',
      data_class: 'inferred',
    },
    { id: 'silent', title: 'States nothing' },
  ],
  ...statedBy('S1', {
    'organizations.csv': [
      { id: 'O1', name: '=1+1', country: 'US', row: '@row' },
      { id: 'O1', name: '+1', country: 'CAN', source: 'file:S 2/%~', confidence: 90, data_class: 'documented' },
      { id: 'O2', name: "-2'; MATCH (n) DETACH DELETE n //" },
      { id: 'o:3|4;5', name: '<b>\r\n\u0007&lt;' },
      { id: 'Ünïcode 漢字 🙂' },
    ],
    'contracts.csv': [
      { id: 'C1', piid: '0001', agency: 'G1', prime: 'O1', value: -12.5, valid_from: '2020-01-01' },
      { id: 'C0', identified: 'no', performed_in: 'GU', value: 1e21 },
      { id: 'C2', parent: 'C0' },
    ],
    'vetting.csv': [{ person: 'P2', tier: 'none', clearance: 'TS', adjudication: 'pending', expires_on: '2030-02-28' }],
    'people.csv': [
      ...chainFiles['people.csv'],
      { id: 'P3', kind: 'group', label: '=A team', headcount: 0, us_person_status: '' },
    ],
    'escorts.csv': [{ escort: 'P2', access: 'A1', hours: 0.1, sessions: 3, log_fields: 'country;escort' }],
    'credentials.csv': [{ holder: 'P3', access: 'A1', valid_from: '2024-01-01', confidence: 60 }],
    'lists.csv': [{ id: 'L1', title: '@list' }],
    'designations.csv': [
      { list: 'L1', country: 'CN', organization: '' },
      { list: '10USC4872', country: '', organization: 'O2', valid_from: '2024-01-01' },
    ],
    'ownership.csv': [{ owner: 'O1', owned: 'O2', share_pct: 50.5, interest: 'shareholding' }],
    'claims.csv': [
      {
        id: 'K1',
        text: '=cmd',
        stance: 'denies',
        about: 'access:A1;organizations:O1',
        claimant: 'O1',
        stated_on: '2025-01-01',
      },
      { id: 'K2', stance: 'asserts', about: 'locations:P1|CN', claimant: 'An office' },
    ],
    'passages.csv': [
      {
        about: 'access:A1;locations:P1|CN',
        text: '=1+1\n"quoted", <mark>',
        locator: '@page',
        page_sha256: 'ab'.repeat(32),
        read_at: '2026-12-01T10:00:00Z',
      },
      { about: 'organizations:O1', text: '-1', row: 'second' },
    ],
    'standings.csv': [
      { claim: 'K1', standing: 'alleged', valid_from: '2024-01-01', valid_to: '2025-01-01' },
      { claim: 'K1', standing: 'admitted', valid_from: '2025-01-01' },
    ],
  }),
};

function statedBy(source: string, files: PackageFiles): PackageFiles {
  return Object.fromEntries(
    Object.entries(files).map(([name, rows]) => [name, rows.map((row) => ({ source, ...row }))]),
  );
}

test('a chain package of any graph gives the same graph, statement by statement', async () => {
  const database = await withEmptyData();
  await fc.assert(
    fc.asyncProperty(importableWorlds(['L1', 'L2']), fc.constantFrom('package', 'package.zip'), async (world, name) => {
      await withEmptyData();
      await importPackage(database, packageOf(world));
      const { before, after } = await roundTrip(database, name);
      expectSame(after, before);
    }),
    { numRuns: runs(3), endOnFailure: true },
  );
  expect(await auditGraph(database)).toEqual({});
});

test('a chain package keeps every value and every key, also those that look like formulas, Cypher or HTML', async () => {
  const database = await withEmptyData();
  await importPackage(database, hostile);
  const { before, after, path } = await roundTrip(database, 'package');
  expectSame(after, before);
  const names = (await readdir(path)).sort();
  expect(names).toHaveLength(22);
  const rows = parse(await readFile(join(path, 'organizations.csv')), { columns: true });
  expect(JSON.stringify(rows)).toContain('"name":"=1+1"');
  // The same import again changes nothing.
  const again = await runImport(database, { format: 'chain-package', paths: [path], strict: true });
  expect([again.changed, again.notices.filter(({ kind }) => kind !== 'doubtful-value')]).toEqual([false, []]);
});

test('a NUL in a text, which a CSV file cannot have, becomes U+FFFD in a chain package', async () => {
  const database = await withEmptyData();
  const company = { id: 'a', schema: 'Company', properties: { name: ['Nul\0 Works'], jurisdiction: ['de'] } };
  const folder = await temporaryFolder({ 'e.json': JSON.stringify(company) });
  await runImport(database, { format: 'ftm', paths: [join(folder, 'e.json')] });
  const name = `MATCH (o:Organization) WHERE o.key STARTS WITH 'ftm:' RETURN o.name AS name`;
  expect(await database.read(name)).toEqual([{ name: 'Nul\0 Works' }]);
  await roundTrip(database, 'package');
  expect(await database.read(name)).toEqual([{ name: 'Nul\uFFFD Works' }]);
});

test('the descriptor of a chain package is valid under both versions of Data Package, and every cell under its schema', async () => {
  const database = await withEmptyData();
  await importPackage(database, hostile);
  const { path } = await exportTo(database, 'chain-package', 'package');
  const descriptor: unknown = JSON.parse(await readFile(join(path, 'datapackage.json'), 'utf8'));
  for (const version of ['1.0', '2.0']) {
    const profile = await readFile(join('test/seed/export/profiles', `data-package-${version}.json`), 'utf8');
    const ajv = new Ajv({ strict: false, allErrors: true, formats: { textarea: true } });
    addFormats.default(ajv);
    const isValid = ajv.compile(z.record(z.string(), z.unknown()).parse(JSON.parse(profile)));
    expect([isValid(descriptor), isValid.errors]).toEqual([true, null]);
  }
  const { resources } = descriptorShape.parse(descriptor);
  const cells = new Map<string, readonly Readonly<Record<string, string>>[]>();
  for (const { name, path: file } of resources)
    cells.set(name, rowsShape.parse(parse(await readFile(join(path, file)), { columns: true })));
  for (const { name, schema } of resources)
    for (const row of cells.get(name) ?? []) {
      expect(Object.keys(row)).toEqual(schema.fields.map((field) => field.name));
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const referred = cells.get(reference.resource === '' ? name : reference.resource) ?? [];
        const value = row[fields];
        const isKnown = value === '' || referred.some((other) => other[reference.fields] === value);
        expect([name, fields, value, isKnown]).toEqual([name, fields, value, true]);
      }
      for (const { name: column, constraints } of schema.fields) {
        const value = row[column] ?? '';
        if (value === '') expect([column, constraints?.required]).toEqual([column, undefined]);
        else if (constraints?.enum !== undefined) expect(constraints.enum.map(String)).toContain(value);
      }
    }
});

const rowsShape = z.array(z.record(z.string(), z.string()));
const descriptorShape = z.object({
  resources: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      schema: z.object({
        fields: z.array(
          z.object({
            name: z.string(),
            constraints: z
              .object({ required: z.boolean().optional(), enum: z.array(z.union([z.string(), z.number()])).optional() })
              .optional(),
          }),
        ),
        foreignKeys: z
          .array(z.object({ fields: z.string(), reference: z.object({ resource: z.string(), fields: z.string() }) }))
          .optional(),
      }),
    }),
  ),
});

test('entities that no source describes any more keep what others state of them; history, dangling escorts and dangling credentials are left out', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  await importPackage(database, {
    'sources.csv': [{ id: 'S2' }],
    'locations.csv': [{ person: 'P1', country: 'RU' }],
    'escorts.csv': [{ escort: 'P2', access: 'A1' }],
    'credentials.csv': [{ holder: 'P2', access: 'A1' }],
    'claims.csv': [{ id: 'K2', stance: 'asserts', about: 'access:A1;people:P1', claimant: 'O1' }],
  });
  await importPackage(database, { 'sources.csv': [{ id: 'S1' }] });
  const { after, report, again } = await roundTrip(database, 'package');
  expect(report).toMatchObject({ withdrawn: 4, leftOut: 3 });
  expect(again.sources).toContain('subtier-withdrawn');
  const lines = after.join('\n');
  expect(lines).toContain('"LOCATED_IN"');
  expect(lines).toContain('"about":["people:P1"]');
  expect(lines).not.toMatch(/"SUPERSEDED"|"ESCORTS"|"LENDS_TO"/);
  // From now on nothing is withdrawn.
  const second = await roundTrip(database, 'package');
  expect(second.report).toMatchObject({ withdrawn: 0, leftOut: 0 });
  expectSame(second.after, second.before);
});

test('a group that no source describes any more stays a group with its label', async () => {
  const database = await withEmptyData();
  const [engineer, escort] = chainFiles['people.csv'];
  await importPackage(database, {
    ...chainFiles,
    'people.csv': [{ ...engineer, kind: 'group', label: 'A team' }, escort],
  });
  await importPackage(database, {
    'sources.csv': [{ id: 'S2' }],
    'locations.csv': [{ person: 'P1', country: 'RU' }],
  });
  await importPackage(database, { 'sources.csv': [{ id: 'S1' }] });
  const group = () =>
    database.read(`MATCH (p:Person {key: 'P1'}) RETURN p.withdrawn AS withdrawn, p.kind AS kind, p.label AS label`);
  expect(await group()).toEqual([{ withdrawn: true, kind: 'GROUP', label: 'A team' }]);
  await roundTrip(database, 'package');
  expect(await group()).toEqual([{ withdrawn: null, kind: 'GROUP', label: 'A team' }]);
});

test('a contract that no source describes any more is kept if accesses, employment or subcontracts name it, so that no chain is lost', async () => {
  const database = await withEmptyData();
  const names: readonly PackageFiles[] = [
    { 'access.csv': chainFiles['access.csv'] },
    { 'employment.csv': chainFiles['employment.csv'] },
    { 'subcontracts.csv': chainFiles['subcontracts.csv'] },
  ];
  for (const naming of names) {
    await withEmptyData();
    await importPackage(database, { ...chainFiles, 'covers.csv': [], 'claims.csv': [] });
    await importPackage(database, { 'sources.csv': [{ id: 'S2' }], ...naming });
    await importPackage(database, { 'sources.csv': [{ id: 'S1' }] });
    const exposures = () => database.read('MATCH (x:Exposure) RETURN x.key AS key, x.lineage AS lineage ORDER BY key');
    const before = await exposures();
    const { after } = await roundTrip(database, 'package');
    expect(after.join('\n')).toContain('Contract C1');
    expect(await exposures()).toEqual(before);
  }
});

test('a claim about a subcontract that ended with its contract is kept without that address', async () => {
  const database = await withEmptyData();
  await importPackage(database, { ...chainFiles, 'claims.csv': [] });
  const claims = [
    { id: 'K2', stance: 'denies', about: 'subcontracts:C1|O1|O2;organizations:O1' },
    { id: 'K3', stance: 'denies', about: 'employment:O2|P2|C1' },
  ];
  await importPackage(database, { 'sources.csv': [{ id: 'S2' }], 'claims.csv': claims });
  const kept = await roundTrip(database, 'package');
  expect(kept.report.leftOut).toBe(0);
  expectSame(kept.after, kept.before);
  await importPackage(database, { 'sources.csv': [{ id: 'S1' }] });
  const { report, after } = await roundTrip(database, 'package');
  expect(report.leftOut).toBe(2);
  expect(after.filter((line) => line.includes('"labels":["Claim"]')).join()).toMatch(
    /"about":\["organizations:O1"\].*K2.*K3/,
  );
});

test('GraphML and OpenGraph hold every current statement and its ends, and nothing derived', async () => {
  const database = await withEmptyData();
  await importPackage(database, hostile);
  const found = await database.read(
    `MATCH ()-[r]->() WHERE r.source IN $sources AND type(r) <> 'SUPERSEDED' RETURN r.key AS key`,
    { sources: ['S1', 'file:S 2/%~'] },
  );
  const statements = found.length;
  const openGraph = await exportTo(database, 'opengraph', 'graph.json');
  const { graph } = openGraphShape.parse(JSON.parse(await readFile(openGraph.path, 'utf8')));
  expect(graph.edges).toHaveLength(statements);
  const ids = new Set(graph.nodes.map(({ id }) => id));
  expect(ids.size).toBe(graph.nodes.length);
  expect([...ids].filter((id) => !/^[A-Za-z]+\.[\w.-]+$/.test(id))).toEqual([]);
  for (const { kind, start, end } of graph.edges) {
    expect(kind).toMatch(/^[A-Z_]+$/);
    expect([ids.has(start.value), ids.has(end.value)]).toEqual([true, true]);
  }
  const organization = graph.nodes.find(({ properties }) => properties['id'] === 'o:3|4;5');
  expect(organization).toMatchObject({ kinds: ['Organization'], properties: { name: '<b>\r\n\u0007&lt;' } });
  const owns = graph.edges.find(({ kind }) => kind === 'OWNS');
  expect(owns?.properties).toEqual({
    owner: 'O1',
    owned: 'O2',
    share_pct: 50.5,
    interest: 'shareholding',
    source: 'S1',
    confidence: 50,
    data_class: 'reported',
  });

  const { path } = await exportTo(database, 'graphml', 'graph.graphml');
  const xml = await readFile(path, 'utf8');
  expect(xml).not.toMatch(/Exposure|HAS_ACCESS|Access\./);
  const whole = create(xml).root();
  const elements = (name: string) => whole.filter((node) => node.node.nodeName === name, false, true);
  expect([elements('node').length, elements('edge').length]).toEqual([graph.nodes.length, statements]);
  expect(xml).toContain('&lt;b&gt;&#13;\n\uFFFD&amp;lt;');
});

const endShape = z.object({ match_by: z.literal('id'), value: z.string() });
const cellsShape = z.record(z.string(), z.union([z.string(), z.number()]));
const openGraphShape = z.object({
  metadata: z.object({ source_kind: z.string() }),
  graph: z.object({
    nodes: z.array(z.object({ id: z.string(), kinds: z.array(z.string()).length(1), properties: cellsShape })),
    edges: z.array(z.object({ kind: z.string(), start: endShape, end: endShape, properties: cellsShape })),
  }),
});

test('Neo4j reads what is exported in the order of an index, and never sorts or holds all of it', async () => {
  const database = await withEmptyData('spare');
  const limits = { rows: 1, milliseconds: 60_000, bytes: 1_000_000, signal: new AbortController().signal, tag: 'test' };
  const queries = [...relationships.map(statementsQuery), ...labels.map((label) => nodesQuery(label))];
  for (const query of queries) {
    const operators = operatorsOf(await database.explain(limits, query, { policySources: ['S1'] }));
    expect([query, operators.filter((one) => /^(Sort|Top|Eager|NodeHashJoin)/.test(one))]).toEqual([query, []]);
  }
});

function operatorsOf({ operator, children }: Plan): readonly string[] {
  return [operator, ...children.flatMap(operatorsOf)];
}

test('an export says that all of it is synthetic only if it is, and marks synthetic nodes in an OpenGraph', async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'sources.csv': [{ id: 'SYN-S1', data_class: 'synthetic' }],
    'organizations.csv': [{ id: 'SYN-O1' }],
    'contracts.csv': [{ id: 'SYN-C1', prime: 'SYN-O1' }],
  });
  const kindsIn = async (path: string) => {
    const nodes = z.object({
      graph: z.object({ nodes: z.array(z.object({ id: z.string(), kinds: z.array(z.string()) })) }),
    });
    const { graph } = nodes.parse(JSON.parse(await readFile(path, 'utf8')));
    return graph.nodes.map(({ id, kinds }) => `${id} ${kinds.join('+')}`);
  };
  const invented = ['Contract.SYN-C1 Contract+Synthetic', 'Organization.SYN-O1 Organization+Synthetic'];
  const alone = await exportTo(database, 'opengraph', 'graph.json');
  expect(alone.report.banner).toBe('SYNTHETIC DATA: a generator made all of it; it is about nobody.');
  expect(await kindsIn(alone.path)).toEqual([...invented, 'Source.SYN-S1 SubtierSource+Synthetic']);
  // A company of a register, without any contract, person or system.
  await importPackage(database, { 'sources.csv': [{ id: 'register' }], 'organizations.csv': [{ id: 'O1' }] });
  const both = await exportTo(database, 'opengraph', 'graph.json');
  expect(both.report.banner).toMatch(/^CONTAINS SYNTHETIC DATA/);
  expect(await kindsIn(both.path)).toEqual(expect.arrayContaining([...invented, 'Organization.O1 Organization']));
  // What marks them is read over.
  await withDesignationLists();
  const { total } = await runImport(database, { format: 'opengraph', paths: [both.path] });
  expect(total.rejected).toBe(0);
});

test('an export replaces nothing, leaves nothing behind when it fails, and says that it holds synthetic data', async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'sources.csv': [{ id: 'S1', data_class: 'synthetic' }],
    'agencies.csv': [{ id: 'G1' }],
  });
  const { path, report } = await exportTo(database, 'graphml', 'graph.graphml');
  expect(report.banner).toMatch(/SYNTHETIC DATA/);
  expect(await readFile(path, 'utf8')).toContain(`<desc>${report.banner ?? ''}</desc>`);
  await expect(exportGraph(database, { format: 'graphml', path, onProgress: silent })).rejects.toThrow(
    'already exists',
  );
  const nowhere = join(dirname(path), 'no', 'folder');
  await expect(exportGraph(database, { format: 'chain-package', path: nowhere, onProgress: silent })).rejects.toThrow(
    'its folder does not exist',
  );
  for (const [unwritable, reason] of [
    [join(path, 'file'), 'it is inside a file'],
    [join(dirname(path), 'x'.repeat(300)), 'the name is too long'],
  ] as const)
    for (const { name } of exportFormats)
      await expect(exportGraph(database, { format: name, path: unwritable, onProgress: silent })).rejects.toThrow(
        reason,
      );
  await expect(exportGraph(database, { format: 'gml', path: nowhere, onProgress: silent })).rejects.toThrow(
    'chain-package, graphml, opengraph',
  );
  expect(await readdir(dirname(path))).toEqual(['graph.graphml']);
  expect((await stat(path)).isFile()).toBe(true);
  const dump = await dumpGraph(database);
  await exportTo(database, 'chain-package', 'package');
  expect(await dumpGraph(database)).toEqual(dump);
});

test('an export during which another process took over writing is of no single state, and leaves nothing behind', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  // As if this process had been suspended after it began.
  const suspended = interceptReads(database, (bound) => ({
    read: async (statement, parameters) => {
      if (statement.includes('SYNTHETIC'))
        await database.write(`MATCH (l:Subtier {key: 'lease'}) SET l.holder = 'another process'`);
      return bound.read(statement, parameters);
    },
    readTransaction: (work) => bound.readTransaction(work),
  }));
  const folder = await temporaryFolder();
  for (const { name } of exportFormats) {
    const written = exportGraph(suspended, { format: name, path: join(folder, name), onProgress: silent });
    await expect(written).rejects.toMatchObject({ code: 'LEASE_LOST', exitCode: 3 });
    await database.write(`MATCH (l:Subtier {key: 'lease'}) REMOVE l.holder`);
  }
  expect(await readdir(folder)).toEqual([]);
});
