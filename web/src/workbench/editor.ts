import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { Language } from './language.ts';
import { editorTheme } from './editor-theme.ts';
import { markSyntax, syntaxMarks } from './syntax-marks.ts';
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Model, Problem } from './language-messages.ts';

const CALM = 150;
/** After Escape, for so long Tab goes on instead of indenting. */
const LEAVING_MS = 2000;

export interface EditorEvents {
  readonly onText: (text: string) => void;
  readonly onRun: () => void;
  /** What the language's own checks find; empty: nothing. */
  readonly onProblems: (problems: readonly (Problem & { readonly line: number })[]) => void;
}

export interface EditorWords {
  readonly label: string;
  /** Id of the element that tells of the keys. */
  readonly help: string;
}

/** The editor for Cypher; the only thing that knows CodeMirror. */
export class Editor {
  private readonly view: EditorView;
  private readonly language = new Language();
  private readonly events: EditorEvents;
  private model: Model | null = null;
  private timer = 0;

  constructor(parent: HTMLElement, text: string, words: EditorWords, events: EditorEvents) {
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
          // Whatever else Escape closes, Tab leaves after it.
          EditorView.domEventObservers({
            keydown: (event, view) => {
              if (event.key === 'Escape') view.setTabFocusMode(LEAVING_MS);
            },
          }),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': words.label, 'aria-describedby': words.help }),
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

  /** Puts the caret at a place, counted from 1, and goes there. */
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
    this.timer = window.setTimeout(() => void this.mark(), CALM);
  }

  private async mark(): Promise<void> {
    const { doc } = this.view.state;
    const { marks, problems } = await this.language.marks(doc.toString(), this.model);
    // What was typed meanwhile is asked about next.
    if (!this.view.state.doc.eq(doc)) return;
    const inside = problems.map((problem) => {
      const from = Math.min(Math.max(problem.from, 0), doc.length);
      return { ...problem, from, to: Math.min(Math.max(problem.to, from), doc.length) };
    });
    this.view.dispatch(
      markSyntax(marks),
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
