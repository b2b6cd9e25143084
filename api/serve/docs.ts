import { buildASTSchema } from 'graphql';
import type { GraphQLField } from 'graphql';
import { settings } from '#graph/env.ts';
import { questionLimits } from '#graph/limits.ts';
import type { Limit } from '#graph/limits.ts';
import { errorCodes } from './error-codes.ts';
import { exampleDocuments } from './graphiql/examples.ts';
import { requestLimits } from './limits.ts';
import { typeDefinitions } from './schema/schema.ts';
import { createMetrics } from './telemetry/telemetry.ts';

/** Every code of an error in an answer. */
function describeErrors(): string {
  return markdownTable(
    ['`extensions.code`', 'What it says'],
    [...errorCodes].map(([code, says]) => [`\`${code}\``, says]),
  );
}

/** Every limit, of requests and of questions. */
function describeLimits(): string {
  const limits: readonly Limit[] = [...Object.values(requestLimits), ...Object.values(questionLimits)];
  return markdownTable(
    ['Limit', 'Most', '`extensions.code`'],
    limits.map(({ name, most, of, code }) => [
      `\`${name}\``,
      most === null ? of : `${most.toLocaleString('en-US')} ${of}`,
      `\`${code}\``,
    ]),
  );
}

/** The server's own metrics; those of its process are Prometheus's usual ones. */
async function describeMetrics(): Promise<string> {
  const own = await createMetrics().describe();
  return markdownTable(
    ['Metric', 'Labels', 'What it tells'],
    [
      ...own.map(({ name, labels, help }) => [
        `\`${name}\``,
        labels.map((label) => `\`${label}\``).join(', '),
        help.replace(/\.$/, ''),
      ]),
      ['`process_*`, `nodejs_*`', '', "The server's process"],
    ],
  );
}

/** What can be asked: every root field, with the first sentence of what the schema says of it. */
function describeRootFields(): string {
  const schema = buildASTSchema(typeDefinitions());
  return [schema.getQueryType(), schema.getSubscriptionType()]
    .flatMap((type) => Object.values(type?.getFields() ?? {}))
    .map((field) => `- \`${field.name}\`: ${firstSentence(field)}`)
    .join('\n');
}

function firstSentence({ description }: GraphQLField<unknown, unknown>): string {
  const text = (description ?? '').replace(/\s+/g, ' ').trim();
  return /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;
}

/** Every variable of the environment that users may set. */
function describeSettings(): string {
  return markdownTable(
    ['Variable', 'What it says', 'Default'],
    Object.entries(settings).map(([name, { says, default: otherwise }]) => [
      `\`${name}\``,
      says,
      otherwise === null ? 'none' : `\`${otherwise}\``,
    ]),
  );
}

/** A table as Prettier lays it out. */
function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

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
