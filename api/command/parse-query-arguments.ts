import { Command, Option } from 'commander';
import type { ParameterType, QueryParameter, SavedQuery } from '#graph/library/saved-query.ts';
import { checkWords } from './check-words.ts';
import { configured } from './configured.ts';
import { resultFormatOption } from './output-format.ts';
import type { ResultFormat } from './output-format.ts';
import { parseCount } from './parse-count.ts';
import type { ParameterText } from './read-parameter-text.ts';
import { refuseTwice } from './refuse-twice.ts';

/** What was said on the command line after a saved query's name. */
export interface QueryArguments extends ParameterText {
  /** By parameter name, as far as given; not yet checked against the types. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly format: ResultFormat;
  readonly first: number;
}

/** The options of one saved query, made from its parameters. */
export function parseQueryArguments(query: SavedQuery, given: readonly string[], format: ResultFormat): QueryArguments {
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
    refuseTwice(before);
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
