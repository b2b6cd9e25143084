import { readFileSync, writeFileSync } from 'node:fs';
import { writeStatements } from '#graph/exposure/statement-source.ts';
import { todayInUtc } from '#graph/model/day.ts';
import { ruleLibrary, staleVersions } from '#graph/rules/library.ts';
import { renewDocs } from './docs.ts';
import { printApiSchema } from './schema/schema.ts';

writeFileSync(new URL('schema.graphql', import.meta.url), printApiSchema());
for (const document of ['api', 'checks', 'chain-package'] as const) {
  const file = new URL(`../../docs/${document}.md`, import.meta.url);
  writeFileSync(file, await renewDocs(readFileSync(file, 'utf8'), document));
}
for (const [name, text] of writeStatements()) {
  writeFileSync(new URL(`../../cypher/api/${name}.cypher`, import.meta.url), text);
}
for (const warning of staleVersions(ruleLibrary.values(), todayInUtc())) process.emitWarning(warning);
