import { defaultText } from '../queries/default-text.ts';
import { wrapParameters } from './parameter-names.ts';
import type { Draft } from './draft-store.ts';
import type { Given } from './parameter-kinds.ts';

/** A question as a file under `cypher` has it. */
export interface Question {
  readonly statement: string;
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly default?: unknown }[];
}

/**
 * A question for the editor. There a day is text, which never equals one: `date()` is put around each parameter that
 * the file declares to be a day.
 */
export function openQuestion(
  { statement, parameters }: Question,
  asOf: string,
  texts: Readonly<Record<string, string>> = {},
): Draft {
  const typeOf = new Map(parameters.map(({ name, type }) => [name, type]));
  const given = parameters.map((parameter) => {
    const { kind, text } = givenOf(parameter, asOf);
    return [parameter.name, { kind, text: typed(kind, texts[parameter.name]) ?? text }] as const;
  });
  const wrapped = wrapParameters(statement, (name) => {
    const type = typeOf.get(name);
    if (type?.includes('Date') !== true) return null;
    return type.startsWith('[') ? `[day IN $${name} | date(day)]` : `date($${name})`;
  });
  return { statement: wrapped, given: Object.fromEntries(given) };
}

function typed(kind: Given['kind'], text: string | undefined): string | undefined {
  return kind === 'yes or no' && text !== undefined ? yesOrNo(text) : text;
}

function givenOf(parameter: Question['parameters'][number], asOf: string): Given {
  const { type, default: preset } = parameter;
  const text = defaultText(parameter, asOf);
  if (type.startsWith('[')) {
    if (!/Int|Float|Boolean/.test(type)) return { kind: 'list', text };
    return { kind: 'JSON', text: JSON.stringify(Array.isArray(preset) ? preset : []) };
  }
  if (/^(Int|Float)/.test(type)) return { kind: 'number', text };
  if (type.startsWith('Boolean')) return { kind: 'yes or no', text: yesOrNo(text) };
  return { kind: 'text', text };
}

function yesOrNo(text: string): string {
  return text === 'true' ? 'yes' : text === 'false' ? 'no' : '';
}
