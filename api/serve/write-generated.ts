import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { renewConditions } from '#graph/exposure/filter-cypher.ts';
import { renewDocs } from './docs.ts';
import { printApiSchema } from './schema/schema.ts';

writeFileSync(new URL('schema.graphql', import.meta.url), printApiSchema());
for (const document of ['api', 'checks', 'chain-package'] as const) {
  const file = new URL(`../../docs/${document}.md`, import.meta.url);
  writeFileSync(file, await renewDocs(readFileSync(file, 'utf8'), document));
}
const statements = new URL('../../cypher/api/', import.meta.url);
for (const name of readdirSync(statements)) {
  const file = new URL(name, statements);
  const text = readFileSync(file, 'utf8');
  const renewed = renewConditions(text);
  if (renewed !== text) writeFileSync(file, renewed);
}
