import { useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { questionLimits } from '../../generated/limits.ts';
import { counted, inDigits } from '../../words.ts';
import { addPaths, useSelection } from '../actions.ts';
import { nodesIn, titleOf } from '../document.ts';
import type { CanvasDocument } from '../document.ts';
import { chainsThrough } from '../load.ts';
import { useDocument } from '../store.ts';

/** A search for each pair, one after the other: more would take minutes. */
const MOST_PAIRS = 25;

const fields = ['from', 'to', 'via', 'avoid'] as const;
type Field = (typeof fields)[number];
type Ends = Readonly<Record<Field, readonly string[]>>;
const fieldWords = { from: 'From', to: 'To', via: 'Via', avoid: 'Avoid' } as const;
const none: Ends = { from: [], to: [], via: [], avoid: [] };

/**
 * Paths between each pair of two sets of nodes, which the selection fills. While both sets are empty, from the first selected node to the
 * last, through those between. What is hidden or struck out is avoided.
 */
export function Paths() {
  const { address } = useAddress();
  const document = useDocument();
  const { selected } = useSelection();
  const nodes = nodesIn(document, selected);
  const [put, setPut] = useState(none);
  const [count, setCount] = useState(3);
  const [maxHops, setMaxHops] = useState(6);
  const [withClaims, setWithClaims] = useState(false);
  const { from, to, via, avoid } = endsOf(document, put, nodes);
  const pairs = from.flatMap((one) => to.filter((other) => other !== one).map((other) => ({ from: one, to: other })));
  const unwanted = [...document.hidden, ...document.struck].filter((id) => ![...from, ...to, ...via].includes(id));
  const problem =
    pairs.length > MOST_PAIRS
      ? `${inDigits(pairs.length)} pairs are too many: at most ${inDigits(MOST_PAIRS)}. Put fewer nodes into From or To.`
      : via.length > questionLimits.via
        ? `A path can be required to pass through at most ${inDigits(questionLimits.via)} nodes.`
        : null;
  return (
    <>
      <div className="actions" role="group" aria-label="Put the selection into">
        <span className="soft small">Put the selection into</span>
        {fields.map((field) => (
          <button
            key={field}
            type="button"
            className="button"
            disabled={nodes.length === 0}
            onClick={() => {
              setPut({ ...put, [field]: nodes });
            }}
          >
            {fieldWords[field]}
          </button>
        ))}
        {fields.some((field) => put[field].length > 0) && (
          <button
            type="button"
            className="plain small"
            onClick={() => {
              setPut(none);
            }}
          >
            Clear
          </button>
        )}
      </div>
      {pairs.length === 0 ? (
        <p className="soft small">
          Select two nodes; further nodes between the first and the last are passed through. For paths between several
          nodes, put a selection into From and another into To.
        </p>
      ) : (
        <p>
          From <strong>{namesIn(document, from)}</strong> to <strong>{namesIn(document, to)}</strong>
          {via.length > 0 && ` via ${namesIn(document, via)}`}
          {pairs.length > 1 && ` (${inDigits(pairs.length)} pairs)`}
        </p>
      )}
      {avoid.length > 0 && <p>Avoiding {namesIn(document, avoid)}</p>}
      {pairs.length > 0 && unwanted.length > 0 && (
        <p className="small">Avoiding {counted(unwanted.length, 'hidden or struck-out node')}</p>
      )}
      {problem !== null && (
        <p role="alert" className="small wrong">
          {problem}
        </p>
      )}
      {pairs.length > 0 && (
        <div className="actions">
          <label className="control">
            <span className="name">{pairs.length > 1 ? 'paths for each pair' : 'paths'}</span>
            <NumberField value={count} most={50} onChange={setCount} />
          </label>
          <label className="control">
            <span className="name">maximum hops</span>
            <NumberField value={maxHops} most={questionLimits.maxHops} onChange={setMaxHops} />
          </label>
          <label className="control">
            <input
              type="checkbox"
              checked={withClaims}
              onChange={({ target }) => {
                setWithClaims(target.checked);
              }}
            />
            through claims and sources
          </label>
          <button
            type="button"
            className="button main"
            disabled={problem !== null}
            onClick={() => {
              const { conditions } = address;
              const withChains = pairs.map(({ from: one, to: other }) => {
                const node = document.nodes[one];
                return { from: one, to: other, chains: node === undefined ? null : chainsThrough(node, conditions) };
              });
              void addPaths({
                ...{ pairs: withChains, via, avoid: [...unwanted, ...avoid] },
                ...{ count, maxHops, withClaims, asOf: conditions.asOf },
              });
            }}
          >
            Find paths
          </button>
        </div>
      )}
      <p className="soft small">A path is not an exposure: its relations may belong to different contracts.</p>
    </>
  );
}

/** The sets as they were put, without nodes that are gone; while From and To are empty, those of the selection. */
function endsOf(document: CanvasDocument, put: Ends, selected: readonly string[]): Ends {
  const there = (ids: readonly string[]): readonly string[] => ids.filter((id) => id in document.nodes);
  const [from, to, via, avoid] = [there(put.from), there(put.to), there(put.via), there(put.avoid)];
  if (from.length > 0 || to.length > 0) return { from, to, via, avoid };
  const between = selected.slice(1, -1).filter((id) => !avoid.includes(id));
  return { from: selected.slice(0, 1), to: selected.slice(-1), via: [...new Set([...between, ...via])], avoid };
}

/** The names of a few nodes, or how many they are. */
function namesIn(document: CanvasDocument, ids: readonly string[]): string {
  return ids.length > 4 ? counted(ids.length, 'node') : ids.map((id) => titleOf(document, id) ?? '').join(', ');
}

interface NumberFieldProps {
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

function NumberField({ value, most, onChange }: NumberFieldProps) {
  // What is being typed may be empty or too large for a moment.
  const [text, setText] = useState(String(value));
  return (
    <input
      type="number"
      min={1}
      max={most}
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        const next = Math.round(target.valueAsNumber);
        if (next >= 1 && next <= most) onChange(next);
      }}
      onBlur={() => {
        setText(String(value));
      }}
    />
  );
}
