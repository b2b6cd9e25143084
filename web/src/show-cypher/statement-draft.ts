import { z } from 'zod/mini';
import type { Draft } from './draft.ts';
import { writeListText } from './parameter-texts.ts';
import { parameterNames } from './parameters.ts';
import type { Given } from './parameters.ts';

/** The parameter values of a statement; null and an empty list mean that the condition is not set. */
export type StatementTerms = Readonly<Record<string, string | number | readonly string[] | null>>;

/**
 * Makes a draft of a statement with its parameter values.
 * @param parts names of the conditional parts to include besides those of the set values
 */
export function statementDraft(text: string, terms: StatementTerms, parts: readonly string[] = []): Draft {
  const given = Object.entries(terms).flatMap(([name, value]): readonly (readonly [string, Given])[] => {
    if (value === null || (typeof value === 'object' && value.length === 0)) return [];
    if (typeof value === 'object') return [[name, { kind: 'list', text: writeListText(value) }]];
    return [[name, { kind: typeof value === 'number' ? 'number' : 'text', text: String(value) }]];
  });
  const statement = writeStatement(text, new Set([...parts, ...given.map(([name]) => name)]));
  const used = parameterNames(statement);
  return { statement, given: Object.fromEntries(given.filter(([name]) => used.includes(name))) };
}

/**
 * Resolves the conditional parts of a statement: lines between `//if name` and `//end` are included only if the name is given, and
 * lines between `//if not name` and `//end` only if it is not.
 */
function writeStatement(text: string, given: ReadonlySet<string>): string {
  const included: string[] = [];
  const open: boolean[] = [];
  for (const line of text.trim().split('\n')) {
    const [, not, name] = /^\s*\/\/if (not )?(\w+)$/.exec(line) ?? [];
    if (name !== undefined) open.push(given.has(name) === (not === undefined));
    else if (/^\s*\/\/end$/.test(line)) open.pop();
    else if (!open.includes(false)) included.push(line);
  }
  return included.join('\n');
}

const parametersShape = z.record(z.string(), z.unknown());
const texts = z.array(z.string());

/** Makes a draft of a statement that the server ran. Running it in the editor sends the same parameters. */
export function shownDraft({
  statement,
  parameters,
}: {
  readonly statement: string;
  readonly parameters: unknown;
}): Draft {
  const given = Object.entries(parametersShape.parse(parameters)).map(
    ([name, value]) => [name, toGiven(value)] as const,
  );
  return { statement, given: Object.fromEntries(given) };
}

/** Writes a value as the text of a field. An empty text is written as JSON, because the editor sends an empty field as null. */
function toGiven(value: unknown): Given {
  if (value === null) return { kind: 'text', text: '' };
  if (typeof value === 'string' && value.trim() !== '') return { kind: 'text', text: value };
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  if (typeof value === 'boolean') return { kind: 'yes or no', text: value ? 'yes' : 'no' };
  const list = texts.safeParse(value);
  return list.success
    ? { kind: 'list', text: writeListText(list.data) }
    : { kind: 'JSON', text: JSON.stringify(value) };
}
