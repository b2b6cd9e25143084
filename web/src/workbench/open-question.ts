import { isListType, parameterValue } from '../queries/parameter-values.ts';
import { shownTexts } from '../queries/shown-texts.ts';
import { wrapParameters } from './parameter-names.ts';
import type { Draft } from './draft-store.ts';
import type { Given } from './parameter-kinds.ts';

/** A question as a file under `cypher` has it. */
export interface Question {
  readonly statement: string;
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly default?: unknown }[];
}

/**
 * A question for the editor, which sends what the question's own form would. There a day is text, which never equals one:
 * `date()` is put around each parameter that the file declares to be a day.
 */
export function openQuestion(
  { statement, parameters }: Question,
  asOf: string,
  texts: Readonly<Record<string, string>> = {},
): Draft {
  const typeOf = new Map(parameters.map(({ name, type }) => [name, type]));
  const shown = shownTexts({ parameters }, texts, asOf);
  const given = parameters.map(
    ({ name, type, default: preset }) => [name, givenOf(type, shown[name] ?? '', preset ?? null)] as const,
  );
  const wrapped = wrapParameters(statement, (name) => {
    const type = typeOf.get(name);
    if (type?.includes('Date') !== true) return null;
    return type.startsWith('[') ? `[day IN $${name} | date(day)]` : `date($${name})`;
  });
  return { statement: wrapped, given: Object.fromEntries(given) };
}

function givenOf(type: string, text: string, preset: unknown): Given {
  if (isListType(type)) {
    // An empty list is sent as one; a list that may be left out, and has no default, is null then.
    const isNull = text === '' && preset === null && !type.endsWith('!');
    if (isNull) return { kind: 'JSON', text };
    if (!/Int|Float|Boolean/.test(type)) return { kind: 'list', text };
    return { kind: 'JSON', text: JSON.stringify(parameterValue(type, text)) };
  }
  if (/^(Int|Float)/.test(type)) return { kind: 'number', text };
  if (type.startsWith('Boolean'))
    return { kind: 'yes or no', text: text === 'true' ? 'yes' : text === 'false' ? 'no' : '' };
  return { kind: 'text', text };
}
