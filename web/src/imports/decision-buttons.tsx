import { useState } from 'react';
import { ActionButton } from '../ui/buttons.tsx';
import { Writable } from '../ui/states.tsx';

interface DecisionButtonsProps {
  /** What they decide about, for screen readers. */
  readonly of: string;
  /** Each with what it does, which returns the server's message if it refuses. */
  readonly buttons: readonly (readonly [name: string, run: () => Promise<string | null>])[];
}

/** Buttons that decide or withdraw, and why the server refused it; no buttons where the server is read-only. */
export function DecisionButtons({ of, buttons }: DecisionButtonsProps) {
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const start = async (run: () => Promise<string | null>): Promise<void> => {
    setSaving(true);
    setProblem(await run());
    setSaving(false);
  };
  return (
    <>
      <Writable>
        <div className="actions">
          {buttons.map(([name, run]) => (
            <ActionButton
              key={name}
              className="button"
              off={saving}
              onClick={() => {
                void start(run);
              }}
            >
              {name}
              <span className="unseen"> {of}</span>
            </ActionButton>
          ))}
        </div>
      </Writable>
      {problem !== null && (
        <p role="alert" className="small wrong">
          {problem}
        </p>
      )}
    </>
  );
}
