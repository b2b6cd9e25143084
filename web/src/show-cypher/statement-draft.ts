import { parameterNames } from '../workbench/parameter-names.ts';
import { writeListText } from '../queries/list-text.ts';
import { writeStatement } from './write-statement.ts';
import type { Draft } from '../workbench/draft-store.ts';
import type { Given } from '../workbench/parameter-kinds.ts';

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
