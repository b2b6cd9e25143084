import { Command, Option } from 'commander';
import { Failure } from '#graph/failure.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { coerceParameters } from '#graph/questions/parameters.ts';
import type { ParameterType, QueryParameter, SavedQuery } from '#graph/questions/question.ts';
import { runSavedQuery } from '#graph/questions/run.ts';
import { checkWords } from './check-formats.ts';
import { withGraph } from './open.ts';
import { configured, parseCount, readParameterText, singleValue } from './options.ts';
import type { ParameterText } from './options.ts';
import { formatRows, resultFormatOption, writeResult } from './output.ts';
import type { OutputFormat, ResultFormat } from './output.ts';

/** `query NAME`: a saved query; which parameters there are is known once its name is. */
export function queryCommand(): Command {
  return new Command('query')
    .description('run a saved query; without a name, list them')
    .argument('[name]', 'of the query')
    .argument('[parameters...]', 'its parameters as --name value; see: subtier query NAME --help')
    .option('--list', 'list the saved queries')
    .addOption(resultFormatOption())
    .passThroughOptions()
    .allowUnknownOption()
    .action(
      async (
        name: string | undefined,
        parameters: readonly string[],
        options: { readonly format: ResultFormat; readonly list?: true },
      ) => {
        if (name === undefined || options.list === true) {
          await listQueries(options.format === 'graph' ? 'json' : options.format);
        } else {
          await runQuery(name, parameters, options.format);
        }
      },
    );
}

/** Runs a saved query and writes its rows. What is wrong with the question is said before a database is started. */
export async function runQuery(name: string, given: readonly string[], format: ResultFormat): Promise<void> {
  const library = await loadLibrary(standardLibrary, name);
  const query = library.find(name);
  if (query === null)
    throw new Failure(
      'BAD_USER_INPUT',
      `There is no saved query ${JSON.stringify(name.slice(0, 60))}: see them all with: subtier query`,
    );
  const said = parseQueryArguments(query, given, format);
  const parameters = { ...(await readParameterText(said)), ...said.parameters };
  coerceParameters(query, parameters, new Date().toISOString().slice(0, 10), (key) => key);
  await withGraph(async ({ database }) => {
    writeResult(await runSavedQuery(database, library, name, parameters, said.first), said.format, said.first);
  });
}

/** Of a terminal; questions are long, and cut to it in a pipe too. */
const usualWidth = 80;

/** Writes what there is to ask. Needs no database. */
export async function listQueries(format: OutputFormat): Promise<void> {
  const { queries } = await loadLibrary(standardLibrary);
  const rows = queries.map(({ category, name, title, question, tags, severity }) => ({
    category,
    name,
    title,
    question,
    tags,
    severity,
  }));
  const columns = format === 'table' ? ['name', 'question'] : Object.keys(rows[0] ?? {});
  process.stdout.write(formatRows(columns, rows, format, process.stdout.isTTY ? process.stdout.columns : usualWidth));
}

/** What was said on the command line after a saved query's name. */
interface QueryArguments extends ParameterText {
  /** By parameter name, as far as given; not yet checked against the types. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly format: ResultFormat;
  readonly first: number;
}

/** The options of one saved query, made from its parameters. */
function parseQueryArguments(query: SavedQuery, given: readonly string[], format: ResultFormat): QueryArguments {
  const program = configured(new Command(`subtier query ${query.name}`))
    .description(`${query.title}\n\n${query.question}`)
    .allowExcessArguments(false)
    .addOption(resultFormatOption().default(format))
    .option('--first <count>', 'rows at most', parseCount, 1000)
    .option('--params-json <object>', 'parameters as a JSON object; options go before')
    .option('--params-file <file>', 'a file with parameters as a JSON object; - reads stdin')
    .addHelpText('after', aboutOf(query));
  for (const parameter of query.parameters) program.addOption(optionOf(parameter));
  program.parse(
    given.map((argument) => spellOption(argument, query)),
    { from: 'user' },
  );
  const options = program.opts<{ format: ResultFormat; first: number } & ParameterText & Record<string, unknown>>();
  const named = query.parameters.map(({ name }) => [name, options[attributeOf(name)]] as const);
  return {
    parameters: Object.fromEntries(named.filter(([, value]) => value !== undefined)),
    format: options.format,
    first: options.first,
    ...(options.paramsJson === undefined ? {} : { paramsJson: options.paramsJson }),
    ...(options.paramsFile === undefined ? {} : { paramsFile: options.paramsFile }),
  };
}

/** What the rule is, for a policy check, and what the columns mean. */
function aboutOf({ rule, severity, columns, tags }: SavedQuery): string {
  const named = Object.entries(columns).map(([name, meaning]) => `  ${name}: ${meaning}`);
  return [
    '',
    ...(rule === null ? [] : [`Policy check (${severity ?? ''}): ${checkWords.rule(rule)}`, '']),
    ...(named.length === 0 ? [] : ['Columns:', ...named, '']),
    `Tags: ${tags.join(', ')}`,
  ].join('\n');
}

function optionOf({ name, notation, type, description, default: preset }: QueryParameter): Option {
  const said = preset === undefined || preset === null ? '' : `; default ${JSON.stringify(preset)}`;
  const again = type.kind === 'list' ? '; can be given again' : '';
  const option = new Option(`--${kebab(name)} <${notation}>`, `${description.replace(/\.$/, '')}${said}${again}`);
  return option.argParser((text: string, before: unknown) => {
    const value = valueOf(type, text);
    if (type.kind === 'list') return [...(isList(before) ? before : []), value];
    singleValue(before);
    return value;
  });
}

/** Text as the parameter's type has it; what does not fit stays text, which the library refuses by name. */
function valueOf(type: ParameterType, text: string): unknown {
  if (type.kind === 'list') return valueOf(type.of, text);
  if (type.kind === 'entity') return text;
  switch (type.name) {
    case 'Int':
    case 'Float':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
    case 'Boolean':
      return text === 'true' || (text === 'false' ? false : text);
    case 'Date':
    case 'String':
      return text;
  }
}

/** A parameter may be written as in the file, `--asOf`, or as options are, `--as-of`. */
function spellOption(argument: string, query: SavedQuery): string {
  const [, name, rest = ''] = /^--([^=]+)(=.*)?$/s.exec(argument) ?? [];
  return name !== undefined && query.parameters.some((parameter) => parameter.name === name)
    ? `--${kebab(name)}${rest}`
    : argument;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('_', '-');
}

/** Where commander keeps an option. */
function attributeOf(name: string): string {
  return new Option(`--${kebab(name)} <value>`).attributeName();
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
