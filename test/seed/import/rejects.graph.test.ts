import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { runImport } from '#seed/import/import.ts';
import { auditGraph } from '../../audit-graph.ts';
import { chainFiles } from '../../chain-files.ts';
import { importPackage, writePackage, type PackageFiles, type PackageImport } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';

function brief({ rejects }: PackageImport): readonly unknown[] {
  return rejects.map(({ file, line, column, value, reason }) => [file, line, column, value, reason]);
}

const unknown = (table: string) => `Refers to a row of ${table} that is neither in the input nor in the graph`;

test('a row with a missing reference is rejected with its position, and so are rows that refer to it; other rows are imported', async () => {
  const database = await withEmptyData();
  const report = await importPackage(
    database,
    {
      ...chainFiles,
      'contracts.csv': [
        { id: 'C1', prime: 'O1' },
        { id: 'C2', prime: 'O9' },
      ],
      'subcontracts.csv': [{ contract: 'C2', contractor: 'O1', subcontractor: 'O2' }],
      'locations.csv': [{ person: 'P9', country: 'CN' }],
      'escorts.csv': [{ escort: 'P2', access: 'A9' }],
      'claims.csv': [
        { id: 'K1', stance: 'denies', about: 'organizations:O9' },
        { id: 'K2', stance: 'denies', about: 'locations:P1' },
      ],
    },
    { withRejects: true },
  );
  expect(brief(report)).toEqual([
    ['contracts.csv', '3', 'prime', 'O9', unknown('organizations')],
    ['subcontracts.csv', '2', 'contract', 'C2', unknown('contracts')],
    ['locations.csv', '2', 'person', 'P9', unknown('people')],
    ['escorts.csv', '2', 'access', 'A9', unknown('access')],
    ['claims.csv', '2', 'about', 'O9', unknown('organizations')],
  ]);
  expect(report.total).toMatchObject({ created: 14, rejected: 5 });
  expect(await auditGraph(database)).toEqual({});
});

test('a synthetic person is attached to no real company or system', async () => {
  const database = await withEmptyData();
  const files: PackageFiles = {
    'organizations.csv': [{ id: 'O1' }, { id: 'SYN-O' }],
    'systems.csv': ['Y1', 'SYN-Y'].map((id) => ({ id, impact_level: 5 })),
    'people.csv': [{ id: 'SYN-P' }, { id: 'P1' }],
    'employment.csv': ['O1', 'SYN-O'].map((organization) => ({ organization, person: 'SYN-P', role: 'engineer' })),
    'access.csv': [
      { id: 'A9', person: 'SYN-P', system: 'Y1', mode: 'direct' },
      { id: 'SYN-A', person: 'SYN-P', system: 'SYN-Y', mode: 'direct' },
      { id: 'A1', person: 'P1', system: 'Y1', mode: 'escorted' },
    ],
    'escorts.csv': [{ escort: 'SYN-P', access: 'A1' }],
  };
  const report = await importPackage(database, files, { withRejects: true });
  const never = (what: string) => `A synthetic person (SYN-…) is never attached to a real ${what}`;
  expect(brief(report)).toEqual([
    ['employment.csv', '2', 'organization', 'O1', never('organization')],
    ['escorts.csv', '2', 'access', 'A1', never('system')],
    ['access.csv', '2', 'system', 'Y1', never('system')],
  ]);
  const rows = await database.read(
    'MATCH (:Person)-[r:ACCESSES|ESCORTS]->(to) RETURN r.access AS access, to.key AS to ORDER BY access',
  );
  expect(rows).toEqual([
    { access: 'A1', to: 'Y1' },
    { access: 'SYN-A', to: 'SYN-Y' },
  ]);
});

test('nothing synthetic is attached to anything real, by any reference', async () => {
  const database = await withEmptyData();
  const files: PackageFiles = {
    'sources.csv': [{ id: 'S1' }, { id: 'SYN-S', data_class: 'synthetic' }],
    'agencies.csv': [{ id: 'G1' }, { id: 'SYN-G' }, { id: 'G2', parent: 'SYN-G' }],
    'organizations.csv': [{ id: 'O1' }, { id: 'SYN-O' }, { id: 'O2', source: 'SYN-S' }],
    'systems.csv': [
      ...['Y1', 'SYN-Y'].map((id) => ({ id, impact_level: 5 })),
      { id: 'SYN-Y2', impact_level: 5, agency: 'G1' },
    ],
    'lists.csv': [{ id: 'SYN-L' }, { id: 'L1' }],
    'people.csv': [{ id: 'SYN-P' }, { id: 'P1' }, { id: 'P2' }],
    'contracts.csv': [
      { id: 'C1', prime: 'O1' },
      { id: 'SYN-C', prime: 'SYN-O', agency: 'SYN-G' },
      { id: 'C2', prime: 'SYN-O' },
      { id: 'SYN-C2', prime: 'O1' },
      { id: 'SYN-C3', parent: 'C1' },
      { id: 'SYN-C4', agency: 'G1' },
    ],
    'designations.csv': [
      { list: 'SYN-L', organization: 'O1' },
      { list: 'L1', organization: 'SYN-O' },
    ],
    'ownership.csv': [
      { owner: 'O1', owned: 'SYN-O' },
      { owner: 'SYN-O', owned: 'O1' },
    ],
    'covers.csv': [
      { contract: 'SYN-C', system: 'Y1' },
      { contract: 'C1', system: 'SYN-Y' },
    ],
    'subcontracts.csv': [{ contract: 'SYN-C', contractor: 'SYN-O', subcontractor: 'O1' }],
    'employment.csv': [
      { organization: 'SYN-O', person: 'SYN-P', role: 'engineer', contract: 'C1' },
      { organization: 'SYN-O', person: 'P1', role: 'engineer' },
    ],
    'access.csv': [
      { id: 'A1', person: 'SYN-P', system: 'SYN-Y', contract: 'C1', mode: 'direct' },
      { id: 'SYN-A', person: 'P1', system: 'Y1', mode: 'direct' },
      { id: 'A2', person: 'P1', system: 'Y1', mode: 'escorted' },
    ],
    'escorts.csv': [{ escort: 'SYN-P', access: 'A2' }],
    'claims.csv': [
      { id: 'SYN-X', text: 'Invented', stance: 'asserts', about: 'organizations:O1' },
      { id: 'X1', text: 'Invented', stance: 'asserts', about: 'organizations:SYN-O;contracts:C1' },
      { id: 'X2', text: 'Invented', stance: 'asserts', about: 'organizations:SYN-O', claimant: 'O1' },
      { id: 'X3', text: 'Invented', stance: 'asserts', about: 'organizations:SYN-O', claimant: 'An office' },
    ],
  };
  const sourced: PackageFiles = Object.fromEntries(
    Object.entries(files).map(([name, rows]) => [
      name,
      name === 'sources.csv' ? rows : rows.map((row) => ({ source: 'S1', ...row })),
    ]),
  );
  const report = await importPackage(database, sourced, { withRejects: true });
  const found = report.rejects.map(({ file, line, column, value, reason }) => {
    const kinds = /^A synthetic (.*) \(SYN-…\) is never attached to a real (.*)$/.exec(reason ?? '')?.slice(1);
    return [[file, line, column, value].join(' '), kinds?.join(' to ')];
  });
  const inOrder = (rows: typeof found) => rows.map((row) => row.join(': ')).sort();
  expect(inOrder(found)).toEqual(
    inOrder([
      ['agencies.csv 4 parent SYN-G', 'agency to agency'],
      ['organizations.csv 4 source SYN-S', 'source to organization'],
      ['systems.csv 4 agency G1', 'system to agency'],
      ['contracts.csv 4 prime SYN-O', 'organization to contract'],
      ['contracts.csv 5 prime O1', 'contract to organization'],
      ['contracts.csv 6 parent C1', 'contract to contract'],
      ['contracts.csv 7 agency G1', 'contract to agency'],
      ['designations.csv 2 organization O1', 'list to organization'],
      ['ownership.csv 2 owner O1', 'organization to organization'],
      ['ownership.csv 3 owned O1', 'organization to organization'],
      ['covers.csv 2 system Y1', 'contract to system'],
      ['covers.csv 3 contract C1', 'system to contract'],
      ['subcontracts.csv 2 subcontractor O1', 'contract to organization'],
      ['employment.csv 2 contract C1', 'organization to contract'],
      ['employment.csv 3 person P1', 'organization to person'],
      ['escorts.csv 2 access A2', 'person to system'],
      ['access.csv 2 contract C1', 'person to contract'],
      ['access.csv 3 person P1', 'access to person'],
      ['claims.csv 2 about organizations:O1', 'claim to organization'],
      ['claims.csv 3 about organizations:SYN-O,contracts:C1', 'organization to contract'],
      ['claims.csv 4 claimant O1', 'organization to organization'],
    ]),
  );
  const mixed = await database.read(
    `MATCH (a:Organization|Contract|System|Person|Agency)-[r]->(b:Organization|Contract|System|Person|Agency)
     WHERE a.key STARTS WITH 'SYN-' <> b.key STARTS WITH 'SYN-' RETURN a.key, type(r), b.key`,
  );
  expect(mixed).toEqual([]);
});

test('a statement whose new row is rejected is kept with a warning, unless it contradicts the new rows', async () => {
  const database = await withEmptyData();
  const older = {
    ...chainFiles,
    'people.csv': [...chainFiles['people.csv'], { id: 'P3' }],
    'contracts.csv': [...chainFiles['contracts.csv'], { id: 'C2', parent: 'C1' }],
  };
  await importPackage(database, older);
  const open = async (type: string) => {
    const rows = await database.read(
      `MATCH (a:!Access&!Exposure)-[r:${type}]->(b) RETURN a.key + ' ' + b.key AS hop ORDER BY hop`,
    );
    return rows.map(({ hop }) => hop);
  };
  const newer = {
    ...older,
    'systems.csv': [{ ...chainFiles['systems.csv'][0], impact_level: 3 }],
    'locations.csv': [{ person: 'P1', country: 'CN', valid_from: '24-01-01' }],
    'vetting.csv': [{ person: 'P2', tier: 'T9' }],
    'subcontracts.csv': [{ ...chainFiles['subcontracts.csv'][0], performed_in: 'Nowhere' }],
    'employment.csv': [
      { ...chainFiles['employment.csv'][0], work_role: '', role: 'engineers' },
      { ...chainFiles['employment.csv'][1], proficiency: 'great' },
    ],
  };
  const report = await importPackage(database, newer, { withRejects: true });
  expect(
    report.notices
      .filter(({ kind }) => kind === 'replaced')
      .map(({ file, message }) => `${file}: ${message.slice(0, 32)}`),
  ).toEqual([
    'systems.csv: An earlier statement is kept bec',
    'subcontracts.csv: An earlier statement is kept bec',
    'locations.csv: An earlier statement is kept bec',
    'vetting.csv: An earlier statement is kept bec',
    'employment.csv: 2 earlier statements are kept be',
  ]);
  expect(await open('LOCATED_IN')).toEqual(['P1 CN']);
  expect(await open('SUBCONTRACTS_TO')).toEqual(['O1 O2']);
  expect(await open('OWNED_BY')).toEqual(['Y1 G1']);
  // A role or tier that cannot be read is a part of the key, but the rest of the key shows which statements the row may be about.
  expect(await open('EMPLOYS')).toEqual(['O1 P1', 'O2 P2']);

  const contradicting = {
    ...older,
    'contracts.csv': [
      { id: 'C1', prime: 'O1', parent: 'C2' },
      { id: 'C2', parent: 'C1', value: 'much' },
    ],
    'access.csv': [
      { id: 'A1', person: 'P1', system: 'Y1', mode: 'escorts', valid_from: '2024-01-01' },
      { id: 'A1', person: 'P2', system: 'Y1', contract: 'C1', mode: 'escorted', valid_from: '2025-01-01' },
    ],
    'escorts.csv': [{ escort: 'P2', access: 'A1', valid_from: '2024-01-01', sessions: 'many' }],
  };
  await importPackage(database, contradicting, { withRejects: true });
  expect(await open('ACCESSES')).toEqual(['P2 Y1']);
  expect(await open('ESCORTS')).toEqual([]);
  expect(await open('UNDER')).toEqual(['C1 C2']);
  expect(await auditGraph(database)).toEqual({});
});

/** Imports a chain package of which some files are given as text. */
async function importText(
  database: Database,
  files: PackageFiles,
  texts: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const folder = await writePackage(files);
  try {
    for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
    const rejects: string[] = [];
    await runImport(database, {
      format: 'chain-package',
      paths: [folder],
      onReject: ({ file, reason }) => rejects.push(`${file}: ${reason}`),
    });
    return rejects;
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(`${folder}.rejects.csv`, { force: true });
  }
}

test('a row with too few or too many cells keeps what it stated before, if its first cells say which', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const before = await exposed(database);
  expect(before).toEqual(['A1 COMPLETE FOREIGN']);
  const rejects = await importText(database, chainFiles, {
    'contracts.csv': 'id,piid,agency,prime\nC1,W1, with a comma,G1,O1\n',
    'access.csv': 'id,person,system,contract,mode,valid_from\nA1,P1,Y1,C1\n',
    'locations.csv': 'person,country,valid_from\nP1,CN\n',
  });
  expect(rejects).toEqual([
    'contracts.csv: The row has 5 cells, the header has 4',
    'locations.csv: The row has 2 cells, the header has 3',
    'access.csv: The row has 4 cells, the header has 6',
  ]);
  expect(await exposed(database)).toEqual(before);
  expect(await auditGraph(database)).toEqual({});
});

test('a broken row keeps what it stated before under its row id, wherever that is, and nothing else', async () => {
  const database = await withEmptyData();
  const location = { person: 'P1', country: 'CN' };
  const files: PackageFiles = {
    ...chainFiles,
    'locations.csv': [
      { ...location, row: 'L1' },
      { ...location, country: 'RU', row: 'L2' },
      { ...location, country: 'IR', row: 'L3' },
      { ...location, country: 'KP', row: 'L4' },
    ],
  };
  await importPackage(database, files);
  // One lacks a cell, one has a comma too many, one has a quote within a cell.
  const rejects = await importText(database, files, {
    'locations.csv': 'person,country,valid_from,row\nP1,CN,L1\nP1,R,U,,L2\nP1,I"R,,L3\n',
  });
  expect(rejects.map((reject) => reject.slice(0, 30))).toEqual([
    'locations.csv: The row has 3 c',
    'locations.csv: The row has 5 c',
    'locations.csv: Not a CSV recor',
  ]);
  const located = await database.read(
    'MATCH (:Person {key: "P1"})-[at:LOCATED_IN]->(country:Country) RETURN country.key AS country ORDER BY country',
  );
  expect(located.map(({ country }) => country)).toEqual(['CN', 'IR', 'RU']);
});

test('a person whose country cannot be read stays where the source last said', async () => {
  const database = await withEmptyData();
  const [location] = chainFiles['locations.csv'];
  const older = { ...location, valid_from: '2023-01-01' };
  await importPackage(database, { ...chainFiles, 'locations.csv': [older, location] });
  const newer = [{ ...location, country: 'Chnia' }];
  const report = await importPackage(database, { ...chainFiles, 'locations.csv': newer }, { withRejects: true });
  // Not what it stated of other days.
  expect(report.tables.locations).toMatchObject({ rejected: 1, closed: 1 });
  expect(await exposed(database)).toEqual(['A1 COMPLETE FOREIGN']);
});

test.each([
  ['a country that cannot be read', { country: 'Chnia' }],
  ['neither a country nor an organization', {}],
  ['both a country and an organization', { country: 'CN', organization: 'O2' }],
])('a list keeps a designation whose new row names %s', async (_, named) => {
  const database = await withEmptyData();
  const files = { ...chainFiles, 'lists.csv': [{ id: 'L1' }] };
  const rows = [{ country: 'CN' }, { organization: 'O2' }, { organization: 'O1' }];
  const designations = rows.map((row) => ({ list: 'L1', valid_from: '2020-01-01', ...row }));
  await importPackage(database, { ...files, 'designations.csv': designations });
  const newer = [{ list: 'L1', valid_from: '2020-01-01', ...named }, ...designations.slice(2)];
  const report = await importPackage(database, { ...files, 'designations.csv': newer }, { withRejects: true });
  const [listed] = await database.read(
    `MATCH (n)-[:DESIGNATED_ON]->(:DesignationList {key: 'L1'}) WITH n.key AS key ORDER BY key RETURN collect(key) AS keys`,
  );
  // The organization that no row may be about is designated no more.
  const isAbout = 'organization' in named;
  expect(listed).toEqual({ keys: isAbout ? ['CN', 'O1', 'O2'] : ['CN', 'O1'] });
  expect(report.tables.designations).toMatchObject({ rejected: 1, closed: isAbout ? 0 : 1 });
});

test('a row whose source or day cannot be read keeps what it stated before, also without the last column of its key', async () => {
  const database = await withEmptyData();
  const [subcontract] = chainFiles['subcontracts.csv'];
  const subcontracts = [{ ...subcontract, subaward_number: '' }];
  const sources = [{ id: 'S1' }, { id: 'S2' }];
  await importPackage(database, { ...chainFiles, 'subcontracts.csv': subcontracts });
  const before = await exposed(database);
  expect(before).toEqual(['A1 COMPLETE FOREIGN']);
  const unreadable = [{ ...subcontracts[0], valid_from: '24-01-01' }];
  await importPackage(database, { ...chainFiles, 'subcontracts.csv': unreadable }, { withRejects: true });
  expect(await exposed(database)).toEqual(before);

  // Without a column `source`, every row is rejected, and says nothing of what it stated before.
  const report = await importPackage(
    database,
    { ...chainFiles, 'sources.csv': sources, 'subcontracts.csv': subcontracts },
    { withRejects: true },
  );
  expect(report.total).toMatchObject({ created: 1, changed: 1, closed: 0 });
  expect(await exposed(database)).toEqual(before);
  const misspelt = Object.fromEntries(
    Object.entries({ ...chainFiles, 'subcontracts.csv': subcontracts }).map(([name, rows]) => [
      name,
      rows.map((row) => ({ ...row, source: name === 'subcontracts.csv' ? 'S11' : 'S1' })),
    ]),
  );
  await importPackage(database, { ...misspelt, 'sources.csv': sources }, { withRejects: true });
  expect(await exposed(database)).toEqual(before);
});

test('a row that contradicts others keeps what it stated before, unless that contradicts them too', async () => {
  const database = await withEmptyData();
  const [access] = chainFiles['access.csv'];
  const contracts = [...chainFiles['contracts.csv'], { id: 'C2', prime: 'O2' }];
  const older = { ...chainFiles, 'contracts.csv': contracts };
  await importPackage(database, older);
  await importPackage(database, {
    'sources.csv': [{ id: 'S2' }],
    'people.csv': [{ id: 'P3' }],
    'escorts.csv': [{ escort: 'P3', access: 'A1' }],
    'contracts.csv': [{ id: 'C1', parent: 'C2' }],
  });
  const before = await exposed(database);
  expect(before.length).toBeGreaterThan(0);
  const report = await importPackage(
    database,
    {
      ...older,
      'contracts.csv': [...chainFiles['contracts.csv'], { id: 'C2', prime: 'O2', parent: 'C1' }],
      'access.csv': [{ ...access, person: 'P3' }],
    },
    { withRejects: true },
  );
  expect(brief(report)).toEqual([
    ['contracts.csv', '3', 'parent', 'C1', 'The contract would be under itself'],
    ['access.csv', '2', 'person', 'P3', 'Another source states that this person escorts this access'],
  ]);
  expect(report.total.closed).toBe(0);
  expect(await exposed(database)).toEqual(before);
  const primes = await database.read(
    `MATCH (c:Contract)-[:AWARDED_TO]->(o) RETURN c.key + ' ' + o.key AS prime ORDER BY prime`,
  );
  expect(primes).toEqual([{ prime: 'C1 O1' }, { prime: 'C2 O2' }]);
  expect(await auditGraph(database)).toEqual({});
});

/** The exposures, each as `access lineage origin`. */
async function exposed(database: Database): Promise<readonly unknown[]> {
  const rows = await database.read(
    `MATCH (x:Exposure)-[:OF]->(a) RETURN a.key + ' ' + x.lineage + ' ' + x.origin AS exposure ORDER BY exposure`,
  );
  return rows.map(({ exposure }) => exposure);
}

test('rows may refer to rows of an earlier import', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const report = await importPackage(database, {
    'sources.csv': [{ id: 'S2' }],
    'people.csv': [{ id: 'P3' }],
    'escorts.csv': [{ escort: 'P3', access: 'A1' }],
    'contracts.csv': [{ id: 'C2', parent: 'C1', prime: 'O1' }],
    'claims.csv': [{ id: 'K9', stance: 'asserts', about: 'access:A1', claimant: 'O2' }],
  });
  expect(report.total.created).toBe(5);
  const [row] = await database.read(`MATCH (:Person {key: 'P3'})-[:ESCORTS]->(p) RETURN p.key AS key`);
  expect(row).toEqual({ key: 'P1' });
  expect(await auditGraph(database)).toEqual({});
});

test('an access id has the same person and system in every source', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const [access] = chainFiles['access.csv'];
  const other: PackageFiles = {
    'sources.csv': [{ id: 'S2' }],
    'systems.csv': [{ id: 'Y2', impact_level: 4 }],
    'access.csv': [
      { ...access, person: 'P2', valid_from: '2024-02-01' },
      { ...access, system: 'Y2', valid_from: '2024-03-01' },
      { ...access, valid_from: '2024-04-01' },
      { ...access, id: 'A2' },
      { ...access, id: 'A2', person: 'P2', valid_from: '2024-05-01' },
    ],
  };
  const report = await importPackage(database, other, { withRejects: true });
  expect(brief(report)).toEqual([
    ['access.csv', '2', 'person', 'P2', 'The access has a different person elsewhere (P1), but an access has only one'],
    ['access.csv', '3', 'system', 'Y2', 'The access has a different system elsewhere (Y1), but an access has only one'],
    ['access.csv', '6', 'person', 'P2', 'The access has a different person elsewhere (P1), but an access has only one'],
  ]);
  expect(await auditGraph(database)).toEqual({});
});

/** Imports the chain, and another source that states an escort of its access. */
async function importEscortOfOthers(database: Database): Promise<void> {
  await importPackage(database, chainFiles);
  await importPackage(database, {
    'sources.csv': [{ id: 'S2' }],
    'people.csv': [{ id: 'P3' }, { id: 'P4' }],
    'escorts.csv': [{ escort: 'P3', access: 'A1' }],
  });
}

test('an access that moves to another person takes along the escorts that other sources state', async () => {
  const database = await withEmptyData();
  await importEscortOfOthers(database);
  const [access] = chainFiles['access.csv'];
  await importPackage(database, { ...chainFiles, 'access.csv': [{ ...access, person: 'P4' }] });
  const rows = await database.read(
    `MATCH (e)-[r:ESCORTS]->(p) RETURN e.key AS escort, p.key AS person, r.key AS key ORDER BY escort`,
  );
  expect(rows.map(Object.values)).toEqual([
    ['P2', 'P4', 'S1/escorts/P2/A1/2024-01-01'],
    ['P3', 'P4', 'S2/escorts/P3/A1/'],
  ]);
  const report = await importPackage(
    database,
    { ...chainFiles, 'access.csv': [{ ...access, person: 'P3' }], 'escorts.csv': [], 'claims.csv': [] },
    { withRejects: true },
  );
  expect(brief(report)).toEqual([
    ['access.csv', '2', 'person', 'P3', 'Another source states that this person escorts this access'],
  ]);
  expect(await auditGraph(database)).toEqual({});
});

test('an access that comes back with another person takes along the escorts that other sources state', async () => {
  const database = await withEmptyData();
  await importEscortOfOthers(database);
  const without = { ...chainFiles, 'access.csv': [], 'escorts.csv': [], 'claims.csv': [] };
  await importPackage(database, without);
  const [access] = chainFiles['access.csv'];
  await importPackage(database, { ...without, 'access.csv': [{ ...access, person: 'P4' }] });
  const rows = await database.read('MATCH (e)-[r:ESCORTS]->(p) RETURN e.key AS escort, p.key AS person');
  expect(rows).toEqual([{ escort: 'P3', person: 'P4' }]);
  expect(await auditGraph(database)).toEqual({});
});

test('an access that comes back with another person takes along its own escort, which was kept because its row was rejected', async () => {
  const database = await withEmptyData();
  const files: PackageFiles = {
    ...chainFiles,
    'people.csv': [...chainFiles['people.csv'], { id: 'P4' }],
    'claims.csv': [],
  };
  await importPackage(database, files);
  const escorted = () => database.read('MATCH (e)-[r:ESCORTS]->(p) RETURN e.key AS escort, p.key AS person');
  const unreadable = { ...files, 'escorts.csv': [{ ...chainFiles['escorts.csv'][0], sessions: 'many' }] };
  await importPackage(database, { ...unreadable, 'access.csv': [] }, { withRejects: true });
  expect(await escorted()).toEqual([{ escort: 'P2', person: 'P1' }]);
  const [access] = chainFiles['access.csv'];
  await importPackage(database, { ...unreadable, 'access.csv': [{ ...access, person: 'P4' }] }, { withRejects: true });
  expect(await escorted()).toEqual([{ escort: 'P2', person: 'P4' }]);
  expect(await auditGraph(database)).toEqual({});
});

test('an escort who is the engineer of the access is rejected', async () => {
  const database = await withEmptyData();
  const report = await importPackage(
    database,
    { ...chainFiles, 'escorts.csv': [{ escort: 'P1', access: 'A1' }] },
    { withRejects: true },
  );
  expect(brief(report)).toEqual([['escorts.csv', '2', 'escort', 'P1', 'The escort is the engineer of the access']]);
});

test('a contract under itself is rejected: directly, through others, or through another source', async () => {
  const database = await withEmptyData();
  const cycle = 'The contract is part of a cycle of parent contracts, or under one that is';
  const first = await importPackage(
    database,
    {
      'contracts.csv': [
        { id: 'C1', parent: 'C1' },
        { id: 'C2', parent: 'C3' },
        { id: 'C3', parent: 'C2' },
        { id: 'C4' },
        { id: 'C5', parent: 'C4' },
      ],
    },
    { withRejects: true },
  );
  expect(brief(first)).toEqual([
    ['contracts.csv', '2', 'parent', 'C1', cycle],
    ['contracts.csv', '3', 'parent', 'C3', cycle],
    ['contracts.csv', '4', 'parent', 'C2', cycle],
  ]);
  const second = await importPackage(
    database,
    { 'sources.csv': [{ id: 'S2' }], 'contracts.csv': [{ id: 'C4', parent: 'C5' }] },
    { withRejects: true },
  );
  expect(brief(second)).toEqual([['contracts.csv', '2', 'parent', 'C5', 'The contract would be under itself']]);
  const turned = await importPackage(database, { 'contracts.csv': [{ id: 'C5' }, { id: 'C4', parent: 'C5' }] });
  expect(turned.total).toMatchObject({ changed: 2, rejected: 0 });
  expect(await auditGraph(database)).toMatchObject({});
});

test('a repeated statement is rejected if its values differ, and ignored if they are the same', async () => {
  const database = await withEmptyData();
  const subcontract = { contract: 'C1', contractor: 'O1', subcontractor: 'O2', subaward_number: '1', amount: 1000 };
  const files = {
    ...chainFiles,
    'subcontracts.csv': [
      subcontract,
      subcontract,
      { ...subcontract, amount: 2000 },
      { ...subcontract, amount: 2000, row: 'r4' },
    ],
  };
  const report = await importPackage(database, files, { withRejects: true });
  expect(report.rejects.map(({ line }) => line)).toEqual(['4']);
  expect(report.tables.subcontracts).toEqual({ created: 2, changed: 0, unchanged: 1, rejected: 1, closed: 0 });
  const again = await importPackage(database, files, { withRejects: true });
  expect(again.changed).toBe(false);
});
