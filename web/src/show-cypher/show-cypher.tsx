import { useState } from 'react';
import { addressStore } from '../address/use-address.ts';
import type { Failure } from '../server/client.ts';
import { codeOf, faultInWords } from '../ui/states.tsx';
import type { Draft } from './draft.ts';
import type * as Drafts from './drafts.ts';

interface ShowCypherProps {
  /** What the Cypher is for; completes the button's label for screen readers. */
  readonly of: string;
  /** Called on click with the code of the drafts, which is loaded then because the statements are long. */
  readonly draft: (drafts: typeof Drafts) => Promise<Draft | Failure>;
}

/** The quiet button of a panel that opens the Cypher of its list or chain in the workbench. */
export function ShowCypher({ of, draft }: ShowCypherProps) {
  const [problem, setProblem] = useState('');
  const open = async (): Promise<void> => {
    setProblem('');
    const before = addressStore.get();
    try {
      const [drafts, { openDraft }] = await codeOf(Promise.all([import('./drafts.ts'), import('./open-draft.ts')]));
      const found = await draft(drafts);
      if (!('statement' in found)) setProblem(found.message);
      // After a click elsewhere, the user no longer waits for it.
      else if (addressStore.get() === before) openDraft(found);
    } catch (error) {
      setProblem(faultInWords(error));
    }
  };
  return (
    <>
      <button type="button" className="quiet" title="Show the Cypher" onClick={() => void open()}>
        <span className="unseen">Show the </span>Cypher<span className="unseen"> of {of}</span>
      </button>
      {problem !== '' && (
        <span role="alert" className="soft small">
          Could not load the Cypher: {problem}
        </span>
      )}
    </>
  );
}
