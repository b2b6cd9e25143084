import { useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { LONGEST, useDebounced, useSearch } from '../search/use-search.ts';
import { moveAmongRows } from '../ui/rows.tsx';
import { counted, edgeInWords, inDigits, isSynthetic, nodeCaption, nodeKind } from '../words.ts';
import { addNodes, addPaths, select } from './actions.ts';
import { ContractList } from './contract-list.tsx';
import { colorRules, noFilter, setLook, showAll, sizeRules, titleOf } from './document.ts';
import type { CanvasFilter } from './document.ts';
import type { CanvasDrawing } from './draw.ts';
import { useSelection } from './picture.tsx';
import { canvasStore, useDocument, useSteps } from './store.ts';
import { WhatIf } from './what-if.tsx';

/** The left pane: everything that concerns the whole canvas. */
export function CanvasTools({ drawing }: { readonly drawing: CanvasDrawing }) {
  const { nodes, struck } = useDocument();
  return (
    <div className="pane-body canvas-tools">
      <AddNodes />
      <details open={Object.keys(nodes).length === 0}>
        <summary>Contracts</summary>
        <ContractList />
      </details>
      <details>
        <summary>Select</summary>
        <SelectBy drawing={drawing} />
      </details>
      <details>
        <summary>Paths</summary>
        <Paths />
      </details>
      <details>
        <summary>Filter and look</summary>
        <Look drawing={drawing} />
      </details>
      <details open={struck.length > 0}>
        <summary>What if</summary>
        <WhatIf />
      </details>
      <details open>
        <summary>Steps</summary>
        <Steps />
      </details>
    </div>
  );
}

/** Searches and adds; results that are on the canvas are selected instead. */
function AddNodes() {
  const { address } = useAddress();
  const document = useDocument();
  const [text, setText] = useState('');
  const answer = useSearch(useDebounced(text, 150));
  const found = answer?.state === 'ready' ? answer.data.search.map(({ node }) => node) : [];
  const hits = address.conditions.evidence.includes('SYNTHETIC') ? found : found.filter((node) => !isSynthetic(node));
  const hidden = found.length - hits.length;
  const [first] = hits;
  return (
    <section aria-label="Add" role="search">
      <input
        type="search"
        className="canvas-search"
        aria-label="Search and add to the canvas"
        placeholder="Search and add"
        maxLength={LONGEST}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && first !== undefined) {
            void addNodes([first.id]);
            setText('');
          }
        }}
      />
      <p className="soft small" role="status">
        {answer?.state === 'loading' && 'Searching…'}
        {answer?.state === 'failed' && `Search failed: ${answer.failure.message}`}
        {answer?.state === 'ready' && hits.length === 0 && 'No results.'}
        {hidden > 0 && ` ${counted(hidden, 'synthetic result', 'synthetic results')} hidden.`}
      </p>
      <ul className="leads" onKeyDown={moveAmongRows}>
        {hits.map((node, i) => (
          <li key={node.id}>
            <button
              type="button"
              className="row"
              data-row=""
              tabIndex={i === 0 ? 0 : -1}
              onClick={() => {
                void addNodes([node.id]);
              }}
            >
              <span className="row-name">{nodeCaption(node)}</span>
              <span className="tag">{node.id in document.nodes ? 'on the canvas' : 'add'}</span>
              <span className="row-route">
                {nodeKind(node)}
                {isSynthetic(node) && ' · synthetic'}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SelectBy({ drawing }: { readonly drawing: CanvasDrawing }) {
  const document = useDocument();
  const { selected } = useSelection();
  const { boxes, lines, degrees } = drawing;
  const kinds = countBy(boxes.map(({ id }) => document.nodes[id]?.type ?? 'Group'));
  const chosen = new Set(selected);
  const near = lines.flatMap(({ from, to }) => (chosen.has(from) ? [to] : chosen.has(to) ? [from] : []));
  const most = [...boxes].sort((a, b) => (degrees.get(b.id) ?? 0) - (degrees.get(a.id) ?? 0)).slice(0, 10);
  const choices: readonly (readonly [string, readonly string[]])[] = [
    [`all (${inDigits(boxes.length)})`, boxes.map(({ id }) => id)],
    ['none', []],
    ['all others', boxes.map(({ id }) => id).filter((id) => !chosen.has(id))],
    ['neighbors of the selection', [...new Set([...selected, ...near])]],
    ['10 with most relations', most.map(({ id }) => id)],
    ['without relations', boxes.filter(({ id }) => (degrees.get(id) ?? 0) === 0).map(({ id }) => id)],
    ...kinds.map(([kind, count]): readonly [string, readonly string[]] => [
      `${typeInWords(kind)} (${inDigits(count)})`,
      boxes.map(({ id }) => id).filter((id) => (document.nodes[id]?.type ?? 'Group') === kind),
    ]),
  ];
  return (
    <>
      <p className="soft small">
        {counted(selected.length, 'node', 'nodes')} selected. Drag with Shift to select in a box.
      </p>
      <div className="actions">
        {choices.map(([words, ids]) => (
          <button
            key={words}
            type="button"
            className="button"
            disabled={boxes.length === 0}
            onClick={() => {
              select(ids);
            }}
          >
            {words}
          </button>
        ))}
      </div>
      {document.hidden.length > 0 && (
        <button
          type="button"
          className="plain"
          onClick={() => {
            canvasStore.take(showAll(document));
          }}
        >
          Show {counted(document.hidden.length, 'hidden node', 'hidden nodes')}
        </button>
      )}
    </>
  );
}

function typeInWords(type: string): string {
  return type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function countBy(values: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Paths from the first selected node to the last, through the others, avoiding what is hidden or struck out. */
function Paths() {
  const { address } = useAddress();
  const document = useDocument();
  const { selected } = useSelection();
  const nodes = selected.filter((id) => id in document.nodes);
  const [count, setCount] = useState(3);
  const [maxHops, setMaxHops] = useState(6);
  const [from, to] = [nodes[0], nodes.at(-1)];
  const via = nodes.slice(1, -1);
  if (from === undefined || to === undefined || from === to) {
    return (
      <p className="soft small">Select two nodes; further nodes between the first and the last are passed through.</p>
    );
  }
  const avoid = [...document.hidden, ...document.struck].filter((id) => !nodes.includes(id));
  return (
    <>
      <p>
        From <strong>{titleOf(document, from)}</strong> to <strong>{titleOf(document, to)}</strong>
        {via.length > 0 && ` via ${via.map((id) => titleOf(document, id) ?? '').join(', ')}`}
        {avoid.length > 0 &&
          `, avoiding ${counted(avoid.length, 'hidden or struck-out node', 'hidden or struck-out nodes')}`}
      </p>
      <div className="actions">
        <label className="control">
          <span className="name">paths</span>
          <NumberField value={count} most={50} onChange={setCount} />
        </label>
        <label className="control">
          <span className="name">at most hops</span>
          <NumberField value={maxHops} most={12} onChange={setMaxHops} />
        </label>
        <button
          type="button"
          className="button main"
          onClick={() => {
            void addPaths({ from, to, via, avoid, count, maxHops, asOf: address.conditions.asOf });
          }}
        >
          Find paths
        </button>
      </div>
      <p className="soft small">A path is not an exposure: its relations may belong to different contracts.</p>
    </>
  );
}

interface NumberFieldProps {
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

function NumberField({ value, most, onChange }: NumberFieldProps) {
  return (
    <input
      type="number"
      min={1}
      max={most}
      value={value}
      onChange={({ target }) => {
        const next = Math.round(target.valueAsNumber);
        if (next >= 1 && next <= most) onChange(next);
      }}
    />
  );
}

const ruleWords = {
  role: 'role',
  evidence: 'evidence',
  country: 'registered abroad',
  relations: 'number of relations',
  same: 'all the same',
} as const;

/** The filter, and the rules for colors and sizes. Each change is a step. */
function Look({ drawing }: { readonly drawing: CanvasDrawing }) {
  const document = useDocument();
  const { filter } = document;
  const setFilter = (name: string, change: Partial<CanvasFilter>): void => {
    canvasStore.take(setLook(document, name, { filter: { ...filter, ...change } }));
  };
  const nodeTypes = countBy(Object.values(document.nodes).map(({ type }) => type));
  const edgeTypes = countBy(Object.values(document.edges).map(({ type }) => type));
  const isFiltered = JSON.stringify({ ...filter, mode: 'dim' }) !== JSON.stringify(noFilter);
  return (
    <div className="look">
      <div className="actions">
        <label className="control">
          <span className="name">color by</span>
          <select
            value={document.colorBy}
            onChange={({ target }) => {
              const rule = colorRules.find((one) => one === target.value);
              if (rule !== undefined)
                canvasStore.take(setLook(document, `color by ${ruleWords[rule]}`, { colorBy: rule }));
            }}
          >
            {colorRules.map((rule) => (
              <option key={rule} value={rule}>
                {ruleWords[rule]}
              </option>
            ))}
          </select>
        </label>
        <label className="control">
          <span className="name">size by</span>
          <select
            value={document.sizeBy}
            onChange={({ target }) => {
              const rule = sizeRules.find((one) => one === target.value);
              if (rule !== undefined)
                canvasStore.take(setLook(document, `size by ${ruleWords[rule]}`, { sizeBy: rule }));
            }}
          >
            {sizeRules.map((rule) => (
              <option key={rule} value={rule}>
                {ruleWords[rule]}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="button"
          aria-pressed={!document.labels}
          onClick={() => {
            const labels = !document.labels;
            canvasStore.take(setLook(document, labels ? 'show labels' : 'hide labels', { labels }));
          }}
        >
          Hide all labels
        </button>
      </div>
      <fieldset>
        <legend>What does not match is</legend>
        {(['dim', 'remove'] as const).map((mode) => (
          <label key={mode} className="control">
            <input
              type="radio"
              name="filter-mode"
              checked={filter.mode === mode}
              onChange={() => {
                setFilter(mode === 'dim' ? 'dim what does not match' : 'leave out what does not match', { mode });
              }}
            />
            {mode === 'dim' ? 'dimmed' : 'left out'}
          </label>
        ))}
      </fieldset>
      <Types
        title="Nodes"
        types={nodeTypes}
        without={filter.withoutNodes}
        words={typeInWords}
        onChange={(name, withoutNodes) => {
          setFilter(name, { withoutNodes });
        }}
      />
      <Types
        title="Relations"
        types={edgeTypes}
        without={filter.withoutEdges}
        words={edgeInWords}
        onChange={(name, withoutEdges) => {
          setFilter(name, { withoutEdges });
        }}
      />
      <label className="control">
        <span className="name">at least relations</span>
        <select
          value={filter.minRelations}
          onChange={({ target }) => {
            setFilter(`filter: at least ${target.value} relations`, { minRelations: Number(target.value) });
          }}
        >
          {[0, 1, 2, 3, 5, 10].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      {isFiltered && (
        <button
          type="button"
          className="plain"
          onClick={() => {
            canvasStore.take(setLook(document, 'clear the filter', { filter: { ...noFilter, mode: filter.mode } }));
          }}
        >
          Clear the filter
        </button>
      )}
      <p className="soft small">
        The date and the evidence at the top filter too.
        {drawing.dimmed > 0 && ` ${counted(drawing.dimmed, 'node is', 'nodes are')} dimmed.`}
      </p>
    </div>
  );
}

interface TypesProps {
  readonly title: string;
  readonly types: readonly (readonly [string, number])[];
  readonly without: readonly string[];
  readonly words: (type: string) => string;
  readonly onChange: (name: string, without: readonly string[]) => void;
}

function Types({ title, types, without, words, onChange }: TypesProps) {
  if (types.length === 0) return null;
  return (
    <fieldset>
      <legend>{title}</legend>
      {types.map(([type, count]) => (
        <label key={type} className="control">
          <input
            type="checkbox"
            checked={!without.includes(type)}
            onChange={({ target }) => {
              if (target.checked)
                onChange(
                  `filter: with ${words(type)}`,
                  without.filter((one) => one !== type),
                );
              else onChange(`filter: without ${words(type)}`, [...without, type]);
            }}
          />
          {words(type)} <span className="soft">{inDigits(count)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** All steps; a click goes back or forward to one. */
function Steps() {
  const { done, undone } = useSteps();
  return (
    <ol className="steps" aria-label="Steps">
      {[...done, ...undone].map((step, i) => {
        const distance = i - (done.length - 1);
        return (
          <li key={i}>
            <button
              type="button"
              className={distance > 0 ? 'step-name undone' : 'step-name'}
              aria-current={distance === 0 ? 'step' : undefined}
              onClick={() => {
                if (distance < 0) canvasStore.undo(-distance);
                if (distance > 0) canvasStore.redo(distance);
              }}
            >
              {step}
              {distance > 0 && <span className="unseen"> (undone)</span>}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
