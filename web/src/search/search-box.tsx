import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useAddress } from '../address/use-address.ts';
import type { NodeNameFragment, SearchQuery } from '../generated/graphql.ts';
import { questionLimits } from '../generated/limits.ts';
import type { Answer } from '../server/client.ts';
import { isTyping } from '../ui/commands.ts';
import { toCanvas, toRecordOf } from '../ui/links.tsx';
import { counted, isSynthetic, nodeCaption, nodeKind } from '../words.ts';
import { MOST_HITS, useShownHits } from './use-search.ts';

/** Searches everything by name, key or identifier, and sources and claims by publisher, claimant and words. `/` moves the focus here; a result opens its page or, on the canvas, is added to it. */
export function SearchBox() {
  const { address, go, touchConditions } = useAddress();
  const { text, evidence } = address.conditions;
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const { answer, hits, note } = useShownHits(text, evidence);
  const shown = open && answer !== null;

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== '/' || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);

  const choose = (node: NodeNameFragment): void => {
    setOpen(false);
    input.current?.blur();
    const page = toRecordOf(node);
    // A canvas is about what evidence says, not about the evidence.
    const isEvidence = node.__typename === 'Source' || node.__typename === 'Claim';
    go(page === null || (address.view === 'network' && !isEvidence) ? toCanvas(node.id) : page);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const hit = hits[active];
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      setOpen(true);
      if (shown) setActive((active + step + hits.length) % hits.length);
    } else if (event.key === 'Enter' && shown && hit !== undefined) {
      choose(hit);
    } else if (event.key === 'Escape') {
      // By default, Escape would clear the box immediately.
      event.preventDefault();
      if (shown) setOpen(false);
      else if (text !== '') touchConditions({ text: '' });
      else input.current?.blur();
    }
  };

  return (
    <div className="search" role="search">
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label="Search names, keys and identifiers"
        aria-expanded={shown && hits.length > 0}
        {...(shown && hits.length > 0 ? { 'aria-controls': list } : {})}
        aria-autocomplete="list"
        {...(shown && hits[active] !== undefined ? { 'aria-activedescendant': `${list}-${String(active)}` } : {})}
        placeholder="Search  /"
        maxLength={questionLimits.searchText}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => {
          touchConditions({ text: target.value });
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => {
          setOpen(true);
        }}
        onBlur={() => {
          setOpen(false);
        }}
        onKeyDown={onKeyDown}
      />
      {shown && <SearchHits id={list} answer={answer} hits={hits} note={note} active={active} onChoose={choose} />}
    </div>
  );
}

interface SearchHitsProps {
  readonly id: string;
  readonly answer: Answer<SearchQuery>;
  readonly hits: readonly NodeNameFragment[];
  /** Which results are hidden because they are synthetic. */
  readonly note: string;
  readonly active: number;
  readonly onChoose: (node: NodeNameFragment) => void;
}

/** The search results below the box. */
function SearchHits({ id, answer, hits, note, active, onChoose }: SearchHitsProps) {
  return (
    <div className="hits">
      {hits.length > 0 && (
        <ul id={id} role="listbox" aria-label="Search results">
          {hits.map((node, i) => (
            <li
              key={node.id}
              id={`${id}-${String(i)}`}
              role="option"
              aria-selected={i === active}
              className={i === active ? 'hit active' : 'hit'}
              onPointerDown={(event) => {
                event.preventDefault();
                onChoose(node);
              }}
            >
              <span>{nodeCaption(node)}</span>{' '}
              <span className="soft small">
                {nodeKind(node)}
                {node.__typename === 'Source' && node.publisher !== null && ` published by ${node.publisher}`}
                {'key' in node && node.key !== nodeCaption(node) ? ` · ${node.key}` : ''}
              </span>
              {isSynthetic(node) && <span className="tag synthetic">synthetic</span>}
            </li>
          ))}
        </ul>
      )}
      <p className="soft small hits-note" role="status">
        {inWords(answer, hits.length, note)}
      </p>
    </div>
  );
}

function inWords(answer: Answer<SearchQuery>, shown: number, note: string): string {
  if (answer.state === 'loading') return 'Searching…';
  if (answer.state === 'failed') return `Search failed: ${answer.failure.message}`;
  if (shown === 0) return `No results.${note}`;
  return `${shown === MOST_HITS ? 'The best ' : ''}${counted(shown, 'result')}; press Enter to open.${note}`;
}
