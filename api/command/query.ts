import { Command, Option } from 'commander';
import { Failure } from '#graph/failure.ts';
import { todayInUtc } from '#graph/model/day.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { coerceParameters } from '#graph/questions/parameters.ts';
import type { ParameterType, QueryParameter, SavedQuery } from '#graph/questions/question.ts';
import { runSavedQuery } from '#graph/questions/run.ts';
import { citationInWords, judgeOn, notLegalAdvice } from '#graph/rules/judgment.ts';
import { parseCountry } from '#seed/readers/cells.ts';
import { checkRowCount } from './cypher.ts';
import { withGraph } from './open.ts';
import { parseCountOption, readJsonParameters } from './options.ts';
import type { JsonParameterOptions } from './options.ts';
import { formatRows, resultFormatOption, writeResult } from './output.ts';
import type { OutputFormat, ResultFormat } from './output.ts';
import { RepeatableOption, configureCommand, reportProgress } from './terminal.ts';

/** `query NAME`: runs a saved question. Its parameters are options, so those are parsed once the name is known. */
export function queryCommand(): Command {
  return new Command('query')
    .description('run a saved question; without a name, list all')
    .argument('[name]', 'the name of the question')
    .argument('[parameters...]', 'its parameters, as --name value; see: subtier query NAME --help')
    .option('--list', 'list the saved questions')
    .addOption(resultFormatOption())
    .passThroughOptions()
    .allowUnknownOption()
    .action(
      async (
        name: string | undefined,
        parameters: readonly string[],
        options: { readonly format: ResultFormat; readonly list?: true },
        command: Command,
      ) => {
        if (name === undefined || options.list === true) {
          await listQueries(options.format === 'graph' ? 'json' : options.format);
        } else {
          await runQuery(name, parameters, command);
        }
      },
    );
}

/**
 * Runs a saved question and writes its rows. Checks the parameters before it starts a database.
 * @param outer the command with the options before the name
 */
async function runQuery(name: string, given: readonly string[], outer: Command): Promise<void> {
  const library = await loadLibrary(standardLibrary, name);
  const query = library.find(name);
  if (query === null)
    throw new Failure(
      'BAD_USER_INPUT',
      `There is no saved question ${JSON.stringify(name.slice(0, 60))}: list all with: subtier query`,
    );
  const { options, parameters: named } = parseQueryArguments(query, given, outer);
  const { format, first } = options;
  checkRowCount(first);
  const parameters = { ...(await readJsonParameters(options)), ...named };
  coerceParameters(query, parameters, todayInUtc(), keyOf);
  await withGraph(async ({ database }) => {
    const result = await runSavedQuery(database, library, name, parameters, first, {
      withHops: format === 'graph',
      keyOf,
    });
    writeResult(result, format, first);
    if (result.judgment === null) return;
    for (const { sentence } of result.judgment.rules) reportProgress(sentence);
    reportProgress(notLegalAdvice);
  });
}

/** Takes countries as all commands do: in upper or lower case, of two or three letters. */
function keyOf(key: string, label: Label): string {
  const country = label === 'Country' ? parseCountry(key) : null;
  return country !== null && 'value' in country ? country.value : key;
}

/** The width of the list in a pipe, in columns: questions are long. */
const listWidth = 80;

/** Writes the list of saved questions. Needs no database. */
async function listQueries(format: OutputFormat): Promise<void> {
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
  process.stdout.write(formatRows(columns, rows, format, process.stdout.isTTY ? process.stdout.columns : listWidth));
}

interface RunOptions extends JsonParameterOptions {
  readonly format: ResultFormat;
  readonly first: number;
}

/** The arguments after the name of a saved question. */
interface QueryArguments {
  readonly options: RunOptions;
  /** By name, only those given; not yet checked against their types. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Parses the arguments with an option for each parameter of the question. An option before the name counts as given. */
export function parseQueryArguments(query: SavedQuery, given: readonly string[], outer: Command): QueryArguments {
  const program = new Command(`subtier query ${query.name}`)
    .description(`${query.title}\n\n${query.question}`)
    .allowExcessArguments(false)
    .addOption(resultFormatOption())
    .option('--first <count>', 'maximum number of rows to write', parseCountOption, 1000)
    .option('--params-json <object>', 'parameters as a JSON object; options override them')
    .option('--params-file <file>', 'a file with parameters as a JSON object; - reads stdin')
    .addHelpText('after', detailsOf(query));
  const named = query.parameters.map((parameter) => ({ name: parameter.name, option: optionOf(parameter) }));
  for (const { option } of named) program.addOption(option);
  configureCommand(program);
  program.setOptionValueWithSource('format', outer.getOptionValue('format'), outer.getOptionValueSource('format'));
  program.parse(
    given.map((argument) => spellOption(argument, query)),
    { from: 'user' },
  );
  // Only those given: without a value, a name of JavaScript such as `constructor` would still find something.
  const values = named
    .filter(({ option }) => program.getOptionValueSource(option.attributeName()) === 'cli')
    .map(({ name, option }): readonly [string, unknown] => [name, program.getOptionValue(option.attributeName())]);
  return { options: program.opts<RunOptions>(), parameters: Object.fromEntries(values) };
}

/** Describes the rules of a question, the columns and the tags. */
function detailsOf({ rules, note, severity, columns, tags }: SavedQuery): string {
  const named = Object.entries(columns).map(([name, meaning]) => `  ${name}: ${meaning}`);
  return [
    '',
    ...(severity === null ? [] : [`Policy check (${severity}).`]),
    ...(judgeOn(rules, null, false)?.rules ?? []).map(({ version }) => `${version.text} ${citationInWords(version)}`),
    ...(note === null ? [] : [note]),
    ...(rules.length === 0 ? [] : [notLegalAdvice, '']),
    ...(named.length === 0 ? [] : ['Columns:', ...named, '']),
    `Tags: ${tags.join(', ')}`,
  ].join('\n');
}

function optionOf({ name, notation, type, description, default: preset }: QueryParameter): Option {
  const withDefault = preset === undefined || preset === null ? '' : `; default ${JSON.stringify(preset)}`;
  const flags = `--${kebab(name)} <${notation}>`;
  const help = `${description.replace(/\.$/, '')}${withDefault}`;
  const parse = (text: string) => valueOf(type, text);
  const option =
    type.kind === 'list' ? new RepeatableOption(flags, help, parse) : new Option(flags, help).argParser(parse);
  // The parser would take a parameter such as noEscort for the opposite of an option --escort, which is true unless it is given.
  option.negate = false;
  return option;
}

/** Converts text to the parameter's type. Text that cannot be converted stays text; `coerceParameters` then rejects it by the parameter's name. */
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

/** Accepts a parameter spelled as in the file, `--asOf`, and as an option, `--as-of`. */
function spellOption(argument: string, query: SavedQuery): string {
  const [, name, rest = ''] = /^--([^=]+)(=.*)?$/s.exec(argument) ?? [];
  return name !== undefined && query.parameters.some((parameter) => parameter.name === name)
    ? `--${kebab(name)}${rest}`
    : argument;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('_', '-');
}
