import { Failure } from '#graph/failure.ts';
import { readChainPackage } from './chain-package/package.ts';
import type { Format } from './format.ts';
import { readSamExtract } from './sam-extract/read.ts';
import { readSamSubawards } from './sam-subawards/read.ts';
import { readScreeningList } from './screening-list/read.ts';
import { readUsaspendingAwards } from './usaspending-awards/read.ts';
import { readUsaspendingSubawards } from './usaspending-subawards/read.ts';

/** Every import format. To add one, write a reader and add an entry here. */
export const formats: readonly Format[] = [
  {
    name: 'chain-package',
    title: "Chain package, Subtier's native dataset",
    takes: 'a folder, or a .zip of it, with CSV files named after the tables',
    read: ([path, ...more]) => {
      if (path === undefined || more.length > 0)
        throw new Failure('BAD_USER_INPUT', 'Import one chain package at a time: give one folder or one .zip.');
      return readChainPackage(path);
    },
  },
  {
    name: 'usaspending-awards',
    title: 'USAspending prime awards of contracts',
    takes: 'CSV files as downloaded, or .zip archives or folders of them',
    read: readUsaspendingAwards,
  },
  {
    name: 'usaspending-subawards',
    title: 'USAspending contract subawards',
    takes: 'CSV files as downloaded, or .zip archives or folders of them',
    read: readUsaspendingSubawards,
  },
  {
    name: 'sam-subawards',
    title: "SAM.gov contract subawards, as its API's JSON pages",
    takes: 'JSON files with a page or an array of pages, or .zip archives or folders of them',
    read: readSamSubawards,
  },
  {
    name: 'sam-extract',
    title: 'SAM.gov entity registrations, public extract version 2',
    takes: 'the .dat file as SAM.gov publishes it, or a .zip or folder with it',
    read: readSamExtract,
  },
  {
    name: 'consolidated-screening-list',
    title: 'Consolidated Screening List of the US government',
    takes: 'the CSV file as trade.gov publishes it, or a .zip or folder with it',
    read: readScreeningList,
  },
];
