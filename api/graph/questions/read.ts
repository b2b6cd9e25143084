import { GraphQLError, Kind, parseType } from 'graphql';
import type { TypeNode } from 'graphql';
import { LineCounter, isNode, parseDocument } from 'yaml';
import { z } from 'zod';
import { checkQuestion } from '../cypher/check-statement.ts';
import type { CheckedStatement } from '../cypher/check-statement.ts';
import type { Mention, StatementFacts } from '../cypher/statement-facts.ts';
import { Failure } from '../failure.ts';
import { unknownNames } from '../model/names.ts';
import { labels } from '../model/vocabulary.ts';
import { ruleLibrary } from '../rules/library.ts';
import type { Rule } from '../rules/library.ts';
import { conditionOf } from './conditions.ts';
import { coerceParameter, swappedDays } from './parameters.ts';
import { QueryProblem, scalarTypes, severities } from './question.ts';
import type { AllowedValues, Expectation, ParameterType, QueryParameter, SavedQuery, Subject } from './question.ts';

/**
 * Reads the file of a saved question and makes every check that needs no database.
 * @param place its file name for messages, and its folder below the library's
 * @throws QueryProblem
 */
export async function readSavedQuery(text: string, place: { file: string; category: string }): Promise<SavedQuery> {
  const file = readHeader(text);
  const { header } = file;
  const parameters = Object.entries(header.parameters).map(([name, declared]) => readParameter(name, declared, file));
  const checked = await checkStatementOf(file);
  checkUse(parameters, checked.facts, file);
  checkModel(checked.facts, file);
  checkColumns(checked.facts, file);
  for (const [index, expectation] of header.expect.entries())
    checkExpectation(expectation, parameters, file.lineOf(['expect', index]));
  return {
    ...place,
    name: header.name,
    title: header.title,
    question: header.question,
    tags: header.tags,
    severity: header.severity ?? null,
    rules: header.rules.map((id, index) => readRule(id, index, file)),
    note: header.note ?? null,
    subject: await readSubject(parameters, checked.facts.columns, file),
    limited: header.limited,
    parameters,
    columns: header.columns,
    expectations: header.expect,
    statement: file.statement,
    checked,
  };
}

type Declared = HeaderedFile['header']['parameters'][string];

function readRule(id: string, index: number, file: HeaderedFile): Rule {
  const rule = ruleLibrary.get(id);
  if (rule === undefined)
    throw new QueryProblem(
      file.lineOf(['rules', index]),
      `there is no rule ${id}: use one of ${[...ruleLibrary.keys()].join(', ')}, or add it to api/graph/rules/rules.yaml`,
    );
  return rule;
}

/** Names of options that every question has on the command line. */
export const reservedParameters: ReadonlySet<string> = new Set([
  'first',
  'format',
  'paramsJson',
  'paramsFile',
  'quiet',
  'help',
]);

function readParameter(name: string, declared: Declared, file: HeaderedFile): QueryParameter {
  if (reservedParameters.has(name))
    throw new QueryProblem(
      file.lineOf(['parameters', name]),
      `a parameter cannot be called ${name}, because every question has an option of that name`,
    );
  const type = parseParameterType(declared.type);
  if (typeof type === 'string')
    throw new QueryProblem(file.lineOf(['parameters', name, 'type']), `parameter ${name}: ${type}`);
  const allowed = readAllowed(name, declared, type.type, file);
  const given = declared.default;
  if (given !== undefined && given !== null && !(declared.type.startsWith('Date') && given === 'today')) {
    const coerced = coerceParameter({ type: type.type, allowed }, given);
    if ('problem' in coerced)
      throw new QueryProblem(
        file.lineOf(['parameters', name, 'default']),
        `the default of parameter ${name} ${coerced.problem}`,
      );
  }
  if (given === null && type.required)
    throw new QueryProblem(
      file.lineOf(['parameters', name, 'default']),
      `the default of parameter ${name} is null, but its type ${declared.type} does not allow null`,
    );
  const taken = conditionOf(declared.condition ?? name, type.type);
  // Without `condition`, a parameter of another type only has the same name.
  if ('problem' in taken && declared.condition !== undefined)
    throw new QueryProblem(file.lineOf(['parameters', name, 'condition']), `parameter ${name}: ${taken.problem}`);
  const { condition, description } = 'problem' in taken ? { condition: null, description: null } : taken;
  const described = declared.description ?? description;
  if (described === null)
    throw new QueryProblem(file.lineOf(['parameters', name]), `parameters.${name}.description is missing`);
  return { name, notation: declared.type, ...type, default: given, allowed, condition, description: described };
}

/** Reads which values a parameter takes. @throws QueryProblem if its type has no such values. */
function readAllowed(
  name: string,
  { least, most, values, notAfter }: Declared,
  type: ParameterType,
  file: HeaderedFile,
): AllowedValues {
  const scalar = type.kind === 'scalar' ? type.name : null;
  const isNumber = scalar === 'Int' || scalar === 'Float';
  if (!isNumber && (least !== undefined || most !== undefined))
    throw new QueryProblem(
      file.lineOf(['parameters', name, least === undefined ? 'most' : 'least']),
      `parameter ${name}: only an Int or a Float has least and most`,
    );
  if (scalar !== 'String' && values !== undefined)
    throw new QueryProblem(file.lineOf(['parameters', name, 'values']), `parameter ${name}: only a String has values`);
  if (notAfter !== undefined && (scalar !== 'Date' || !file.header.parameters[notAfter]?.type.startsWith('Date')))
    throw new QueryProblem(
      file.lineOf(['parameters', name, 'notAfter']),
      `parameter ${name}: notAfter names another Date, which only a Date has`,
    );
  return { least, most, values, notAfter };
}

async function checkStatementOf(file: HeaderedFile): Promise<CheckedStatement> {
  try {
    return await checkQuestion(file.statement);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { line } = error.extensions;
    throw new QueryProblem(file.statementLine + (typeof line === 'number' ? line - 1 : 0), decapitalize(error.message));
  }
}

function checkUse(parameters: readonly QueryParameter[], facts: StatementFacts, file: HeaderedFile): void {
  const undeclared = facts.parameters.find(({ name }) => !parameters.some((parameter) => parameter.name === name));
  if (undeclared !== undefined)
    throw problemAt(undeclared, file, `the parameter $${undeclared.name} is not declared in the header`);
  const unused = parameters.find(({ name }) => !facts.parameters.some((mention) => mention.name === name));
  if (unused !== undefined)
    throw new QueryProblem(
      file.lineOf(['parameters', unused.name]),
      `the parameter ${unused.name} is declared but not used`,
    );
}

function checkModel(facts: StatementFacts, file: HeaderedFile): void {
  const unknown = unknownName(facts);
  if (unknown !== null) throw problemAt(unknown, file, unknown.reason);
}

function checkColumns({ columns }: StatementFacts, file: HeaderedFile): void {
  const described = Object.keys(file.header.columns);
  const unknown = described.find((name) => columns !== null && !columns.some((column) => column.name === name));
  if (unknown !== undefined)
    throw new QueryProblem(file.lineOf(['columns', unknown]), `the statement returns no column ${unknown}`);
}

function problemAt(mention: Mention, file: HeaderedFile, reason: string): QueryProblem {
  return new QueryProblem(file.statementLine + mention.line - 1, reason);
}

const text = z.string().trim().min(1);
const value: z.ZodType<null | boolean | number | string | (null | boolean | number | string)[]> = z.union([
  z.null(),
  z.boolean(),
  z.number(),
  z.string(),
  z.array(z.union([z.null(), z.boolean(), z.number(), z.string()])),
]);

/** The header of a saved question: the comment at the top of its file. See cypher/README.md. */
const header = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'use lowercase letters and digits, with "-" between words'),
    title: text.max(120),
    question: text,
    tags: z.array(z.string().regex(/^[a-z][a-z0-9-]*$/, 'use lowercase letters, digits and "-"')).min(1),
    parameters: z
      .record(
        z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'use a name in camelCase'),
        z.strictObject({
          type: text,
          default: value.optional(),
          least: z.number().optional(),
          most: z.number().optional(),
          values: z.array(text).min(1).optional(),
          notAfter: text.optional(),
          condition: text.optional(),
          description: text.optional(),
        }),
      )
      .default({}),
    severity: z.enum(severities).optional(),
    rules: z.array(text).default([]),
    note: text.optional(),
    limited: z.boolean().default(false),
    subject: z.strictObject({ columns: z.array(text).min(1), counted: text, noun: text.max(60), of: text }).optional(),
    columns: z.record(z.string(), text).default({}),
    expect: z
      .array(
        z.strictObject({
          parameters: z.record(z.string(), value).default({}),
          rows: z.int().min(0),
          contains: z.array(text).default([]),
          lacks: z.array(text).default([]),
        }),
      )
      .min(1),
  })
  .refine(
    ({ severity, rules, subject }) =>
      severity === undefined ? subject === undefined : subject !== undefined && rules.length > 0,
    {
      path: ['severity'],
      error: 'a policy check needs a severity, a rule and a subject; other questions have no severity and no subject',
    },
  );

type Header = z.infer<typeof header>;

/** A file split into its header and the Cypher below it. */
interface HeaderedFile {
  readonly header: Header;
  readonly statement: string;
  /** The line on which the statement begins. */
  readonly statementLine: number;
  /** Returns the line of a part of the header. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** @throws QueryProblem */
export function readHeader(text: string): HeaderedFile {
  const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  if (!source.startsWith('/*')) throw new QueryProblem(1, 'the file must begin with a header in a comment /* … */');
  const end = source.indexOf('*/');
  if (end < 0) throw new QueryProblem(1, 'the header is not closed: */ is missing');
  const counter = new LineCounter();
  // Two spaces replace the opening /*, so that lines and columns match the file.
  const document = parseDocument(`  ${source.slice(2, end)}`, { lineCounter: counter, uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined)
    throw new QueryProblem(error.linePos?.[0].line ?? 1, `the header is not valid YAML: ${firstLine(error.message)}`);
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
    }
    return 1;
  };
  const parsed = header.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new QueryProblem(lineOf(issue?.path ?? []), issue === undefined ? 'the header is invalid' : describe(issue));
  }
  const statement = source.slice(end + 2);
  const leading = /^\s*/.exec(statement)?.[0] ?? '';
  return {
    header: parsed.data,
    statement: statement.trim(),
    statementLine: `${source.slice(0, end)}${leading}`.split('\n').length,
    lineOf,
  };
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return `${path === '' ? 'the header' : path} has the unknown ${issue.keys.length > 1 ? 'fields' : 'field'} ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return `${path} is missing`;
  return path === '' ? `the header is invalid: ${issue.message}` : `${path}: ${issue.message}`;
}

function firstLine(text: string): string {
  return text
    .split('\n', 1)
    .join('')
    .replace(/ at line \d+, column \d+:?$/, '');
}

/**
 * Reads the subject of a policy check from its header; null if the question is not a policy check.
 * @param columns the columns that the statement returns; null if their names are not known
 * @throws QueryProblem
 */
async function readSubject(
  parameters: readonly QueryParameter[],
  columns: StatementFacts['columns'],
  file: HeaderedFile,
): Promise<Subject | null> {
  const { subject } = file.header;
  if (subject === undefined) return null;
  const problem = (field: string, reason: string) => new QueryProblem(file.lineOf(['subject', field]), reason);
  const missing = ['verdict', subject.counted, ...subject.columns].find(
    (name) => columns?.some((column) => column.name === name) !== true,
  );
  if (missing !== undefined)
    throw problem(
      'columns',
      `a policy check must return its verdict and its subject, but this one returns no column ${missing}`,
    );
  const open = parameters.find(({ required, default: preset }) => required && preset === undefined);
  if (open !== undefined)
    throw new QueryProblem(
      file.lineOf(['parameters', open.name]),
      `a policy check runs without parameters, so its parameter ${open.name} needs a default`,
    );
  checkDay(parameters, file);
  const of = await checkQuestion(subject.of).catch((error: unknown) => {
    throw error instanceof Failure ? problem('of', decapitalize(error.message)) : error;
  });
  const undeclared = of.facts.parameters.find(({ name }) => !parameters.some((parameter) => parameter.name === name));
  if (undeclared !== undefined) throw problem('of', `the parameter $${undeclared.name} is not declared in the header`);
  const unknown = unknownName(of.facts);
  if (unknown !== null) throw problem('of', unknown.reason);
  return { ...subject, of };
}

/** Requires that a check's date parameter is called `asOf`: `--as-of` and the days of its rules would silently ignore another name. */
function checkDay(parameters: readonly QueryParameter[], file: HeaderedFile): void {
  const isDay = ({ type }: QueryParameter) => type.kind === 'scalar' && type.name === 'Date';
  const asOf = parameters.find(({ name }) => name === 'asOf');
  const day = parameters.find(isDay);
  if (asOf === undefined && day !== undefined)
    throw new QueryProblem(
      file.lineOf(['parameters', day.name]),
      `the date parameter of a policy check must be called asOf, not ${day.name}`,
    );
  if (asOf !== undefined && !isDay(asOf))
    throw new QueryProblem(
      file.lineOf(['parameters', 'asOf', 'type']),
      `the parameter asOf of a policy check must be a Date, not ${asOf.notation}`,
    );
}

/** Checks that the parameters of an expectation are declared and have values of their types. @throws QueryProblem */
function checkExpectation(expectation: Expectation, parameters: readonly QueryParameter[], line: number): void {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(expectation.parameters)) {
    const parameter = parameters.find((declared) => declared.name === name);
    if (parameter === undefined)
      throw new QueryProblem(line, `the expectation has a parameter ${name} that is not declared`);
    const coerced = coerceParameter(parameter, value);
    if ('problem' in coerced) throw new QueryProblem(line, `in the expectation, ${name} ${coerced.problem}`);
    values[name] = coerced.value;
  }
  const swapped = swappedDays(parameters, values);
  if (swapped !== null) throw new QueryProblem(line, `in the expectation, ${swapped.name} ${swapped.problem}`);
}

/** Returns the first name in a statement that is not in the model, and so would silently match nothing; null if there is none. */
function unknownName(facts: StatementFacts): (Mention & { readonly reason: string }) | null {
  const [unknown] = unknownNames(facts);
  return unknown === undefined ? null : { ...unknown, reason: `the model has no ${unknown.what} ${unknown.name}` };
}

/**
 * Parses a type in GraphQL notation: `Date!`, `[String!]`, `System`.
 * @returns the problem as text if a parameter cannot have that type.
 */
export function parseParameterType(notation: string): { type: ParameterType; required: boolean } | string {
  let node: TypeNode;
  try {
    node = parseType(notation, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) return `"${notation}" is not a type in GraphQL notation`;
    throw error;
  }
  const required = node.kind === Kind.NON_NULL_TYPE;
  const type = typeOf(node);
  return typeof type === 'string' ? type : { type, required };
}

function typeOf(node: TypeNode): ParameterType | string {
  switch (node.kind) {
    case Kind.NON_NULL_TYPE:
      return typeOf(node.type);
    case Kind.LIST_TYPE: {
      const of = typeOf(node.type);
      return typeof of === 'string' ? of : { kind: 'list', of, ofRequired: node.type.kind === Kind.NON_NULL_TYPE };
    }
    case Kind.NAMED_TYPE: {
      const name = node.name.value;
      const scalar = scalarTypes.find((known) => known === name);
      if (scalar !== undefined) return { kind: 'scalar', name: scalar };
      const label = labels.find((known) => known === name);
      if (label !== undefined) return { kind: 'entity', name: label };
      return `there is no type "${name}": use ${[...scalarTypes, ...labels].join(', ')}, or a list of one`;
    }
  }
}

/** Converts a sentence to the end of another: starts it in lower case and removes the period. */
function decapitalize(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1).replace(/\.$/, '')}`;
}
