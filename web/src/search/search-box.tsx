import { useEffect, useId, useRef, useState } from 'react';
import { LONGEST, useSearch } from './use-search.ts';
import { SearchHits } from './search-hits.tsx';
import { isSynthetic } from '../words/node-words.ts';
import { useAddress } from '../address/use-address.ts';
import { useSettled } from './use-settled.ts';
import type { KeyboardEvent } from 'react';
import type { NodeNameFragment } from '../generated/graphql.ts';

/** Finds anything by name, key or identifier; `/` goes to it, a hit opens in the network. */
export function SearchBox() {
  const { address, go, touchConditions } = useAddress();
  const { text, evidence } = address.conditions;
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const answer = useSearch(useSettled(text, 150));
  const found = answer?.state === 'here' ? answer.data.search.map(({ node }) => node) : [];
  const hits = evidence.includes('SYNTHETIC') ? found : found.filter((node) => !isSynthetic(node));
  const shown = open && answer !== null;

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const { target } = event;
      const typing =
        target instanceof HTMLElement && (target.isContentEditable || target.matches('input, select, textarea'));
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
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
    go({ view: 'network', root: node.id, node: node.id, opened: [node.id], hop: null });
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
      // The browser's own Escape would empty the box at once.
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
        placeholder="Search anything  /"
        maxLength={LONGEST}
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
      {shown && (
        <SearchHits
          id={list}
          answer={answer}
          hits={hits}
          hidden={found.length - hits.length}
          active={active}
          onChoose={choose}
        />
      )}
    </div>
  );
}
