import { buildASTSchema } from 'graphql';
import type { GraphQLField } from 'graphql';
import { format, resolveConfig } from 'prettier';
import { settings } from '#graph/env.ts';
import { caseworkLimits, questionLimits } from '#graph/limits.ts';
import type { Limit } from '#graph/limits.ts';
import { addDays } from '#graph/model/day.ts';
import { relationships } from '#graph/model/relationships.ts';
import type { Field, Table } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import { ruleLibrary } from '#graph/rules/library.ts';
import { dateColumns, statementColumns } from '#seed/readers/chain-package/layout.ts';
import { errorCodes } from './error-codes.ts';
import { readFieldCosts } from './field-costs.ts';
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
  const path = `docs/${document}.md`;
  return format(withExamples(renewed), { ...(await resolveConfig(path)), filepath: path });
}

/** The generated parts of each document in `docs`, by the name in their marks: `<!-- generated: limits -->` … `<!-- end -->`. */
const parts = {
  api: {
    errors: describeErrors,
    limits: describeLimits,
    'field costs': describeFieldCosts,
    metrics: describeMetrics,
    'root fields': describeRootFields,
    settings: describeSettings,
  },
  checks: { rules: describeRules },
  'chain-package': { columns: describeStatementColumns, files: describeFiles },
} as const;

/** Table of the error codes in API responses. */
function describeErrors(): string {
  return markdownTable(
    ['`extensions.code`', 'Meaning'],
    [...errorCodes].map(([code, description]) => [`\`${code}\``, description]),
  );
}

/** Table of the limits of requests, questions and casework. */
function describeLimits(): string {
  const limits: readonly Limit[] = [requestLimits, questionLimits, caseworkLimits].flatMap((group) =>
    Object.values<Limit>(group),
  );
  return markdownTable(
    ['Limit', 'Maximum', '`extensions.code`'],
    limits.map(({ name, most, of, code }) => [
      `\`${name}\``,
      most === null ? of : `${most.toLocaleString('en-US')} ${of}`,
      `\`${code}\``,
    ]),
  );
}

/** List of the fields that cost more than the objects they return, by what they cost. */
function describeFieldCosts(): string {
  const fieldCosts = readFieldCosts(buildASTSchema(typeDefinitions()));
  const descriptions = [...new Set([...fieldCosts.values()].map(({ description }) => description))];
  return descriptions
    .map((text) => {
      const fields = [...fieldCosts].flatMap(([field, cost]) => (cost.description === text ? [`\`${field}\``] : []));
      return `- ${text}: ${fields.join(', ')}`;
    })
    .join('\n');
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
        withoutPeriod(help),
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
    Object.entries(settings).map(([name, { description, default: otherwise }]) => [
      `\`${name}\``,
      description,
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
        ({ version, from, to, lastCompared, read, replacedBy, knownAfter }) =>
          `- ${version}: in force from ${from}${to === null ? '' : ` through ${addDays(to, -1)}`}, last compared on ${lastCompared ?? 'no day'}. ${read}${replacedBy === null ? '' : ` What replaced it (${replacedBy}) was not compared.`}${knownAfter === null ? '' : ` ${knownAfter}`}`,
      );
      const rows = ofDocument.flatMap(({ id, versions: all }) =>
        all.map(({ citation, url, text }) => [`\`${id}\``, url === null ? citation : `[${citation}](${url})`, text]),
      );
      return [
        `### ${document}`,
        `${first?.binds ?? ''}${first?.cloudsOnly === true ? ' It is about clouds only.' : ''} Before the first version: ${first?.before ?? ''}`,
        versions.join('\n'),
        markdownTable(['Rule', 'Citation', 'What it says, in our words'], rows),
      ].join('\n\n');
    })
    .join('\n\n');
}

/** Table of the columns that the files of a chain package have in common. */
function describeStatementColumns(): string {
  const dates = Object.values<Field>(dateColumns).map((field) => ({ field, files: 'those whose rows have days' }));
  const others = Object.values<Field>(statementColumns).map((field) => ({ field, files: 'all but `sources.csv`' }));
  return markdownTable(
    ['Column', 'Files', 'Values', 'Meaning'],
    [...others, ...dates].map(({ field, files }) => [
      `\`${field.name}\``,
      files,
      valuesOf(field, null),
      withoutPeriod(field.description),
    ]),
  );
}

/** Every file of a chain package: what its rows become in the graph, and its columns. */
function describeFiles(): string {
  return Object.values<Table>(tables)
    .map((table) =>
      [
        `### \`${table.name}.csv\``,
        `${table.description} ${becomes(table)}${table.dated ? ' Its rows have days.' : ''}`,
        markdownTable(
          ['Column', 'Values', 'Meaning', 'In Cypher'],
          table.fields.map((field) => {
            const references = table.foreignKeys.find((key) => key.field === field.name)?.references ?? null;
            const name = `\`${field.name}\``;
            return [
              table.primaryKey.includes(field.name) ? `**${name}**` : name,
              valuesOf(field, references),
              withoutPeriod(field.description),
              inCypher(table, field),
            ];
          }),
        ),
      ].join('\n\n'),
    )
    .join('\n\n');
}

/** What the rows of a file become. */
function becomes(table: Table): string {
  const edges = relationships
    .filter((one) =>
      table.kind === 'edge'
        ? one.table === table
        : table.links.some(({ edge }) => edge === one.edge) && [one.from, one.to].includes(table.label),
    )
    .map(({ edge, from, to }) => `\`(:${from})-[:${edge}]->(:${to})\``)
    .join(', ');
  if (table.kind === 'edge') return `A row is an edge ${edges}.`;
  return `A row describes a \`:${table.label}\` node${edges === '' ? '' : `; its references become edges ${edges}`}.`;
}

function inCypher(table: Table, { name, property }: Field): string {
  if (table.kind === 'entity' && name === 'id') return '`key`';
  return property === undefined ? 'an end of the edge' : `\`${property}\``;
}

/** @param references the table, or the countries, whose ids the column has; null: none */
function valuesOf(
  { type, values, required, minimum, maximum, maxLength, default: preset }: Field,
  references: string | null,
): string {
  const range =
    maxLength !== undefined
      ? ` of at most ${maxLength.toLocaleString('en-US')} characters`
      : minimum === undefined
        ? ''
        : maximum === undefined
          ? ` from ${minimum}`
          : ` from ${minimum} to ${maximum}`;
  const form =
    references !== null && references !== 'countries'
      ? `id in \`${references}.csv\``
      : values === undefined
        ? `${forms[type]}${range}`
        : `${type === 'list' ? 'list of ' : ''}${values.map((value) => `\`${value}\``).join(' ')}`;
  return [
    form,
    ...(required === true ? ['required'] : []),
    ...(preset === undefined ? [] : [`default \`${preset}\``]),
  ].join(', ');
}

const forms = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  date: 'date',
  yesno: '`yes` `no`',
  country: 'country',
  list: 'list',
  enum: 'text',
} as const satisfies Record<Field['type'], string>;

function withoutPeriod(text: string): string {
  return text.replace(/\.$/, '');
}

/** A Markdown table, formatted as Prettier does. */
function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const escaped = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, at) => Math.max(3, ...[head, ...escaped].map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...escaped.map(line)].join('\n');
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
