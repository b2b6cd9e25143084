import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('.', import.meta.url);

/** The queries that GraphiQL opens with, one in each tab. */
export function exampleDocuments(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
}
