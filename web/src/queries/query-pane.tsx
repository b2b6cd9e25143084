import { QueryForm } from './query-form.tsx';
import { QueryResult } from './query-result.tsx';
import { openDraft } from '../workbench/open-draft.ts';
import { openQuestion } from '../workbench/open-question.ts';
import { parameterValues } from './parameter-values.ts';
import { shownTexts } from './shown-texts.ts';
import { useAddress } from '../address/use-address.ts';
import type { SavedQuery } from './use-saved-queries.ts';

/** One question: what it asks, its form, its Cypher, and its answer once it ran. */
export function QueryPane({ query }: { readonly query: SavedQuery }) {
  const { address, go } = useAddress();
  const { parameters } = address;
  const shown = shownTexts(query, parameters ?? {}, address.conditions.asOf);
  return (
    <div className="pane-body query">
      <h2 className="inspector-title">{query.title}</h2>
      <p>{query.question}</p>
      {query.rule !== null && <p className="soft small">Checks: {query.rule}</p>}
      <QueryForm
        query={query}
        shown={shown}
        defaults={shownTexts(query, {}, address.conditions.asOf)}
        onRun={(texts) => {
          go({ parameters: texts });
        }}
      />
      <details>
        <summary>Show the Cypher</summary>
        <pre tabIndex={0}>{query.statement}</pre>
        <button
          type="button"
          className="button"
          onClick={() => {
            openDraft(openQuestion(query, address.conditions.asOf, parameters ?? {}));
          }}
        >
          Open in the editor
        </button>
      </details>
      {parameters !== null && (
        <QueryResult key={JSON.stringify(shown)} name={query.name} parameters={parameterValues(query, shown)} />
      )}
    </div>
  );
}
