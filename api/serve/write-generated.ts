import { readFileSync, writeFileSync } from 'node:fs';
import { renewDocs } from './docs.ts';
import { printApiSchema } from './schema/schema.ts';

writeFileSync(new URL('schema.graphql', import.meta.url), printApiSchema());
for (const document of ['api', 'checks', 'chain-package'] as const) {
  const file = new URL(`../../docs/${document}.md`, import.meta.url);
  writeFileSync(file, await renewDocs(readFileSync(file, 'utf8'), document));
}
