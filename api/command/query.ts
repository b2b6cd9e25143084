import { Command, Option } from 'commander';
import { ownQuestions } from '#graph/casework/own-questions.ts';
import type { OwnQuestion } from '#graph/casework/own-questions.ts';
import { parseJson } from '#graph/cursor.ts';
import { checkStatement } from '#graph/cypher/check-statement.ts';
import type { Row } from '#graph/database/database.ts';
import { Failure } from '#graph/failure.ts';
import type { Graph } from '#graph/graph.ts';
import { findCountry } from '#graph/model/country-names.ts';
import { todayInUtc } from '#graph/model/day.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { parametersOf, readForm } from '#graph/questions/own.ts';
import { coerceParameters, valueOfText } from '#graph/questions/parameters.ts';
import type { OwnParameter } from '#graph/questions/parameters.ts';
import type { Library, SavedQuery } from '#graph/questions/question.ts';
import { reservedParameters } from '#graph/questions/read.ts';
import { noSuchQuestion, runSavedQuery } from '#graph/questions/run.ts';
import { citationInWords, judgeOn, notLegalAdvice } from '#graph/rules/judgment.ts';
import { checkRowCount } from './cypher.ts';
import { hasDatabase, withDatabase, withGraph } from './open.ts';
import { parseCountOption, readJsonParameters } from './options.ts';
import type { JsonParameterOptions } from './options.ts';
import { formatRows, resultFormatOption, writeResult } from './output.ts';
import type { OutputFormat, ResultFormat } from './output.ts';
import { RepeatableOption, addQuietOption, beQuiet, configureCommand, reportProgress } from './terminal.ts';

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
 * Runs a saved question of the library, or one that a person saved on the server, and writes its rows.
 * @param outer the command with the options before the name
 */
async function runQuery(name: string, given: readonly string[], outer: Command): Promise<void> {
  const library = await loadLibrary(standardLibrary, { only: name, onInvalid: reportInvalid });
  const query = library.find(name);
  if (query !== null) {
    // The parameters are checked before a database starts.
    const asked = await readAsked(query, given, outer);
    await withGraph((graph) => writeAnswer(graph, library, name, asked));
    return;
  }
  if (!(await hasDatabase())) throw unknownQuestion(name);
  await withGraph(async (graph) => {
    const own = await ownQuestions.find(graph.database, name);
    if (own === null) throw unknownQuestion(name);
    const parameters = parametersOf(own, await checkStatement(own.statement));
    const question = { name, title: name, question: readForm(own.form).question, parameters };
    await writeAnswer(graph, library, name, await readAsked(question, given, outer));
  });
}

/** An invalid file does not keep the other questions from being asked. */
function reportInvalid({ message }: Failure): void {
  reportProgress(`${message} It is left out.`);
}

function unknownQuestion(name: string): Failure {
  const { message, extensions } = noSuchQuestion(name);
  return new Failure('BAD_USER_INPUT', message.replace(/\.$/, ': list all with: subtier query'), { extensions });
}

interface Asked extends Pick<RunOptions, 'format' | 'first'> {
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Reads the arguments after the name of a question, and checks them. */
async function readAsked(query: AskedQuestion, given: readonly string[], outer: Command): Promise<Asked> {
  const { options, parameters: named } = parseQueryArguments(query, given, outer);
  const { format, first, quiet } = options;
  if (quiet === true) beQuiet();
  checkRowCount(first);
  const parameters = { ...(await readJsonParameters(options)), ...named };
  coerceParameters(query, parameters, todayInUtc(), keyOf);
  return { format, first, parameters };
}

async function writeAnswer(
  { database }: Graph,
  library: Library,
  name: string,
  { format, first, parameters }: Asked,
): Promise<void> {
  const withHops = format === 'graph';
  const result = await runSavedQuery(database, library, name, parameters, first, { withHops, keyOf });
  writeResult(result, format, first);
  if (result.judgment === null) return;
  for (const { sentence } of result.judgment.rules) reportProgress(sentence);
  reportProgress(notLegalAdvice);
}

/** Takes countries as all commands do: by code or name. */
function keyOf(key: string, label: Label): string {
  const country = label === 'Country' ? findCountry(key) : null;
  return country !== null && 'code' in country ? country.code : key;
}

/** The width of the list in a pipe, in columns: questions are long. */
const listWidth = 80;

/** Writes the list of saved questions, and after it, those that people saved on the server. Without data, it needs no database. */
async function listQueries(format: OutputFormat): Promise<void> {
  const { queries } = await loadLibrary(standardLibrary, { onInvalid: reportInvalid });
  const rows = queries.map(({ category, name, title, question, tags, severity }) => ({
    ...{ category, name, title, question, tags, severity },
    saved: 'library',
  }));
  const own = (await readOwnQuestions()).map(({ name, form }) => ({
    ...{ category: null, name, title: name, question: readForm(form).question, tags: [], severity: null },
    saved: 'server',
  }));
  const columns = format === 'table' ? ['name', 'question'] : Object.keys(rows[0] ?? {});
  const write = (listed: readonly Row[]) =>
    process.stdout.write(
      formatRows(columns, listed, format, process.stdout.isTTY ? process.stdout.columns : listWidth),
    );
  if (format !== 'table') {
    write([...rows, ...own]);
    return;
  }
  write(rows);
  if (own.length === 0) return;
  process.stdout.write('\nSaved on the server:\n');
  write(own);
}

/** Reads what people saved on the server. A database that cannot be reached is reported: the list of the library does not need it. */
async function readOwnQuestions(): Promise<readonly OwnQuestion[]> {
  if (!(await hasDatabase())) return [];
  try {
    return await withDatabase((database) => ownQuestions.list(database));
  } catch (error) {
    if (!(error instanceof Failure) || error.exitCode !== 3) throw error;
    reportProgress(`The questions that people saved on the server are not listed: ${error.message}`);
    return [];
  }
}

interface RunOptions extends JsonParameterOptions {
  readonly format: ResultFormat;
  readonly first: number;
  readonly quiet?: true;
}

/** A question of the library, or one that a person saved on the server. */
type AskedQuestion =
  SavedQuery | (Pick<SavedQuery, 'name' | 'title' | 'question'> & { readonly parameters: readonly OwnParameter[] });

/** The arguments after the name of a saved question. */
interface QueryArguments {
  readonly options: RunOptions;
  /** By name, only those given; not yet checked against their types. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Parses the arguments with an option for each parameter of the question. An option before the name counts as given. */
export function parseQueryArguments(query: AskedQuestion, given: readonly string[], outer: Command): QueryArguments {
  const program = new Command(`subtier query ${query.name}`)
    .description(`${query.title}\n\n${query.question}`)
    .allowExcessArguments(false)
    .addOption(resultFormatOption())
    .option('--first <count>', 'maximum number of rows to write', parseCountOption, 1000)
    .option('--params-json <object>', 'parameters as a JSON object; options override them')
    .option('--params-file <file>', 'a file with parameters as a JSON object; - reads stdin')
    .addHelpText('after', 'tags' in query ? detailsOf(query) : '');
  const named = optionalParameters(query).map((parameter) => ({ name: parameter.name, option: optionOf(parameter) }));
  for (const { option } of named) program.addOption(option);
  addQuietOption(program);
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

function optionOf({ name, notation, type, description, default: preset }: OwnParameter): Option {
  const withDefault = preset === undefined || preset === null ? '' : `; default ${JSON.stringify(preset)}`;
  const flags = `--${kebab(name)} <${notation}>`;
  const help = `${description.replace(/\.$/, '')}${withDefault}`;
  const parse = (text: string) => (type === null ? valueOfJson(text) : valueOfText(type, text));
  const option =
    type?.kind === 'list' ? new RepeatableOption(flags, help, parse) : new Option(flags, help).argParser(parse);
  // The parser would take a parameter such as noEscort for the opposite of an option --escort, which is true unless it is given.
  option.negate = false;
  return option;
}

/** The parameters that have an option. The others have names of their statement that no option can have: `--params-json` takes them. */
function optionalParameters({ parameters }: AskedQuestion): readonly OwnParameter[] {
  const taken = new Set([...reservedParameters].map(kebab));
  return parameters.filter(({ name }) => {
    const isFree = /^[A-Za-z]\w*$/.test(name) && !taken.has(kebab(name));
    taken.add(kebab(name));
    return isFree;
  });
}

/** A value whose type nobody declared: JSON, or else text. */
function valueOfJson(text: string): unknown {
  return parseJson(text) ?? text;
}

/** Accepts a parameter spelled as in the file, `--asOf`, and as an option, `--as-of`. */
function spellOption(argument: string, query: AskedQuestion): string {
  const [, name, rest = ''] = /^--([^=]+)(=.*)?$/s.exec(argument) ?? [];
  return name !== undefined && query.parameters.some((parameter) => parameter.name === name)
    ? `--${kebab(name)}${rest}`
    : argument;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('_', '-');
}
