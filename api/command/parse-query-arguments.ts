import { Command, Option } from 'commander';
import type { ParameterType, QueryParameter, SavedQuery } from '#graph/library/saved-query.ts';
import { configured } from './configured.ts';
import { outputFormatOption } from './output-format.ts';
import type { OutputFormat } from './output-format.ts';
import { parseCount } from './parse-count.ts';

/** What was said on the command line after a saved query's name. */
export interface QueryArguments {
  /** By parameter name, as far as given; not yet checked against the types. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly format: OutputFormat;
  readonly first: number;
}

/** The options of one saved query, made from its parameters. */
export function parseQueryArguments(query: SavedQuery, given: readonly string[], format: OutputFormat): QueryArguments {
  const program = configured(new Command(`subtier query ${query.name}`))
    .description(`${query.title}\n\n${query.question}`)
    .allowExcessArguments(false)
    .addOption(outputFormatOption().default(format))
    .option('--first <count>', 'rows at most', parseCount, 1000);
  for (const parameter of query.parameters) program.addOption(optionOf(parameter));
  program.parse(
    given.map((argument) => spellOption(argument, query)),
    { from: 'user' },
  );
  const options = program.opts<{ format: OutputFormat; first: number } & Record<string, unknown>>();
  const named = query.parameters.map(({ name }) => [name, options[attributeOf(name)]] as const);
  return {
    parameters: Object.fromEntries(named.filter(([, value]) => value !== undefined)),
    format: options.format,
    first: options.first,
  };
}

function optionOf({ name, notation, type, description, default: preset }: QueryParameter): Option {
  const said = preset === undefined || preset === null ? '' : `; default ${JSON.stringify(preset)}`;
  const again = type.kind === 'list' ? '; can be given again' : '';
  const option = new Option(`--${kebab(name)} <${notation}>`, `${description.replace(/\.$/, '')}${said}${again}`);
  return option.argParser((text: string, before: unknown) => {
    const value = valueOf(type, text);
    return type.kind === 'list' ? [...(isList(before) ? before : []), value] : value;
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
