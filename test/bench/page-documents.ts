import { readFileSync } from 'node:fs';

/** The documents of the page itself, so that the benchmark measures nothing easier. */
export const pageDocuments = {
  exposures: read('exposures/system-chains') + read('exposures/chain-row'),
  groups: read('exposures/exposed-systems'),
  coverage: read('coverage/coverage'),
} as const;

function read(name: string): string {
  return readFileSync(new URL(`../../web/src/${name}.graphql`, import.meta.url), 'utf8');
}
