import type { Draft } from './draft.ts';
import { writeListText } from './parameter-texts.ts';
import { parameterNames } from './parameters.ts';
import type { Given } from './parameters.ts';

/** What a statement is asked about; null and an empty list are no condition. */
export type Asked = Readonly<Record<string, string | number | readonly string[] | null>>;

/**
 * A statement for the editor, with what it is asked about in its fields.
 * @param parts of the text that are kept besides those of what is asked
 */
export function statementDraft(text: string, asked: Asked, parts: readonly string[] = []): Draft {
  const given = Object.entries(asked).flatMap(([name, value]): readonly (readonly [string, Given])[] => {
    if (value === null || (typeof value === 'object' && value.length === 0)) return [];
    if (typeof value === 'object') return [[name, { kind: 'list', text: writeListText(value) }]];
    return [[name, { kind: typeof value === 'number' ? 'number' : 'text', text: String(value) }]];
  });
  const statement = writeStatement(text, new Set([...parts, ...given.map(([name]) => name)]));
  const used = parameterNames(statement);
  return { statement, given: Object.fromEntries(given.filter(([name]) => used.includes(name))) };
}

/**
 * A statement for the conditions that are given: what stands between `//if name` and `//end` is left out where there is no such
 * condition, and between `//if not name` and `//end` where there is.
 */
function writeStatement(text: string, given: ReadonlySet<string>): string {
  const kept: string[] = [];
  const open: boolean[] = [];
  for (const line of text.trim().split('\n')) {
    const [, not, name] = /^\s*\/\/if (not )?(\w+)$/.exec(line) ?? [];
    if (name !== undefined) open.push(given.has(name) === (not === undefined));
    else if (/^\s*\/\/end$/.test(line)) open.pop();
    else if (!open.includes(false)) kept.push(line);
  }
  return kept.join('\n');
}
