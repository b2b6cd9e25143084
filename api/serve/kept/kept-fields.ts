import { rootLists } from '../lists/root-lists.ts';

/**
 * Root fields whose answers follow from the graph's version, the day and what was asked alone, and so are the same when asked
 * again. Not users' Cypher, which may ask for the time or for chance, nor what imports and the server are doing.
 */
export const keptFields: ReadonlySet<string> = new Set([
  ...rootLists.map(({ name }) => name),
  'node',
  'nodes',
  'search',
  'exposures',
  'exposure',
  'exposureGroups',
  'coverage',
  'exposureDiff',
  'exposureTimeline',
  'chokePoints',
  'whatIf',
  'closures',
  'leads',
  'neighbourCounts',
  'neighbours',
  'paths',
  'designationLists',
]);
