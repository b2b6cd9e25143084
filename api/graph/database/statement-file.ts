import { readFileSync } from 'node:fs';
import type { Parameters } from './database.ts';

/** A statement exactly as it runs. Its parameters are JSON: days are ISO texts, which the text turns into dates. */
export interface ApiStatement {
  readonly text: string;
  /** Only those that the text mentions. */
  readonly parameters: Parameters;
}

const texts = new Map<string, string>();

/**
 * Returns the statement of the file `cypher/api/NAME.cypher`, word for word, with the parameters that it mentions.
 * @param parameters null where not given. An empty list is passed on as it is: see `emptyToNull`
 * @throws TypeError if one that the text mentions is missing
 */
export function fixedStatement(name: string, parameters: Parameters): ApiStatement {
  const text = textOf(name);
  const mentioned = parametersIn(text).map((parameter) => {
    const value = parameters[parameter];
    if (value === undefined) throw new TypeError(`cypher/api/${name}.cypher needs the parameter ${parameter}.`);
    return [parameter, value] as const;
  });
  return { text, parameters: Object.fromEntries(mentioned) };
}

/** Returns the names of the parameters that a statement mentions, in the order in which it does. */
export function parametersIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\$(\w+)/g)].map(([, name = '']) => name))];
}

/** Returns parameters with null for each empty list: a condition without values is none. */
export function emptyToNull(parameters: Parameters): Parameters {
  const entries = Object.entries(parameters);
  return Object.fromEntries(entries.map(([name, value]) => [name, isEmptyList(value) ? null : value]));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function textOf(name: string): string {
  const known = texts.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`../../../cypher/api/${name}.cypher`, import.meta.url), 'utf8').trimEnd();
  texts.set(name, text);
  return text;
}
