import fc from 'fast-check';
import { arbitraryWorld, small } from '../api/graph/exposure/arbitrary-world.ts';
import type { Row, World } from '../api/graph/exposure/world.ts';
import { packageOf } from '../api/graph/exposures/world-package.ts';
import type { PackageFiles } from '../import-package.ts';

/** Columns that hold keys of nodes, accesses and rows. */
const keys = new Set([
  ...['id', 'row', 'source', 'prime', 'parent', 'contract', 'contractor', 'subcontractor', 'owner', 'owned'],
  ...['organization', 'person', 'system', 'escort', 'holder', 'access', 'list'],
]);
/** A designation list that all worlds share: its key gets no prefix. */
const shared = '10USC4872';

/** Puts several random worlds into one package; each world's keys begin with `W` and its number. */
export function mergedWorlds(count: number, seed: number): PackageFiles {
  const worlds = fc.sample(arbitraryWorld({ ...small, lists: [shared, 'L2'] }), { numRuns: count, seed });
  return packageOf(mergeWorlds(worlds));
}

/** Returns what keys are called in each of so many merged worlds. */
export function inWorlds(count: number) {
  return (keys: readonly string[]): readonly string[] =>
    Array.from({ length: count }, (_, at) => keys.map((key) => `W${at}${key}`)).flat();
}

/** Puts worlds into one; each world's keys begin with `W` and its number. */
export function mergeWorlds(worlds: readonly World[]): World {
  const rows = (name: keyof World): Row[] =>
    worlds.flatMap((world, number) => world[name].map((row) => keyed(row, `W${number}`)));
  return {
    sources: rows('sources'),
    systems: rows('systems'),
    organizations: rows('organizations'),
    ownership: rows('ownership'),
    contracts: rows('contracts'),
    subcontracts: rows('subcontracts'),
    people: rows('people'),
    locations: rows('locations'),
    employment: rows('employment'),
    vetting: rows('vetting'),
    access: rows('access'),
    escorts: rows('escorts'),
    credentials: rows('credentials'),
    lists: rows('lists'),
    designations: rows('designations'),
  };
}

export function keyed(row: Row, prefix: string): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, text]) => [
      column,
      keys.has(column) && text !== '' && text !== shared ? prefix + text : text,
    ]),
  );
}
