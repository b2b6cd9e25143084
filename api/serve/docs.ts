import { buildASTSchema } from 'graphql';
import type { GraphQLField } from 'graphql';
import { settings } from '#graph/env.ts';
import { questionLimits } from '#graph/limits.ts';
import type { Limit } from '#graph/limits.ts';
import { ruleLibrary } from '#graph/rules/library.ts';
import { errorCodes } from './error-codes.ts';
import { fieldWork } from './field-work.ts';
import { exampleDocuments } from './graphiql/examples.ts';
import { requestLimits } from './limits.ts';
import { typeDefinitions } from './schema/schema.ts';
import { createMetrics } from './telemetry/telemetry.ts';

/** Returns a document with its generated parts brought up to date. @throws Error if a part's mark is missing. */
export async function renewDocs(text: string, document: keyof typeof parts): Promise<string> {
  let renewed = text;
  const ofDocument: Readonly<Record<string, () => string | Promise<string>>> = parts[document];
  for (const [name, describe] of Object.entries(ofDocument)) {
    const mark = `<!-- generated: ${name} -->`;
    const start = renewed.indexOf(mark) + mark.length;
    const end = renewed.indexOf('<!-- end -->', start);
    if (start < mark.length || end < 0) throw new Error(`The document lacks the mark for ${name}: ${mark}`);
    renewed = `${renewed.slice(0, start)}\n\n${await describe()}\n\n${renewed.slice(end)}`;
  }
  return withExamples(renewed);
}

/** The generated parts of each document in `docs`, by the name in their marks: `<!-- generated: limits -->` … `<!-- end -->`. */
const parts = {
  api: {
    errors: describeErrors,
    limits: describeLimits,
    'field work': describeFieldWork,
    metrics: describeMetrics,
    'root fields': describeRootFields,
    settings: describeSettings,
  },
  checks: { rules: describeRules },
} as const;

/** Table of the error codes in API responses. */
function describeErrors(): string {
  return markdownTable(
    ['`extensions.code`', 'Meaning'],
    [...errorCodes].map(([code, says]) => [`\`${code}\``, says]),
  );
}

/** Table of the limits of requests and of questions. */
function describeLimits(): string {
  const limits: readonly Limit[] = [...Object.values(requestLimits), ...Object.values(questionLimits)];
  return markdownTable(
    ['Limit', 'Maximum', '`extensions.code`'],
    limits.map(({ name, most, of, code }) => [
      `\`${name}\``,
      most === null ? of : `${most.toLocaleString('en-US')} ${of}`,
      `\`${code}\``,
    ]),
  );
}

/** Table of the root fields that cost more than the objects they return. */
function describeFieldWork(): string {
  const says = [...new Set([...fieldWork.values()].map((work) => work.says))];
  return markdownTable(
    ['Root field', 'Costs in addition'],
    says.map((text) => [
      [...fieldWork].flatMap(([field, work]) => (work.says === text ? [`\`${field}\``] : [])).join(', '),
      text,
    ]),
  );
}

/** Table of the server's own metrics; the process metrics are Prometheus's defaults. */
async function describeMetrics(): Promise<string> {
  const own = await createMetrics().describe();
  return markdownTable(
    ['Metric', 'Labels', 'Meaning'],
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

/** List of the root fields, each with the first sentence of its description. */
function describeRootFields(): string {
  const schema = buildASTSchema(typeDefinitions());
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
    .flatMap((type) => Object.values(type?.getFields() ?? {}))
    .map((field) => `- \`${field.name}\`: ${firstSentence(field)}`)
    .join('\n');
}

function firstSentence({ description }: GraphQLField<unknown, unknown>): string {
  const text = (description ?? '').replace(/\s+/g, ' ').trim();
  return /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;
}

/** Table of the environment variables that users may set. */
function describeSettings(): string {
  return markdownTable(
    ['Variable', 'Meaning', 'Default'],
    Object.entries(settings).map(([name, { says, default: otherwise }]) => [
      `\`${name}\``,
      says,
      otherwise === null ? 'none' : `\`${otherwise}\``,
    ]),
  );
}

/** Each document that rules are part of, with its versions and what the rules say. */
function describeRules(): string {
  const rules = [...ruleLibrary.values()];
  return [...new Set(rules.map(({ document }) => document))]
    .map((document) => {
      const ofDocument = rules.filter((rule) => rule.document === document);
      const [first] = ofDocument;
      const versions = (first?.versions ?? []).map(
        ({ version, from, to, lastCompared, read, replacedBy }) =>
          `- ${version}: in force from ${from}${to === null ? '' : ` until before ${to}`}, last compared on ${lastCompared ?? 'no day'}. ${read}${replacedBy === null ? '' : ` What replaced it (${replacedBy}) was not compared.`}`,
      );
      const says = ofDocument.flatMap(({ id, versions: all }) =>
        all.map(({ citation, url, text }) => [`\`${id}\``, url === null ? citation : `[${citation}](${url})`, text]),
      );
      return [
        `### ${document}`,
        `${first?.binds ?? ''} Before the first version: ${first?.before ?? ''}`,
        versions.join('\n'),
        markdownTable(['Rule', 'Citation', 'What it says, in our words'], says),
      ].join('\n\n');
    })
    .join('\n\n');
}

/** A Markdown table, formatted as Prettier does. */
function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** Replaces queries that are also GraphiQL examples by the examples' text, so that each is written once. */
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
