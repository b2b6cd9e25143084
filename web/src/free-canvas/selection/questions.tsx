import { useState, useSyncExternalStore } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { ownQuestions, useSavedQueries, useServerQuestions } from '../../questions/questions.ts';
import type { OwnQuestion, SavedQuery } from '../../questions/questions.ts';
import { runStore } from '../../show-cypher/draft.ts';
import { recordRun } from '../../show-cypher/history.ts';
import { isListType, itemType, shownTexts, writeListText } from '../../show-cypher/parameter-texts.ts';
import { givenValues, parameterNames } from '../../show-cypher/parameters.ts';
import type { Given, GivenByName } from '../../show-cypher/parameters.ts';
import { openDraft } from '../../show-cypher/open-draft.ts';
import { Loaded } from '../../ui/panel.tsx';
import { Failed } from '../../ui/states.tsx';
import { nodesIn } from '../document.ts';
import type { CanvasNode } from '../document.ts';
import { canvasStore, useDocument } from '../store.ts';

type Selected = Pick<CanvasNode, 'type' | 'key'>;

/** Runs a question on the selected nodes: they fill the question's fields of their types. */
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
  const item = (query: SavedQuery): QuestionItem => ({
    key: query.name,
    title: query.title,
    question: query.question,
    run: () => {
      const parameters = { ...shownTexts(query, {}, address.conditions), ...textsOf(query, nodes) };
      canvasStore.recordQuestion({ name: query.name, parameters });
      go({ view: 'queries', query: query.name, statement: null, parameters, run: true, node: null, hop: null });
    },
  });
  return (
    <Loaded answer={answer} what="the saved questions" rows={3}>
      {({ savedQueries }) => {
        const fitting = savedQueries.filter((query) => Object.keys(textsOf(query, nodes)).length > 0);
        const others = savedQueries.filter((query) => !fitting.includes(query));
        return (
          <>
            {fitting.length === 0 && <p className="soft small">No saved question is about nodes of these types.</p>}
            <QuestionList items={fitting.map(item)} />
            <OwnQuestions nodes={nodes} />
            <details>
              <summary>Questions that do not use the selection</summary>
              <QuestionList items={others.map(item)} />
            </details>
          </>
        );
      }}
    </Loaded>
  );
}

interface QuestionItem {
  readonly key: string;
  readonly title: string;
  readonly question: string;
  readonly run: () => void;
}

function QuestionList({ items }: { readonly items: readonly QuestionItem[] }) {
  return (
    <ul className="plain-list">
      {items.map(({ key, title, question, run }) => (
        <li key={key}>
          <button type="button" className="plain" title={question} onClick={run}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The texts of the fields that nodes fill: each field takes the nodes of its type, and a field for one node only a single one. */
function textsOf({ parameters }: SavedQuery, nodes: readonly Selected[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parameters.flatMap(({ name, type, searchType }) => {
      const keys = nodes.filter((node) => node.type === searchType).map(({ key }) => key);
      const isMany = isListType(type);
      if (keys.length === 0 || (!isMany && keys.length > 1)) return [];
      return [[name, isMany ? writeListText(keys) : (keys[0] ?? '')] as const];
    }),
  );
}

/** The user's own questions, in this browser and on the server, that take the selected nodes; or why none does. */
function OwnQuestions({ nodes }: { readonly nodes: readonly Selected[] }) {
  const inBrowser = useSyncExternalStore(ownQuestions.subscribe, ownQuestions.get);
  const answer = useServerQuestions();
  const places = [
    { name: 'Your questions in this browser', questions: inBrowser },
    { name: 'Questions on the server', questions: answer.state === 'ready' ? answer.data : [] },
  ];
  const fitting = places.flatMap(({ name, questions }) => {
    const filled = questions.map((question) => ({ question, texts: givenBySelection(question, nodes) }));
    const taking = filled.filter(({ texts }) => Object.keys(texts).length > 0);
    return taking.length === 0 ? [] : [{ name, taking }];
  });
  return (
    <>
      {answer.state === 'failed' && (
        <Failed what="Could not load the questions on the server." failure={answer.failure} onRetry={answer.retry} />
      )}
      {fitting.length === 0 && answer.state === 'ready' && <NoneFits nodes={nodes} />}
      {fitting.map(({ name, taking }) => (
        <section key={name} aria-label={name}>
          <h4 className="small">{name}</h4>
          <QuestionList
            items={taking.map(({ question, texts }) => ({
              key: question.title,
              title: question.title,
              question: question.question,
              run: () => {
                runOwn(question, texts);
              },
            }))}
          />
        </section>
      ))}
    </>
  );
}

/** Opens a question in the editor with the selection in its fields, and runs it if its other fields are filled in validly. */
function runOwn({ statement, given, header, types, limits }: OwnQuestion, texts: GivenByName): void {
  const filled = { ...given, ...texts };
  openDraft({ statement, given: filled, header, types, limits });
  const sent = givenValues(parameterNames(statement), filled, types, limits);
  if ('problem' in sent) return;
  recordRun(statement, filled);
  runStore.run({ statement, given: filled }, sent.values);
}

function NoneFits({ nodes: [first] }: { readonly nodes: readonly Selected[] }) {
  if (first === undefined) return null;
  const { one, many } = parametersNamed(first.type);
  return (
    <p className="soft small">
      None of your questions accepts the selected nodes. A question does if its statement has a parameter named after
      their type, such as ${one[0]}, or ${many[0]} for several nodes.
    </p>
  );
}

/** The names of parameters that take the key of one node of a type, or the keys of many: `system`, `systemKey`; `systems`, `systemKeys`. */
function parametersNamed(type: string) {
  const name = `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
  const plural = name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
  return { one: [name, `${name}Key`], many: [plural, `${name}Keys`] } as const;
}

/**
 * The fields of a statement that nodes fill: those whose declared type is theirs. Where no type is declared, or only text, the names of the
 * parameters tell.
 */
function givenBySelection(
  { statement, given, types: declared = {} }: Pick<OwnQuestion, 'statement' | 'given' | 'types'>,
  nodes: readonly Selected[],
): GivenByName {
  const types = [...new Set(nodes.map(({ type }) => type))];
  return Object.fromEntries(
    parameterNames(statement).flatMap((parameter): readonly (readonly [string, Given])[] => {
      const notation = declared[parameter];
      const of = notation === undefined ? 'String' : itemType(notation).replace('!', '');
      const isNamed = (names: readonly string[]): boolean => of === 'String' && names.includes(parameter);
      const type = types.find((each) => each === of || Object.values(parametersNamed(each)).some(isNamed));
      if (type === undefined) return [];
      const [key, ...others] = nodes.filter((node) => node.type === type).map((node) => node.key);
      if (key === undefined) return [];
      const takesMany =
        notation === undefined
          ? isNamed(parametersNamed(type).many) || given[parameter]?.kind === 'list'
          : isListType(notation);
      if (takesMany) return [[parameter, { kind: 'list', text: writeListText([key, ...others]) }]];
      return others.length > 0 ? [] : [[parameter, { kind: 'text', text: key }]];
    }),
  );
}
