import { z } from 'zod/mini';
import { isCalendarDay } from '../address/address.ts';
import { spelledOut } from '../words.ts';
import { fittingValue, isListType, readListText } from './parameter-texts.ts';

/** The type as which a field's text is sent; Cypher itself does not declare parameter types. */
export const parameterKinds = ['text', 'number', 'date', 'yes or no', 'list', 'JSON'] as const;
type ParameterKind = (typeof parameterKinds)[number];

const fieldSchema = z.object({ kind: z.enum(parameterKinds), text: z.string() });
export const givenSchema = z.record(z.string(), fieldSchema);
/** The value of a parameter as entered in its field. */
export type Given = Readonly<z.infer<typeof fieldSchema>>;
export type GivenByName = Readonly<Record<string, Given>>;

export const typesSchema = z.record(z.string(), z.string());
/** The types that a question's file declares, by parameter: `Date!`, `[System!]`. */
export type TypeByName = Readonly<z.infer<typeof typesSchema>>;

export const limitsSchema = z.object({
  least: z.optional(z.nullable(z.number())),
  most: z.optional(z.nullable(z.number())),
  values: z.optional(z.nullable(z.readonly(z.array(z.string())))),
  /** Name of the parameter whose day it must not be after. */
  notAfter: z.optional(z.nullable(z.string())),
});
/** Which values of its type a parameter takes, as its question's file declares. */
export type ParameterLimits = Readonly<z.infer<typeof limitsSchema>>;
export type LimitsByName = Readonly<Record<string, ParameterLimits>>;

/** A field with an invalid text, and the problem. */
export interface FieldProblem {
  readonly name: string;
  readonly problem: string;
}

/**
 * Converts the fields of a statement to parameter values. An empty field becomes null, an empty list field an empty list.
 * @param types declared types, which take precedence over those of the fields
 * @param limits declared limits; with a value beyond them, a question may find nothing, which would look like an all-clear
 */
export function givenValues(
  names: readonly string[],
  given: GivenByName,
  types: TypeByName = {},
  limits: LimitsByName = {},
): { readonly values: Readonly<Record<string, unknown>> } | FieldProblem {
  const values: [string, unknown][] = [];
  for (const name of names) {
    const { kind, text } = given[name] ?? { kind: 'text', text: '' };
    const type = types[name];
    if (text.trim() === '') {
      const isRequired = type?.endsWith('!') === true;
      if (type !== undefined && isRequired && !isListType(type))
        return { name, problem: `must not be empty: it is ${type}` };
      values.push([name, kind === 'list' || isRequired ? [] : null]);
      continue;
    }
    if (type !== undefined) {
      const fitting = fittingValue(type, text);
      if ('mustBe' in fitting) return { name, problem: `must be ${fitting.mustBe}` };
      const allowed = allowedInWords(limits[name] ?? {}, fitting.value);
      if (allowed !== null) return { name, problem: `must be ${allowed}` };
      values.push([name, fitting.value]);
      continue;
    }
    const value = valueOf(kind, text);
    if (value === undefined) return { name, problem: `must be ${expected[kind]}` };
    values.push([name, value]);
  }
  const byName = Object.fromEntries(values);
  for (const [name, { notAfter }] of Object.entries(limits)) {
    const [day, last] = [byName[name], byName[notAfter ?? '']];
    if (typeof day === 'string' && typeof last === 'string' && day > last)
      return { name, problem: `must not be after $${notAfter ?? ''}: ${day} is after ${last}` };
  }
  return { values: byName };
}

/** What a value must be instead, such as “from 0 to 6”; null if it is within the limits. */
function allowedInWords({ least, most, values }: ParameterLimits, value: unknown): string | null {
  if (typeof value === 'string') return values?.includes(value) === false ? `one of ${values.join(', ')}` : null;
  if (typeof value !== 'number' || ((least ?? value) <= value && value <= (most ?? value))) return null;
  if (least == null) return `at most ${String(most)}`;
  return most == null ? `at least ${least}` : `from ${least} to ${most}`;
}

const expected: Readonly<Record<ParameterKind, string>> = {
  text: 'text',
  number: 'a number',
  date: 'a date, such as 2025-07-17',
  'yes or no': 'yes or no',
  list: 'a list separated by commas',
  JSON: 'JSON, such as [1, 2]',
};

/** Returns undefined if the text is invalid. */
function valueOf(kind: ParameterKind, text: string): unknown {
  switch (kind) {
    case 'text':
      return text;
    case 'number': {
      const number = Number(text);
      return Number.isFinite(number) ? number : undefined;
    }
    case 'date':
      return isCalendarDay(text) ? text : undefined;
    case 'yes or no':
      return text === 'yes' ? true : text === 'no' ? false : undefined;
    case 'list':
      return readListText(text);
    case 'JSON':
      try {
        const parsed: unknown = JSON.parse(text);
        return parsed;
      } catch {
        // The page shows the problem next to the field.
        return undefined;
      }
  }
}

/** Writes the fields for the URL: the kind follows the name unless it is text. */
export function givenToAddress(names: readonly string[], given: GivenByName): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.map((name) => {
      const { kind, text } = given[name] ?? { kind: 'text', text: '' };
      return [kind === 'text' ? name : `${name}:${kind.replaceAll(' ', '-')}`, text];
    }),
  );
}

/** Reads the fields from the URL. */
export function givenFromAddress(parameters: Readonly<Record<string, string>>): GivenByName {
  return Object.fromEntries(
    Object.entries(parameters).map(([written, text]) => {
      const kind = parameterKinds.find((one) => written.endsWith(`:${one.replaceAll(' ', '-')}`));
      if (kind === undefined) return [written, { kind: 'text' as const, text }];
      return [written.slice(0, written.lastIndexOf(':')), { kind, text }];
    }),
  );
}

/** Comments, strings and quoted names, in which a $ does not start a parameter; and parameters, plain or in backticks. */
const TOKENS =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|'(?:\\[\s\S]|[^'\\])*(?:'|$)|"(?:\\[\s\S]|[^"\\])*(?:"|$)|\$(?:([\p{L}\p{N}_]+)|`((?:``|[^`])+)`)|`(?:``|[^`])*(?:`|$)/gu;

/** Returns the names of a statement's parameters, in order of first appearance. */
export function parameterNames(statement: string): readonly string[] {
  const names = [...statement.matchAll(TOKENS)].flatMap(([, plain, quoted]) => {
    const name = plain ?? quoted?.replaceAll('``', '`');
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)];
}

/** Replaces each use of a parameter with the result of `wrap`, such as `date($day)`; null leaves it unchanged. */
export function wrapParameters(statement: string, wrap: (name: string) => string | null): string {
  return statement.replace(TOKENS, (token: string, plain?: string, quoted?: string) => {
    const name = plain ?? quoted;
    return name === undefined ? token : (wrap(name) ?? token);
  });
}

/** Replaces `date($day)` with `$day`, and likewise for lists of days, because a parameter declared as a date in a file is one. */
export function unwrapDays(statement: string, days: ReadonlySet<string>): string {
  let written = '';
  let done = 0;
  for (const match of statement.matchAll(TOKENS)) {
    const [token, plain, quoted] = match;
    const name = plain ?? quoted;
    if (name === undefined || !days.has(name)) continue;
    const end = match.index + token.length;
    const [before, after] = [statement.slice(done, match.index), statement.slice(end)];
    const wrapping = [
      { opening: 'date(', closing: ')' },
      { opening: '[day IN ', closing: ' | date(day)]' },
    ].find(({ opening, closing }) => before.endsWith(opening) && after.startsWith(closing));
    if (wrapping === undefined) continue;
    written += `${before.slice(0, -wrapping.opening.length)}${token}`;
    done = end + wrapping.closing.length;
  }
  return written + statement.slice(done);
}

/** A parameter in the header of a question's file. */
interface DeclaredParameter {
  readonly type: string;
  readonly default?: unknown;
  readonly description: string;
}

/** Declares a field of the editor as a parameter in a question's file; the field's value becomes the default. */
export function declareParameter(name: string, { kind, text }: Given): DeclaredParameter {
  const description = `${spelledOut(name)}.`;
  if (kind === 'list') return { type: '[String!]!', default: readListText(text), description };
  const value = declaredValueOf(kind, text);
  return value === null ? { type: typeOfEmpty(kind), description } : { ...typed(value), description };
}

function declaredValueOf(kind: ParameterKind, text: string): unknown {
  if (text.trim() === '') return null;
  const value = valueOf(kind, text);
  // The editor reports an invalid text on running; in a file, invalid JSON becomes text.
  return value === undefined ? (kind === 'JSON' ? text : null) : value;
}

function typeOfEmpty(kind: ParameterKind): string {
  return kind === 'number' ? 'Float' : kind === 'yes or no' ? 'Boolean' : 'String';
}

/** Objects and lists of mixed types become text, because a file has no type for them. */
function typed(value: unknown): { readonly type: string; readonly default: unknown } {
  if (!Array.isArray(value)) {
    const scalar = scalarType([value]);
    return scalar === null ? { type: 'String', default: JSON.stringify(value) } : { type: scalar, default: value };
  }
  const scalar = scalarType(value);
  return scalar === null
    ? { type: 'String', default: JSON.stringify(value) }
    : { type: `[${scalar}!]!`, default: value };
}

/** Returns the narrowest scalar type of all values, or null if they have none in common. An `Int` has 32 bits. */
function scalarType(values: readonly unknown[]): string | null {
  if (values.every((value) => typeof value === 'string')) return 'String';
  if (values.every((value) => typeof value === 'boolean')) return 'Boolean';
  if (values.every((value) => typeof value === 'number')) {
    return values.every((value) => Number.isInteger(value) && Math.abs(value) < 2 ** 31) ? 'Int' : 'Float';
  }
  return null;
}
