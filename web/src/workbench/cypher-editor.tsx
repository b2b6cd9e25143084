import { useEffect, useId, useRef, useState } from 'react';
import { Editor } from './editor.ts';
import { useModel } from './use-model.ts';
import type { EditorEvents } from './editor.ts';

interface CypherEditorProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onRun: () => void;
  /** Where to go, counted from 1; another object goes there again. */
  readonly place: { readonly line: number; readonly column: number } | null;
}

type Problems = Parameters<EditorEvents['onProblems']>[0];

/** The editor, what its keys do, and the first of what the language finds wrong. */
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
    const made = new Editor(
      holder.current,
      events.current.text,
      { label: 'Cypher statement', help },
      {
        onText: (typed) => {
          events.current.onText(typed);
        },
        onRun: () => {
          events.current.onRun();
        },
        onProblems: setProblems,
      },
    );
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
        Ctrl or ⌘ + Enter runs it. Ctrl + Space completes. Escape, then Tab, leaves the editor.
      </p>
      <p className="small problems" aria-live="polite">
        {first !== undefined && text.trim() !== '' && (
          <>
            <strong>
              {first.isError ? 'Error' : 'Note'} in line {first.line}:
            </strong>{' '}
            {first.message}
            {problems.length > 1 && ` (and ${String(problems.length - 1)} more)`}
          </>
        )}
      </p>
    </>
  );
}
