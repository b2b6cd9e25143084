import type { TableName } from '../model/vocabulary.ts';

/**
 * An access comes after everything that its chains could need, its escorts too: a half-done import can hide a chain for a
 * while, never show a false one.
 */
export const importOrder = [
  'sources',
  'agencies',
  'organizations',
  'systems',
  'lists',
  'designations',
  'people',
  'contracts',
  'ownership',
  'covers',
  'subcontracts',
  'locations',
  'citizenships',
  'vetting',
  'employment',
  'escorts',
  'access',
  'claims',
] as const satisfies readonly TableName[];

/** What is no longer stated closes from the access on: chains go whole, never in parts. */
export const closingOrder: readonly TableName[] = ['access', ...importOrder.filter((table) => table !== 'access')];
