import { readFileSync } from 'node:fs';

/** The most useful first. Examples that docs/api.md also shows are copied there from here. */
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

/** The queries that GraphiQL opens with, one per tab. */
export function exampleDocuments(): readonly string[] {
  return names.map((name) => readFileSync(new URL(`${name}.graphql`, import.meta.url), 'utf8'));
}
