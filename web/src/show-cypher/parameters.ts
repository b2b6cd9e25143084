import { z } from 'zod/mini';
import { readListText } from './parameter-texts.ts';

/** As what the text of a field is sent; Cypher has no declarations that could say it. */
export const parameterKinds = ['text', 'number', 'yes or no', 'list', 'JSON'] as const;
type ParameterKind = (typeof parameterKinds)[number];

/** What was given for a parameter. */
export interface Given {
  readonly kind: ParameterKind;
  readonly text: string;
}

export type GivenByName = Readonly<Record<string, Given>>;

/** Said in place of a run: which field can't be sent, and why. */
export interface FieldProblem {
  readonly name: string;
  readonly problem: string;
}

/** What is sent for the parameters of a statement; an empty field is null, an empty list a list of none. */
export function givenValues(
  names: readonly string[],
  given: GivenByName,
): { readonly values: Readonly<Record<string, unknown>> } | FieldProblem {
  const values: [string, unknown][] = [];
  for (const name of names) {
    const { kind, text } = given[name] ?? { kind: 'text', text: '' };
    if (text.trim() === '') {
      values.push([name, kind === 'list' ? [] : null]);
      continue;
    }
    const value = valueOf(kind, text);
    if (value === undefined) return { name, problem: `takes ${wanted[kind]}` };
    values.push([name, value]);
  }
  return { values: Object.fromEntries(values) };
}

const wanted: Readonly<Record<ParameterKind, string>> = {
  text: 'text',
  number: 'a number',
  'yes or no': 'yes or no',
  list: 'texts, separated by commas',
  JSON: 'JSON, such as [1, 2]',
};

/** Undefined: the text does not make one. */
function valueOf(kind: ParameterKind, text: string): unknown {
  switch (kind) {
    case 'text':
      return text;
    case 'number': {
      const number = Number(text);
      return Number.isFinite(number) ? number : undefined;
    }
    case 'yes or no':
      return text === 'yes' ? true : text === 'no' ? false : undefined;
    case 'list':
      return readListText(text);
    case 'JSON':
      try {
        const parsed: unknown = JSON.parse(text);
        return parsed;
      } catch {
        // Said beside the field.
        return undefined;
      }
  }
}

/** As the address holds it: the kind follows the name where it is not text. */
export function givenToAddress(names: readonly string[], given: GivenByName): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.map((name) => {
      const { kind, text } = given[name] ?? { kind: 'text', text: '' };
      return [kind === 'text' ? name : `${name}:${kind.replaceAll(' ', '-')}`, text];
    }),
  );
}

export function givenFromAddress(parameters: Readonly<Record<string, string>>): GivenByName {
  return Object.fromEntries(
    Object.entries(parameters).map(([written, text]) => {
      const kind = parameterKinds.find((one) => written.endsWith(`:${one.replaceAll(' ', '-')}`));
      if (kind === undefined) return [written, { kind: 'text' as const, text }];
      return [written.slice(0, written.lastIndexOf(':')), { kind, text }];
    }),
  );
}

/** Comments, texts and quoted names, in which a $ is no parameter; then parameters, plain or in backticks. */
const TOKENS =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|'(?:\\[\s\S]|[^'\\])*(?:'|$)|"(?:\\[\s\S]|[^"\\])*(?:"|$)|\$(?:([\p{L}\p{N}_]+)|`((?:``|[^`])+)`)|`(?:``|[^`])*(?:`|$)/gu;

/** Names of the parameters of a statement, in the order in which they first appear. */
export function parameterNames(statement: string): readonly string[] {
  const names = [...statement.matchAll(TOKENS)].flatMap(([, plain, quoted]) => {
    const name = plain ?? quoted?.replaceAll('``', '`');
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)];
}

/** The statement with each mention of these parameters as something else, such as `date($day)`. */
export function wrapParameters(statement: string, wrap: (name: string) => string | null): string {
  return statement.replace(TOKENS, (token: string, plain?: string, quoted?: string) => {
    const name = plain ?? quoted;
    return name === undefined ? token : (wrap(name) ?? token);
  });
}

/** The statement with `date($day)` as `$day` again, and so for lists of days: what a file declares as a day arrives as one. */
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

/** The fields of a statement as they are kept in the browser. */
export const parameterForm = z.record(z.string(), z.object({ kind: z.enum(parameterKinds), text: z.string() }));

/** A parameter in the header of a question's file. */
interface DeclaredParameter {
  readonly type: string;
  readonly default?: unknown;
  readonly description: string;
}

/** How a field of the editor is declared in a question's file; what is in the field becomes the default. */
export function declareParameter(name: string, { kind, text }: Given): DeclaredParameter {
  const description = `${name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}.`;
  if (kind === 'list') return { type: '[String!]!', default: readListText(text), description };
  const value = declaredValueOf(kind, text);
  return value === null ? { type: typeOfEmpty(kind), description } : { ...typed(value), description };
}

function declaredValueOf(kind: Given['kind'], text: string): unknown {
  if (text.trim() === '') return null;
  switch (kind) {
    case 'text':
    case 'list':
      return text;
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : null;
    case 'yes or no':
      return text === 'yes' ? true : text === 'no' ? false : null;
    case 'JSON':
      try {
        const parsed: unknown = JSON.parse(text);
        return parsed;
      } catch {
        // The editor says so when it is run; in a file it is text.
        return text;
      }
  }
}

function typeOfEmpty(kind: Given['kind']): string {
  return kind === 'number' ? 'Float' : kind === 'yes or no' ? 'Boolean' : 'String';
}

/** A file has no type for an object, or for a list of different things: that is text there. */
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

/** The narrowest type that all of them have; null: none has. An `Int` has 32 bits. */
function scalarType(values: readonly unknown[]): string | null {
  if (values.every((value) => typeof value === 'string')) return 'String';
  if (values.every((value) => typeof value === 'boolean')) return 'Boolean';
  if (values.every((value) => typeof value === 'number')) {
    return values.every((value) => Number.isInteger(value) && Math.abs(value) < 2 ** 31) ? 'Int' : 'Float';
  }
  return null;
}
