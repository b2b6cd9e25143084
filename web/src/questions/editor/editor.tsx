import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import { EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';
import { useEffect, useId, useRef, useState } from 'react';
import type { Failure } from '../../server/client.ts';
import { Language, useModel } from './language.ts';
import type { Mark, Model, Problem } from './language.ts';

interface CypherEditorProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onRun: () => void;
  /** Where to put the caret, counted from 1; a new object moves it again. */
  readonly place: Failure['place'];
}

type Problems = Parameters<EditorEvents['onProblems']>[0];

/** The editor with help for its keys and the first problem in the statement. */
export function CypherEditor({ text, onText, onRun, place }: CypherEditorProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [problems, setProblems] = useState<Problems>([]);
  const help = useId();
  const model = useModel();
  const events = useRef({ onText, onRun, text });

  useEffect(() => {
    events.current = { onText, onRun, text };
  });

  useEffect(() => {
    if (holder.current === null) return undefined;
    const made = new Editor(holder.current, events.current.text, help, {
      onText: (typed) => {
        events.current.onText(typed);
      },
      onRun: () => {
        events.current.onRun();
      },
      onProblems: setProblems,
    });
    setEditor(made);
    return () => {
      made.destroy();
    };
  }, [help]);

  useEffect(() => {
    editor?.setText(text);
  }, [editor, text]);

  useEffect(() => {
    editor?.setModel(model);
  }, [editor, model]);

  useEffect(() => {
    if (place !== null) editor?.goTo(place.line, place.column);
  }, [editor, place]);

  const first = problems.find(({ isError }) => isError) ?? problems[0];
  return (
    <>
      <div ref={holder} className="editor" />
      <p id={help} className="soft small">
        Run: Ctrl or ⌘ + Enter. Complete: Ctrl + Space. Leave the editor: Escape, then Tab.
      </p>
      <p className="small problems" aria-live="polite">
        {first !== undefined && text.trim() !== '' && (
          <>
            <strong>
              {first.isError ? 'Error' : 'Warning'} on line {first.line}:
            </strong>{' '}
            {first.message}
            {problems.length > 1 && ` (and ${problems.length - 1} more)`}
          </>
        )}
      </p>
    </>
  );
}

const DEBOUNCE_MS = 150;
/** For this long after Escape, Tab moves the focus instead of indenting. */
const LEAVING_MS = 2000;

interface EditorEvents {
  readonly onText: (text: string) => void;
  readonly onRun: () => void;
  /** Called with the problems found in the statement; empty if there are none. */
  readonly onProblems: (problems: readonly (Problem & { readonly line: number })[]) => void;
}

/** The Cypher editor; wraps CodeMirror. */
class Editor {
  private readonly view: EditorView;
  private readonly language = new Language();
  private readonly events: EditorEvents;
  private model: Model | null = null;
  private timer = 0;

  /** @param help id of the element that explains the keys */
  constructor(parent: HTMLElement, text: string, help: string, events: EditorEvents) {
    this.events = events;
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          keymap.of([
            {
              key: 'Mod-Enter',
              run: () => {
                events.onRun();
                return true;
              },
            },
          ]),
          lineNumbers(),
          history(),
          closeBrackets(),
          autocompletion({ override: [(context) => this.complete(context)], icons: false }),
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
          // After Escape, whatever else it closes, Tab leaves the editor.
          EditorView.domEventObservers({
            keydown: (event, view) => {
              if (event.key === 'Escape') view.setTabFocusMode(LEAVING_MS);
            },
          }),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': 'Cypher statement', 'aria-describedby': help }),
          placeholder('MATCH (s:System) RETURN s LIMIT 25'),
          syntaxMarks,
          editorTheme,
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            events.onText(update.state.doc.toString());
            this.markSoon();
          }),
        ],
      }),
    });
    void this.mark();
  }

  setModel(model: Model | null): void {
    this.model = model;
    void this.mark();
  }

  setText(text: string): void {
    const now = this.view.state.doc;
    if (now.toString() === text) return;
    this.view.dispatch({ changes: { from: 0, to: now.length, insert: text } });
  }

  /** Moves the caret to a position, counted from 1, and focuses the editor. */
  goTo(line: number, column: number): void {
    const { doc } = this.view.state;
    const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
    this.view.dispatch({ selection: { anchor: Math.min(at.from + column - 1, at.to) }, scrollIntoView: true });
    this.view.focus();
  }

  destroy(): void {
    window.clearTimeout(this.timer);
    this.language.close();
    this.view.destroy();
  }

  private markSoon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.mark(), DEBOUNCE_MS);
  }

  private async mark(): Promise<void> {
    const { doc } = this.view.state;
    const { marks, problems } = await this.language.marks(doc.toString(), this.model);
    // The text changed meanwhile; a later call marks it.
    if (!this.view.state.doc.eq(doc)) return;
    const inside = problems.map((problem) => {
      const from = Math.min(Math.max(problem.from, 0), doc.length);
      return { ...problem, from, to: Math.min(Math.max(problem.to, from), doc.length) };
    });
    this.view.dispatch(
      { effects: marked.of(marks) },
      setDiagnostics(
        this.view.state,
        inside.map(({ from, to, message, isError }) => ({
          from,
          to,
          message,
          severity: isError ? 'error' : 'warning',
        })),
      ),
    );
    this.events.onProblems(inside.map((problem) => ({ ...problem, line: doc.lineAt(problem.from).number })));
  }

  private async complete(context: CompletionContext): Promise<CompletionResult | null> {
    const before = context.matchBefore(/[\p{L}\p{N}_]*/u);
    const from = before?.from ?? context.pos;
    const previous = context.state.sliceDoc(Math.max(0, from - 1), from);
    if (!context.explicit && from === context.pos && previous !== ':' && previous !== '$' && previous !== '.')
      return null;
    const text = context.state.doc.toString();
    const found = await this.language.completions(text, this.model, context.pos, context.explicit);
    if (context.aborted || found.length === 0) return null;
    return {
      from,
      validFor: /^[\p{L}\p{N}_]*$/u,
      options: found.map(({ label, insert, detail }) => ({ label, apply: insert, detail })),
    };
  }
}

/** The editor's theme; its colors follow the page's theme automatically. */
const editorTheme = EditorView.theme({
  '&': { fontSize: '12.5px', backgroundColor: 'var(--raised)', color: 'var(--ink)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', minHeight: '118px', maxHeight: '42vh' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '6px 0' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--ink-soft)', border: '0' },
  '.cm-placeholder': { color: 'var(--ink-soft)' },
  '.cm-tooltip': {
    border: '1px solid var(--line-strong)',
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    fontSize: '12.5px',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.85' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--critical)',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline dotted var(--moderate) 2px',
    textUnderlineOffset: '3px',
  },
  '.cypher-keyword': { color: 'var(--accent)', fontWeight: '600' },
  '.cypher-label': { color: 'var(--system)' },
  '.cypher-function': { color: 'var(--organization)' },
  '.cypher-parameter': { color: 'var(--foreign)' },
  '.cypher-value': { color: 'var(--escort)' },
  '.cypher-property': { color: 'var(--engineer)' },
  '.cypher-comment': { color: 'var(--ink-soft)' },
});

const marked = StateEffect.define<readonly Mark[]>();

/** CSS classes by token type of Neo4j's grammar; other tokens have no class. */
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

/** Moves the syntax colors along with text changes until new ones are computed. */
const syntaxMarks = StateField.define<DecorationSet>({
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

function decorations(marks: readonly Mark[], length: number): DecorationSet {
  const ranges = marks.flatMap(({ from, to, kind }) => {
    const name = classes[kind];
    return name === undefined || from >= to || to > length ? [] : [Decoration.mark({ class: name }).range(from, to)];
  });
  return Decoration.set(ranges, true);
}
