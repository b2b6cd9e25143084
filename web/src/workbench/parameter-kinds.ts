import { readListText } from '../queries/list-text.ts';

/** As what the text of a field is sent; Cypher has no declarations that could say it. */
export const parameterKinds = ['text', 'number', 'yes or no', 'list', 'JSON'] as const;
export type ParameterKind = (typeof parameterKinds)[number];

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
