import { readFileSync } from 'node:fs';
import type { Parameters } from './database.ts';

/** A statement exactly as it runs. Its parameters are JSON: days are ISO texts, which the text turns into dates. */
export interface ApiStatement {
  readonly text: string;
  /** Only those that the text mentions. */
  readonly parameters: Parameters;
}

const texts = new Map<string, string>();
const names = new Map<string, string>();

/** Returns the name of a statement of `cypher/api` by its text; null if it is not from there. */
export function nameOfStatement(text: string): string | null {
  return names.get(text) ?? null;
}

/**
 * Returns the statement of the file `cypher/api/NAME.cypher`, word for word, with the parameters that it mentions.
 *
 * Conditions are the fields of one map, `$filter`: see `filterOf` in `exposure/filter-cypher.ts`. Neo4j plans a statement anew for each combination of the types of its
 * parameters. Null is a type of its own and so is an empty list, but all maps have the same type: one plan serves every filter.
 * @throws TypeError if a parameter that the text mentions is missing
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

function textOf(name: string): string {
  const known = texts.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`../../../cypher/api/${name}.cypher`, import.meta.url), 'utf8').trimEnd();
  texts.set(name, text);
  names.set(text, name);
  return text;
}
