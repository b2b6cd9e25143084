import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { runSavedQuery } from '#graph/questions/run.ts';
import { runImport } from '#seed/import/import.ts';
import { importPackage } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';

const columns = [
  '_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order',
  'license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner',
  'remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids',
].flatMap((line) => line.split(','));
const entityList = 'Entity List (EL) - Bureau of Industry and Security';
const treasury = 'Specially Designated Nationals (SDN) - Treasury Department';

const records = [
  {
    _id: 'r1',
    source: entityList,
    name: 'Invented Cameras Co., Ltd.',
    start_date: '2020-06-05',
    alt_names: 'Invented Eyes; Invented Optics (Shenzhen)',
  },
  { _id: 'r2', source: entityList, name: 'Invented Institute', start_date: '2019-01-01', ids: 'UEI, SUBSUBSUBSU9, US' },
  {
    _id: 'r3',
    source: treasury,
    entity_number: '99',
    type: 'Entity',
    name: 'INVENTED BANK',
    start_date: '2019-01-01',
    end_date: '2025-03-31',
    ids: 'Legal Entity Number, 5493001KJTIIGC8Y1R12, IR',
  },
  { _id: 'r4', source: treasury, entity_number: '100', type: 'Individual', name: 'Jane Roe', ids: 'Passport, A1, IR' },
];

/** How a company on a contract and a listed organization write one name. */
const spellings = [
  ['Invented Networks BV', 'Invented Networks B.V.'],
  ['INVENTED ROUTERS LLC', 'Invented Routers L.L.C.'],
  ['Invented Switches SA', 'Invented Switches S.A.'],
  ['Invented Gears', 'Invented\nGears GmbH'],
  ["O'Invented Tools", 'O’Invented Tools'],
  ['Invented and Sons', 'INVENTED & SONS, INC.'],
  ['Inventée Radio', 'INVENTEE RADIO'],
  // As before: a period may be a blank. Both readings of one name are one row.
  ['I.N. Radar', 'I N Radar'],
  ['I.N. Lidar', 'I.N. Lidar Ltd.'],
  // The form is the name.
  ['SE', 'AS'],
] as const;

let database: Database;
let folder: string;
let path: string;
const write = (of: readonly object[]) => writeFile(path, stringify([...of], { header: true, columns }));
const importList = () => runImport(database, { format: 'consolidated-screening-list', paths: [path] });

beforeAll(async () => {
  database = await withEmptyData();
  folder = await mkdtemp(join(tmpdir(), 'subtier-screening-'));
  path = join(folder, 'consolidated.csv');
  await importPackage(database, {
    'organizations.csv': [
      { id: 'PRIME', name: 'Invented Prime' },
      { id: 'SUBSUBSUBSU9', name: 'Invented Sub', uei: 'SUBSUBSUBSU9' },
      { id: 'O-NAME', name: 'INVENTED CAMERAS COMPANY LIMITED' },
      { id: 'O-ALIAS', name: 'invented optics, shenzhen' },
      { id: 'O-LEI', name: 'Something Else', lei: '5493001kjtiigc8y1r12' },
      { id: 'O-889', name: 'ZTE CORP' },
      { id: 'O-IDLE', name: 'Invented Eyes' },
      // They share what is no identifier.
      ...['', 'listed-'].flatMap((of) => [
        { id: `${of}blank`, name: `Invented ${of} Blank`, uei: 'unknown', cage: 'N/A', lei: 'n/a' },
        { id: `${of}zeros`, name: `Invented ${of} Zeros`, uei: 'XXXXXXXXXXXX', cage: '00000', lei: '0'.repeat(20) },
      ]),
      ...spellings.flatMap(([name, listed], at) => [
        { id: `spelled-${at}`, name },
        { id: `listed-${at}`, name: listed },
      ]),
    ],
    'lists.csv': [{ id: 'SPELLED', title: 'Spelled' }],
    'designations.csv': [...spellings.keys(), 'blank', 'zeros'].map((of) => ({
      ...{ list: 'SPELLED', organization: `listed-${of}`, valid_from: '2026-01-01' },
    })),
    'contracts.csv': [{ id: 'C1', prime: 'PRIME' }],
    'subcontracts.csv': [
      ...['SUBSUBSUBSU9', 'O-NAME', 'O-ALIAS', 'O-LEI', 'O-889', 'blank', 'zeros'],
      ...spellings.map((_, at) => `spelled-${at}`),
    ].map((subcontractor) => ({ contract: 'C1', contractor: 'PRIME', subcontractor })),
  });
  await write(records);
  const report = await importList();
  expect(report).toMatchObject({ wentIn: true, rejectsFile: null, total: { rejected: 0 } });
  expect(report.notices.map(({ message, count }) => [message.slice(0, 22), count])).toContainEqual([
    'Records of individuals',
    1,
  ]);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('a listing designates its own record, and a company with the same UEI; never one with the same name', async () => {
  const rows = await database.read(
    `MATCH (o:Organization)-[d:DESIGNATED_ON]->(l:DesignationList) WHERE l.key STARTS WITH 'CSL-'
     RETURN o.key AS organization, l.key AS list, toString(d.validFrom) AS from, toString(d.validTo) AS to ORDER BY organization`,
  );
  expect(rows).toEqual([
    { organization: 'CSL-99', list: 'CSL-SDN', from: '2019-01-01', to: '2025-04-01' },
    { organization: 'CSL-r1', list: 'CSL-EL', from: '2020-06-05', to: '9999-12-31' },
    { organization: 'SUBSUBSUBSU9', list: 'CSL-EL', from: '2019-01-01', to: '9999-12-31' },
  ]);
  const [names] = await database.read(
    `MATCH (o:Organization {key: 'CSL-r1'})-[d:DESCRIBED_BY]->(:Source) RETURN o.name AS name, count(d) AS names`,
  );
  expect(names).toEqual({ name: 'Invented Cameras Co., Ltd.', names: 3 });
  expect(await database.read("MATCH (n) WHERE n.name CONTAINS 'Roe' OR n.text CONTAINS 'Roe' RETURN n")).toEqual([]);
});

const named = z.object({ key: z.string() });

async function ask(asOf: string, lists: readonly string[] = []) {
  const { columns: found, rows } = await runSavedQuery(
    database,
    await loadLibrary(standardLibrary),
    'possible-listed-suppliers',
    { asOf, lists },
    100,
  );
  const at = (row: (typeof rows)[number], column: string) => row[found.indexOf(column)] ?? null;
  return rows.map((row) => [
    at(row, 'finding'),
    named.parse(at(row, 'company')).key,
    at(row, 'shared'),
    named.parse(at(row, 'listed')).key,
    z.array(z.unknown()).parse(at(row, 'evidence')).length,
  ]);
}

test('the question suggests companies by name, alias or identifier, with the listed record and the evidence', async () => {
  const byName = [
    ['NAME', 'O-889', 'NAME ZTE', 'section889-zte', 3],
    ['NAME', 'O-ALIAS', 'NAME INVENTED OPTICS SHENZHEN', 'CSL-r1', 3],
    ['NAME', 'O-NAME', 'NAME INVENTED CAMERAS', 'CSL-r1', 3],
  ];
  expect(await ask('2025-03-31')).toEqual([
    ['IDENTIFIER', 'O-LEI', 'LEI 5493001KJTIIGC8Y1R12', 'CSL-99', 3],
    ...byName,
  ]);
  expect(await ask('2025-04-01')).toEqual(byName);
  expect(await ask('2025-04-01', ['CSL-EL'])).toEqual(byName.slice(1));
});

test('the question suggests a company once, however both names write punctuation, accents and legal form', async () => {
  const shared = [
    ...['NETWORKS', 'ROUTERS', 'SWITCHES', 'GEARS'].map((word) => `NAME INVENTED ${word}`),
    ...['NAME O INVENTED TOOLS', 'NAME INVENTED SONS', 'NAME INVENTEE RADIO', 'NAME I N RADAR', 'NAME I N LIDAR'],
  ];
  expect(await ask('2026-06-01', ['SPELLED'])).toEqual(
    shared.map((name, at) => ['NAME', `spelled-${at}`, name, `listed-${at}`, 3]),
  );
});

test('a listing stays if its record cannot be read now', async () => {
  const designated = `MATCH (o:Organization)-[:DESIGNATED_ON]->(l:DesignationList)
     WHERE l.key STARTS WITH 'CSL-' RETURN o.key AS key, o.name AS name, l.title AS list ORDER BY key`;
  const before = await database.read(designated);
  expect(before).toHaveLength(3);
  await write(records.map((record) => ('type' in record ? record : { ...record, start_date: 'June 5' })));
  expect(await importList()).toMatchObject({ total: { rejected: 2, closed: 0 } });
  expect(await database.read(designated)).toEqual(before);
  await write(records);
  await importList();
});

test('the same file changes nothing; a newer one closes what it lacks', async () => {
  expect(await importList()).toMatchObject({ changed: false });
  await write(records.slice(1));
  expect(await importList()).toMatchObject({ changed: true });
  const rows = await database.read(
    `MATCH (:Organization {key: 'CSL-r1'})-[d]->(:DesignationList) RETURN type(d) AS type`,
  );
  expect(rows).toEqual([{ type: 'SUPERSEDED' }]);
});
