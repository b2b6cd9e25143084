import { useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useSavedQueries } from '../../questions/saved.ts';
import type { SavedQuery } from '../../questions/saved.ts';
import { isListType, shownTexts, writeListText } from '../../show-cypher/parameter-texts.ts';
import { Loaded } from '../../ui/panel.tsx';
import { nodesIn } from '../document.ts';
import type { CanvasNode } from '../document.ts';
import { canvasStore, useDocument } from '../store.ts';
import { OwnQuestions } from './own-questions.tsx';

/** Runs a saved question on the selected nodes: they fill the question's fields of their types. */
export function SelectionQuestions({ selected }: { readonly selected: readonly string[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>Ask a saved question about {selected.length === 1 ? 'it' : 'them'}</summary>
      {open && <Questions selected={selected} />}
    </details>
  );
}

function Questions({ selected }: { readonly selected: readonly string[] }) {
  const { address, go } = useAddress();
  const document = useDocument();
  const answer = useSavedQueries();
  const nodes = nodesIn(document, selected).flatMap((id) => document.nodes[id] ?? []);
  const run = (query: SavedQuery): void => {
    const parameters = { ...shownTexts(query, {}, address.conditions.asOf), ...textsOf(query, nodes) };
    canvasStore.recordQuestion({ name: query.name, parameters });
    go({ view: 'queries', query: query.name, statement: null, parameters, run: true, node: null, hop: null });
  };
  return (
    <Loaded answer={answer} what="the saved questions" rows={3}>
      {({ savedQueries }) => {
        const fitting = savedQueries.filter((query) => Object.keys(textsOf(query, nodes)).length > 0);
        const others = savedQueries.filter((query) => !fitting.includes(query));
        return (
          <>
            {fitting.length === 0 && <p className="soft small">No saved question is about nodes of these types.</p>}
            <QuestionList queries={fitting} onRun={run} />
            <OwnQuestions nodes={nodes} />
            <details>
              <summary>Questions that the selection does not narrow</summary>
              <QuestionList queries={others} onRun={run} />
            </details>
          </>
        );
      }}
    </Loaded>
  );
}

interface QuestionListProps {
  readonly queries: readonly SavedQuery[];
  readonly onRun: (query: SavedQuery) => void;
}

function QuestionList({ queries, onRun }: QuestionListProps) {
  return (
    <ul className="plain-list">
      {queries.map((query) => (
        <li key={query.name}>
          <button
            type="button"
            className="plain"
            title={query.question}
            onClick={() => {
              onRun(query);
            }}
          >
            {query.title}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The texts of the fields that nodes fill: each field takes the nodes of its type, and a field for one node only a single one. */
export function textsOf(
  { parameters }: Pick<SavedQuery, 'parameters'>,
  nodes: readonly Pick<CanvasNode, 'type' | 'key'>[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parameters.flatMap(({ name, type, searchType }) => {
      const keys = nodes.filter((node) => node.type === searchType).map(({ key }) => key);
      const isMany = isListType(type);
      if (keys.length === 0 || (!isMany && keys.length > 1)) return [];
      return [[name, isMany ? writeListText(keys) : (keys[0] ?? '')] as const];
    }),
  );
}
