import { openDraft } from '../workbench/open-draft.ts';
import type { Draft } from '../workbench/draft-store.ts';

interface ShowCypherProps {
  /** Of what, in small words: the button alone does not say. */
  readonly of: string;
  /** Fetched when it is asked for: the statements are long. */
  readonly draft: () => Promise<Draft>;
}

/** Opens in the workbench what a list or a path is in Cypher. */
export function ShowCypher({ of, draft }: ShowCypherProps) {
  return (
    <button type="button" className="plain small nowrap touchable" onClick={() => void draft().then(openDraft)}>
      Show the Cypher<span className="unseen"> of {of}</span>
    </button>
  );
}
