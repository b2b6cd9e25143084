import type { Mark, Problem } from './language-messages.ts';

const writes = 'statements here may only read';
const administers = 'statements here may not look at or change how the server runs';

/** Words with which only clauses begin that the server refuses, and why; it judges again, and has the last word. */
const reasons: Readonly<Partial<Record<string, string>>> = {
  CREATE: writes,
  INSERT: writes,
  MERGE: writes,
  SET: writes,
  REMOVE: writes,
  DELETE: writes,
  DETACH: writes,
  FOREACH: writes,
  LOAD: 'it reads files and addresses from the database server',
  USE: 'statements here may only read the graph of Subtier',
  SHOW: administers,
  TERMINATE: administers,
  DROP: administers,
  ALTER: administers,
  GRANT: administers,
  DENY: administers,
  REVOKE: administers,
};

/** The keywords of a statement that the server would refuse. */
export function refusedWords(text: string, marks: readonly Mark[]): readonly Problem[] {
  return marks.flatMap(({ from, to, kind }) => {
    if (kind !== 'keyword') return [];
    const word = text.slice(from, to).toUpperCase();
    const reason = reasons[word];
    return reason === undefined
      ? []
      : [{ from, to, message: `${word} may not be used here: ${reason}.`, isError: true }];
  });
}
