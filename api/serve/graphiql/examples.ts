import { readFileSync } from 'node:fs';

/** The most wanted first. Those that docs/api.md shows too are written there from here. */
const names = [
  'exposures',
  'difference',
  'what-if',
  'paths',
  'leads',
  'coverage',
  'saved-question',
  'find',
  'hops',
  'chain',
] as const;

/** The queries that GraphiQL opens with, one in each tab. */
export function exampleDocuments(): readonly string[] {
  return names.map((name) => readFileSync(new URL(`${name}.graphql`, import.meta.url), 'utf8'));
}
