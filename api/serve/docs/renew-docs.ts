import { exampleDocuments } from '../graphiql/example-documents.ts';
import { describeErrors } from './describe-errors.ts';
import { describeLimits } from './describe-limits.ts';
import { describeMetrics } from './describe-metrics.ts';
import { describeRootFields } from './describe-root-fields.ts';
import { describeSettings } from './describe-settings.ts';

/** What is generated, by the name in its marks: `<!-- generated: limits -->` … `<!-- end -->`. */
const parts: Readonly<Record<string, () => string | Promise<string>>> = {
  errors: describeErrors,
  limits: describeLimits,
  metrics: describeMetrics,
  'root fields': describeRootFields,
  settings: describeSettings,
};

/** A document with its generated parts as the sources have them now. @throws Error where a part is missing. */
export async function renewDocs(text: string): Promise<string> {
  let renewed = text;
  for (const [name, describe] of Object.entries(parts)) {
    const mark = `<!-- generated: ${name} -->`;
    const start = renewed.indexOf(mark) + mark.length;
    const end = renewed.indexOf('<!-- end -->', start);
    if (start < mark.length || end < 0) throw new Error(`The document has no place for its ${name}: ${mark}`);
    renewed = `${renewed.slice(0, start)}\n\n${await describe()}\n\n${renewed.slice(end)}`;
  }
  return withExamples(renewed);
}

/** Queries that are examples in GraphiQL too are written there, and nowhere else. */
function withExamples(text: string): string {
  const examples = new Map(exampleDocuments().map((document) => [nameOf(document), document.replace(/^(#.*\n)+/, '')]));
  return text.replace(
    /```graphql\n(.*?)```/gs,
    (_, query: string) => `\`\`\`graphql\n${examples.get(nameOf(query)) ?? query}\`\`\``,
  );
}

function nameOf(document: string): string {
  return /^query (\w+)/m.exec(document)?.[1] ?? '';
}
