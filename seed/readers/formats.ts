import { Failure } from '#graph/failure.ts';
import { tables } from '#graph/model/tables.ts';
import { tableNames } from '#graph/model/vocabulary.ts';
import { readSamSubawards } from './awards/sam-subawards.ts';
import { awardColumns, readUsaspendingAwards } from './awards/usaspending-awards.ts';
import { readUsaspendingSubawards, subawardColumns } from './awards/usaspending-subawards.ts';
import { readBods } from './bods/read.ts';
import { columnsOf } from './chain-package/layout.ts';
import { readChainPackage } from './chain-package/package.ts';
import type { FileStart, Format } from './format.ts';
import { readFtm } from './ftm/read.ts';
import { readGleif } from './gleif/read.ts';
import { readOpenGraph } from './opengraph/read.ts';
import { readSamExtract } from './sam-extract/read.ts';
import { readScreeningList, screeningListColumns } from './screening-list/read.ts';

/** The columns of the chain package's file of a name; null if it has no such file. */
function tableColumns(name: string): ReturnType<NonNullable<Format['csv']>> {
  const table = tableNames.find((one) => name.toLowerCase() === `${one}.csv`);
  if (table === undefined) return null;
  const required = tables[table].fields.filter((field) => 'required' in field);
  return { required: required.map((field) => field.name), known: columnsOf(tables[table]).map((field) => field.name) };
}

/** Whether a file has the columns by which its format is recognized. */
function hasColumns({ name, columns }: FileStart, csv: NonNullable<Format['csv']>): boolean {
  return csv(name)?.required.every((column) => columns.includes(column)) === true;
}

const awardsCsv = () => ({ required: ['contract_award_unique_key', 'award_id_piid'], known: awardColumns });
const subawardsCsv = () => ({
  required: ['prime_award_unique_key', 'subaward_action_date'],
  known: subawardColumns,
});
const screeningListCsv = () => ({
  required: ['source', 'type', 'name', 'federal_register_notice'],
  known: screeningListColumns,
});

/** Every import format. To add one, write a reader and add an entry here. No two may recognize the same file. */
export const formats: readonly Format[] = [
  {
    name: 'chain-package',
    title: "Chain package, Subtier's native dataset",
    takes: 'a folder, or a .zip of it, with CSV files named after the tables',
    parts: [...tableNames.map((table) => `${table}.csv`), 'datapackage.json'],
    recognizes: (file) => hasColumns(file, tableColumns),
    csv: tableColumns,
    read: ([path, ...more], filter) => {
      if (path === undefined || more.length > 0)
        throw new Failure('BAD_USER_INPUT', 'Import one chain package at a time: give one folder or one .zip.');
      return readChainPackage(path, filter);
    },
  },
  {
    name: 'usaspending-awards',
    title: 'USAspending prime awards of contracts',
    takes: 'CSV files as downloaded, or .zip archives or folders of them',
    recognizes: (file) => hasColumns(file, awardsCsv),
    csv: awardsCsv,
    combines: true,
    read: readUsaspendingAwards,
  },
  {
    name: 'usaspending-subawards',
    title: 'USAspending contract subawards',
    takes: 'CSV files as downloaded, or .zip archives or folders of them',
    recognizes: (file) => hasColumns(file, subawardsCsv),
    csv: subawardsCsv,
    combines: true,
    read: readUsaspendingSubawards,
  },
  {
    name: 'sam-subawards',
    title: "SAM.gov contract subawards, as its API's JSON pages",
    takes: 'JSON files with a page or an array of pages, or .zip archives or folders of them',
    recognizes: ({ text }) => /^\s*[[{]/.test(text) && /"primeContractKey"\s*:/.test(text),
    combines: true,
    read: readSamSubawards,
  },
  {
    name: 'sam-extract',
    title: 'SAM.gov entity registrations, public extract version 2',
    takes: 'the .dat file as SAM.gov publishes it, or a .zip or folder with it',
    recognizes: ({ text }) => text.startsWith('BOF ') && /\|!end\s/.test(text),
    combines: true,
    read: readSamExtract,
  },
  {
    name: 'consolidated-screening-list',
    title: 'Consolidated Screening List of the US government',
    takes: 'the CSV or JSON file as trade.gov publishes it, or a .zip or folder with it',
    recognizes: (file) =>
      hasColumns(file, screeningListCsv) ||
      (/^\s*\{/.test(file.text) && /"results"\s*:\s*\[/.test(file.text) && /"source_list_url"\s*:/.test(file.text)),
    csv: screeningListCsv,
    read: readScreeningList,
  },
  {
    name: 'gleif',
    title: 'GLEIF: LEI data, relationships and reporting exceptions',
    takes: 'XML files as GLEIF publishes them, or .zip archives or folders of them',
    recognizes: ({ text }) => /http:\/\/www\.gleif\.org\/data\/schema\/(leidata|rr|repex)\//.test(text),
    read: readGleif,
  },
  {
    name: 'bods',
    title: 'Beneficial Ownership Data Standard, 0.2 to 0.4',
    takes: 'JSON or JSON Lines files of statements, or .zip archives or folders of them',
    recognizes: ({ text }) =>
      /^\s*[[{]/.test(text) && /"(recordType|statementType)"\s*:/.test(text) && /"statementI[dD]"\s*:/.test(text),
    read: readBods,
  },
  {
    name: 'ftm',
    title: 'FollowTheMoney entities',
    takes: 'JSON Lines files of entities, or .zip archives or folders of them',
    recognizes: ({ text }) =>
      /^\s*(\[\s*)?\{/.test(text) && /"schema"\s*:\s*"[A-Z]\w*"/.test(text) && /"properties"\s*:\s*\{/.test(text),
    read: readFtm,
  },
  {
    name: 'opengraph',
    title: 'BloodHound OpenGraph JSON with the kinds of Subtier',
    takes: 'one JSON file, as `export opengraph` writes it, or a .zip with it',
    recognizes: ({ text }) =>
      /^\s*\{/.test(text) && /"graph"\s*:\s*\{/.test(text) && /"(nodes|edges)"\s*:\s*\[/.test(text),
    read: readOpenGraph,
  },
];
