import { readFileSync } from 'node:fs';

/** What the page itself asks: its own documents, so that nothing easier is measured. */
export const pageDocuments = {
  exposures: read('chains/system-chains') + read('chains/chain-row'),
  groups: read('chains/exposed-systems'),
  coverage: read('coverage/coverage'),
} as const;

function read(name: string): string {
  return readFileSync(new URL(`../../web/src/${name}.graphql`, import.meta.url), 'utf8');
}
