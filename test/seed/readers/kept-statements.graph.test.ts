import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { runImport } from '#seed/import/import.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { gleifFile, relationshipRecord } from './gleif/write-gleif.ts';

/** Two versions of an input, by file: the second has rows that cannot be read. */
interface Versions {
  readonly format: string;
  readonly path: string;
  readonly older: Readonly<Record<string, string>>;
  readonly newer: Readonly<Record<string, string>>;
  readonly rejected: number;
}

const [leiA, leiB] = ['5493001KJTIIGC8Y1R12', '529900T8BM49AURSDO55'];

const bods = (recordType: string, recordId: string, recordDetails: object, rest: object = {}) => ({
  statementId: `s-${recordId}`,
  statementDate: '2024-06-06',
  publicationDetails: { publisher: { name: 'Invented Register' } },
  recordId,
  recordType,
  recordStatus: 'new',
  recordDetails,
  ...rest,
});
const bodsEntities = [bods('entity', 'e1', { name: 'Works' }), bods('entity', 'e2', { name: 'Holding' })];
const held = (endDate: string, rest: object = {}) =>
  bods(
    'relationship',
    'r1',
    {
      subject: 'e1',
      interestedParty: 'e2',
      interests: [{ type: 'shareholding' }, { type: 'votingRights', endDate }],
    },
    rest,
  );

const ftm = (startDate: string, name: unknown, caption: unknown = 'Works') => [
  { id: 'c1', schema: 'Company', caption, properties: { name: ['Works', 'Workshop'] } },
  { id: 'c2', schema: 'Company', properties: { name: [name], parent: ['c1'] } },
  { id: 'o', schema: 'Ownership', properties: { owner: ['c1'], asset: ['c2'], startDate: [startDate] } },
];

const end = (value: string) => ({ match_by: 'id', value });
const edge = (kind: string, from: string, to: string, properties: object = {}) => ({
  kind,
  start: end(from),
  end: end(to),
  properties,
});
const openGraph = (evidence: object, born: object, escorted: string) => ({
  graph: {
    nodes: [
      { id: 'P1', kinds: ['Person'], properties: born },
      { id: 'P2', kinds: ['Person'] },
      { id: 'P3', kinds: ['Person'] },
      { id: 'Y', kinds: ['System'], properties: { impact_level: 5 } },
      { id: 'O', kinds: ['Organization'], properties: { name: 'Works' } },
    ],
    edges: [
      edge('EMPLOYS', 'O', 'P1', { role: 'engineer' }),
      edge('ACCESSES', 'P1', 'Y', { id: 'A1', mode: 'escorted', ...evidence }),
      edge('ESCORTS', 'P2', escorted, { access: 'A1' }),
    ],
  },
});

const subaward = (number: string, amount: string) => ({
  prime_award_unique_key: 'CONT_AWD_FA875019F0001_9700_FA875018D0001_9700',
  prime_award_awarding_agency_code: '097',
  prime_award_awarding_agency_name: 'Department of Defense',
  prime_awardee_uei: 'ABCDEFGHJK19',
  prime_awardee_name: 'Invented Prime',
  notes: '',
  subaward_sam_report_id: `report-${number}`,
  subaward_number: number,
  subaward_amount: amount,
  subaward_action_date: '2025-02-19',
  subawardee_uei: '',
  subawardee_duns: '078051120',
  subawardee_name: 'Invented Sub',
  subawardee_country_code: 'CHN',
  subawardee_parent_uei: 'PARENTPAREN1',
  subawardee_parent_name: 'Invented Parent',
});
/** A row that can be read in both versions. */
const other = {
  ...subaward('3', '9'),
  prime_award_unique_key: 'CONT_AWD_FA875019F0002_9700_-NONE-_-NONE-',
  prime_award_awarding_agency_code: '047',
  prime_award_awarding_agency_name: 'General Services Administration',
  prime_awardee_name: 'Invented Prime Inc.',
  subawardee_duns: '',
  subawardee_uei: 'OTHEROTHER12',
  subawardee_name: 'Other Sub',
  subawardee_parent_uei: '',
  subawardee_parent_name: '',
};
const csv = (rows: readonly object[]) => stringify([...rows], { header: true });
/** Puts something into the first cell of notes that is empty: a comma moves all cells after it, a quote within a cell does not. */
const broken = (text: string, notes: string) => text.replace('Invented Prime,,', `Invented Prime,${notes},`);

const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const relationship = { child: leiA, parent: leiB, type: 'IS_DIRECTLY_CONSOLIDATED_BY', status: 'ACTIVE' };

const packageFiles = {
  'p/sources.csv': 'id\nS1\n',
  'p/organizations.csv': 'id,name\nO1,Works\n',
  'p/systems.csv': 'id,impact_level\nY1,5\n',
  'p/people.csv': 'id\nP-1\n',
  'p/access.csv': 'id,person,system,mode\nA1,P-1,Y1,escorted\n',
  'p/employment.csv': 'organization,person,role,row\nO1,P-1,engineer,r1\n',
  'p/claims.csv': 'id,text,stance,about,claimant\nK1,Text,denies,access:A1,Inspector\n',
};

const cases: Readonly<Record<string, Versions>> = {
  'an interest of a relationship whose day is no day': {
    format: 'bods',
    path: 'bods.json',
    older: { 'bods.json': JSON.stringify([...bodsEntities, held('2030-01-01')]) },
    newer: { 'bods.json': JSON.stringify([...bodsEntities, held('2030-02-30')]) },
    rejected: 1,
  },
  'a record of BODS whose status is not known': {
    format: 'bods',
    path: 'bods.json',
    older: { 'bods.json': JSON.stringify([...bodsEntities, held('2030-01-01')]) },
    newer: { 'bods.json': JSON.stringify([...bodsEntities, held('2030-01-01', { recordStatus: 'Closed' })]) },
    rejected: 1,
  },
  'entities of FollowTheMoney with a bad day, name or caption': {
    format: 'ftm',
    path: 'e.ftm.json',
    older: { 'e.ftm.json': lines(ftm('2020-02-03', 'Sub')) },
    newer: { 'e.ftm.json': lines(ftm('2020-02-30', 5, ['Works'])) },
    rejected: 3,
  },
  'nodes and edges of an OpenGraph with properties that are objects, and an escort of another person': {
    format: 'opengraph',
    path: 'graph.json',
    older: { 'graph.json': JSON.stringify(openGraph({}, {}, 'P1')) },
    newer: { 'graph.json': JSON.stringify(openGraph({ evidence: { page: 3 } }, { born: {} }, 'P3')) },
    rejected: 3,
  },
  'a relationship of GLEIF whose day is no day': {
    format: 'gleif',
    path: 'rr.xml',
    older: { 'rr.xml': gleifFile([relationshipRecord({ ...relationship, start: '2020-01-01T00:00:00Z' })]) },
    newer: { 'rr.xml': gleifFile([relationshipRecord({ ...relationship, start: '2020-13-01T00:00:00Z' })]) },
    rejected: 1,
  },
  'a subaward whose amount is none': {
    format: 'usaspending-subawards',
    path: 's.csv',
    older: { 's.csv': csv([subaward('1', '5'), other]) },
    newer: { 's.csv': csv([subaward('1', '12,5x'), other]) },
    rejected: 1,
  },
  'a subaward with a comma too many, or a quote within a cell': {
    format: 'usaspending-subawards',
    path: 's.csv',
    older: { 's.csv': csv([subaward('1', '5'), subaward('2', '7'), other]) },
    newer: { 's.csv': broken(broken(csv([subaward('1', '5'), subaward('2', '7'), other]), 'a, b'), 'e"f') },
    rejected: 2,
  },
  'rows that a stray quote has joined': {
    format: 'chain-package',
    path: 'p',
    older: {
      ...packageFiles,
      'p/access.csv': 'id,person,system,mode\nA1,P-1,Y1,escorted\nA2,P-1,Y1,direct\nA3,P-1,Y1,direct\n',
    },
    newer: {
      ...packageFiles,
      'p/access.csv': 'id,person,system,mode\nA1,P-1,"Y1,escorted\nA2,P-1,Y1,direct\nA3,P-1,Y1,"direct"x\n',
    },
    rejected: 1,
  },
  'rows with a name instead of an id of a person, or a contact': {
    format: 'chain-package',
    path: 'p',
    older: packageFiles,
    newer: {
      ...packageFiles,
      'p/access.csv': 'id,person,system,mode\nA1,"Doe, Jane",Y1,escorted\n',
      'p/employment.csv': 'organization,person,role,row\nO1,"Doe, Jane",engineer,r1\n',
      'p/claims.csv': 'id,text,stance,about,claimant\nK1,Text,denies,people:jane@example.org,Inspector\n',
    },
    rejected: 3,
  },
};

async function statementsOf(database: Database): Promise<readonly unknown[]> {
  const rows = await database.read(
    `MATCH (from)-[r]->(to) WHERE NOT from:Access AND NOT from:Exposure AND NOT to:Access AND type(r) <> 'SUPERSEDED'
     RETURN type(r) + ' ' + r.key AS statement ORDER BY statement`,
  );
  return rows.map(({ statement }) => statement);
}

test.each(Object.entries(cases))('%s keeps all that was stated before', async (_, versions) => {
  const database = await withEmptyData();
  const folder = await temporaryFolder();
  const importVersion = async (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return runImport(database, { format: versions.format, paths: [join(folder, versions.path)] });
  };
  expect(await importVersion(versions.older)).toMatchObject({ total: { rejected: 0 } });
  const before = await statementsOf(database);
  expect(before.length).toBeGreaterThan(2);
  expect(await importVersion(versions.newer)).toMatchObject({ total: { rejected: versions.rejected } });
  expect(await statementsOf(database)).toEqual(before);
});
