import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';
import type { Mark } from './language-messages.ts';
import type { TransactionSpec } from '@codemirror/state';

const marked = StateEffect.define<readonly Mark[]>();

/** How the parts of a statement are coloured, by what Neo4j's grammar calls them; others are plain. */
const classes: Readonly<Partial<Record<string, string>>> = {
  comment: 'cypher-comment',
  keyword: 'cypher-keyword',
  keywordLiteral: 'cypher-keyword',
  label: 'cypher-label',
  function: 'cypher-function',
  predicateFunction: 'cypher-function',
  procedure: 'cypher-function',
  paramDollar: 'cypher-parameter',
  paramValue: 'cypher-parameter',
  stringLiteral: 'cypher-value',
  numberLiteral: 'cypher-value',
  booleanLiteral: 'cypher-value',
  property: 'cypher-property',
};

/** Keeps colours where they are while the text around them changes, until new ones come. */
export const syntaxMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, transaction) => {
    let now = before.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(marked)) now = decorations(effect.value, transaction.state.doc.length);
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The change that gives a text its colours. */
export function markSyntax(marks: readonly Mark[]): TransactionSpec {
  return { effects: marked.of(marks) };
}

function decorations(marks: readonly Mark[], length: number): DecorationSet {
  const ranges = marks.flatMap(({ from, to, kind }) => {
    const name = classes[kind];
    return name === undefined || from >= to || to > length ? [] : [Decoration.mark({ class: name }).range(from, to)];
  });
  return Decoration.set(ranges, true);
}
