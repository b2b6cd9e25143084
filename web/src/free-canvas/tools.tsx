import { useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { questionLimits } from '../generated/limits.ts';
import { searchedLabels } from '../node-types.ts';
import { useShownHits } from '../search/use-search.ts';
import { moveAmongRows } from '../ui/rows.tsx';
import { isSynthetic, nodeCaption, nodeKind } from '../words.ts';
import { addNodes } from './actions.ts';
import { ContractList } from './contract-list.tsx';
import type { CanvasDrawing } from './draw.ts';
import { InvestigationPanel } from './investigation.tsx';
import type { Exposed } from './look/exposed.ts';
import { Look } from './look/look.tsx';
import { Paths } from './selection/paths.tsx';
import { SelectBy } from './selection/select-by.tsx';
import { canvasStore, useDocument, useSteps } from './store.ts';
import { WhatIf } from './what-if.tsx';

interface CanvasToolsProps {
  readonly drawing: CanvasDrawing;
  readonly exposed: Exposed;
}

/** The left pane: everything that concerns the whole canvas. */
export function CanvasTools({ drawing, exposed }: CanvasToolsProps) {
  const { nodes, struck } = useDocument();
  return (
    <div className="pane-body canvas-tools">
      <InvestigationPanel />
      <AddNodes />
      <details open={Object.keys(nodes).length === 0}>
        <summary>Contracts</summary>
        <ContractList />
      </details>
      <details>
        <summary>Select</summary>
        <SelectBy drawing={drawing} exposed={exposed} />
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

/**
 * Searches by name and adds; results that are on the canvas are selected instead. Sources and claims are not added: a canvas is about what evidence
 * says.
 */
function AddNodes() {
  const { address } = useAddress();
  const document = useDocument();
  const [text, setText] = useState('');
  const { answer, hits, note } = useShownHits(text, address.conditions.evidence, searchedLabels);
  const [first] = hits;
  return (
    <section aria-label="Add" role="search">
      <input
        type="search"
        className="canvas-search"
        aria-label="Search and add to the canvas"
        placeholder="Search and add"
        maxLength={questionLimits.searchText}
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
        {answer?.state === 'ready' && note}
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
