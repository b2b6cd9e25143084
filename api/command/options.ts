import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { existingNodes, noSuchNode } from '#graph/entities/entities.ts';
import type { Origin } from '#graph/exposure/exposure.ts';
import { filterParts, isMinimum } from '#graph/exposure/filters.ts';
import type { ExposureFilter, FilterCondition } from '#graph/exposure/filters.ts';
import { Failure, isFailure } from '#graph/failure.ts';
import { findCountry } from '#graph/model/country-names.ts';
import { lastAskedDay } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import { parseDay } from '#seed/readers/cells.ts';
import { RepeatableOption } from './terminal.ts';

/** Reads an option's value as a whole number of at least 1. */
export function parseCountOption(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < 1 || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('Give a whole number of at least 1.');
  return number;
}

/** Reads an option's value as a day. */
export function parseDayOption(value: string): Day {
  const parsed = parseDay(value);
  if ('reason' in parsed) throw new InvalidArgumentError('Give a day as yyyy-mm-dd.');
  if (parsed.value > lastAskedDay) throw new InvalidArgumentError(`The last day is ${lastAskedDay}.`);
  return parsed.value;
}

/**
 * Does work that takes its arguments from the command line. A failure that begins with the name of an argument of the API, which the user did not
 * write, begins with what the command line calls it instead.
 * @param names what the command line calls each argument
 */
export async function namedAsOptions<T>(names: Readonly<Record<string, string>>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isFailure(error, 'BAD_USER_INPUT')) throw error;
    const { message, extensions } = error;
    const [argument = ''] = message.split(' ', 1);
    const name = argument === extensions['argument'] ? names[argument] : undefined;
    if (name === undefined) throw error;
    throw new Failure('BAD_USER_INPUT', name + message.slice(argument.length), { cause: error, extensions });
  }
}

/** The origins that can count, by how the command line names them. Domestic access is not an exposure. */
const countedOrigins: ReadonlyMap<string, Origin> = new Map([
  ['foreign', 'FOREIGN'],
  ['undetermined', 'UNDETERMINED'],
]);

/** The option for the origins that count. */
export function originOption(): RepeatableOption {
  const names = [...countedOrigins.keys()].join(' or ');
  return new RepeatableOption(
    '--origin <origin>',
    `origin of the personnel to count: ${names} (default: foreign)`,
    (name) => {
      const origin = countedOrigins.get(name);
      if (origin === undefined) throw new InvalidArgumentError(`Give ${names}.`);
      return origin;
    },
  );
}

const jsonObject = z.record(z.string(), z.unknown());

export interface JsonParameterOptions {
  /** A JSON object. */
  readonly paramsJson?: string;
  /** A file with a JSON object; `-` is stdin. */
  readonly paramsFile?: string;
}

/**
 * Reads the parameters given as JSON; those of `--params-json` override those of the file.
 * @throws BAD_USER_INPUT if the file can't be read or either is not a JSON object.
 */
export async function readJsonParameters(options: JsonParameterOptions): Promise<Readonly<Record<string, unknown>>> {
  const { paramsJson, paramsFile } = options;
  const fromFile = paramsFile === undefined ? {} : parseObject(await readText(paramsFile), '--params-file');
  return { ...fromFile, ...(paramsJson === undefined ? {} : parseObject(paramsJson, '--params-json')) };
}

/** Reads a file that an option names; `-` is stdin. @throws BAD_USER_INPUT if it can't be read */
export async function readText(path: string): Promise<string> {
  if (path === '-') return text(process.stdin);
  try {
    // Editors on Windows begin a file with a byte-order mark, which is not JSON.
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    throw new Failure('BAD_USER_INPUT', `Can't read ${path.slice(0, 200)} (${reason.slice(0, 200)}).`, {
      cause: error,
    });
  }
}

/** The most levels of lists and objects in a parameter. What encodes them would run out of stack with many thousands. */
const deepest = 100;

/** Parses JSON of the command line. @throws SyntaxError or BAD_USER_INPUT */
export function parseJson(json: string, option: string): unknown {
  const parsed: unknown = JSON.parse(json);
  const isWithin = (value: unknown, levels: number): boolean =>
    typeof value !== 'object' ||
    value === null ||
    (levels > 0 && Object.values(value).every((inner) => isWithin(inner, levels - 1)));
  if (isWithin(parsed, deepest)) return parsed;
  throw new Failure('BAD_USER_INPUT', `${option} takes lists and objects nested at most ${deepest} deep.`);
}

function parseObject(json: string, option: string): Readonly<Record<string, unknown>> {
  try {
    return jsonObject.parse(parseJson(json, option));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      'BAD_USER_INPUT',
      `${option} takes a JSON object with a value for each name, such as {"asOf": "2025-07-17"}.`,
      { cause: error },
    );
  }
}

/** The conditions of exposure filters that are options. */
const conditions = filterParts.filter(({ excludes }) => !excludes);

/** The options of a command for the conditions of an exposure filter. */
export function filterOptions(): readonly Option[] {
  return conditions.map(({ condition }) => {
    const { option, description } = condition;
    const sentence = description.replaceAll('`', '').replace(/\.$/, '');
    const words = sentence.charAt(0).toLowerCase() + sentence.slice(1);
    switch (condition.kind) {
      case 'nodes':
        return new RepeatableOption(`--${option} <key>`, words, (text) => parseKey(condition, text));
      case 'values': {
        const names = condition.values.map(inLower);
        return new RepeatableOption(`--${option} <name>`, `${words}: ${names.join(', ')}`, (text) =>
          parseName(condition, text),
        );
      }
      case 'lowest': {
        const names = condition.values.map(inLower);
        return new Option(`--${option} <name>`, `${words}: ${names.join(', ')}`).argParser((text) =>
          parseName(condition, text),
        );
      }
      case 'flag':
        return new Option(`--${option} <yes|no>`, words).argParser((text) => {
          if (text !== 'yes' && text !== 'no') throw new InvalidArgumentError('Give yes or no.');
          return text === 'yes';
        });
      case 'minimum':
        return new Option(`--${option} <number>`, words).argParser((text) => {
          const number = Number(text);
          if (!/^\d+$/.test(text) || !isMinimum(condition, number))
            throw new InvalidArgumentError(`Give a whole number; ${condition.range}.`);
          return number;
        });
    }
  });
}

function parseName({ values }: Extract<FilterCondition, { kind: 'values' | 'lowest' }>, text: string): string {
  const value = values.find((one) => inLower(one) === text.toLowerCase());
  if (value === undefined) throw new InvalidArgumentError(`Give ${values.map(inLower).join(', ')}.`);
  return value;
}

function inLower(value: string): string {
  return value.toLowerCase().replaceAll('_', '-');
}

function parseKey({ label }: Extract<FilterCondition, { kind: 'nodes' }>, text: string): string {
  if (label !== 'Country') return text;
  const country = findCountry(text);
  if ('code' in country) return country.code;
  throw new InvalidArgumentError(`Give a country: ${'reason' in country ? country.reason : 'it is empty'}.`);
}

/** Reads the values of `filterOptions`. */
export function readFilterOptions(given: object): Partial<Omit<ExposureFilter, 'asOf'>> {
  const values = new Map<string, unknown>(Object.entries(given));
  return Object.fromEntries(
    conditions.flatMap(({ name, condition }) => {
      const value = values.get(new Option(`--${condition.option} <value>`).attributeName());
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * Checks that the nodes exist which the options name.
 * @throws BAD_USER_INPUT for the first that does not: an empty answer would look like safety.
 */
export async function checkNamedNodes(database: Database, filter: ExposureFilter): Promise<void> {
  const values = new Map<string, unknown>(Object.entries(filter));
  const named = conditions.flatMap(({ name, condition }) => {
    const keys = values.get(name);
    if (condition.kind !== 'nodes' || !Array.isArray(keys)) return [];
    return keys.map((key) => ({ label: condition.label, key: String(key), option: condition.option }));
  });
  const exist = await existingNodes(database, named);
  const missing = named.find((_, at) => exist[at] !== true);
  if (missing !== undefined) throw noSuchNode(`--${missing.option}`, missing);
}
