import { useState } from 'react';
import { sensitivityInWords } from '#picture/words.ts';
import { useAddress } from '../../address/use-address.ts';
import { BarRow, moveAmongRows } from '../../ui/rows.tsx';
import { inDigits, spelledOut, valueName } from '../../words.ts';
import { select, useSelection } from '../actions.ts';
import type { CanvasNode } from '../document.ts';
import { nodesOf, worstOf } from '../draw.ts';
import type { CanvasBox, CanvasDrawing } from '../draw.ts';
import { exposedLists, useExposedBars } from '../look/exposed-bars.ts';
import type { ExposedBars } from '../look/exposed-bars.ts';
import { bandlessInWords } from '../look/exposed.ts';
import type { Exposed } from '../look/exposed.ts';
import { useDocument } from '../store.ts';

const ownRules = [
  'kind',
  'impact level',
  'sensitivity',
  'country, if abroad',
  'evidence',
  'number of relations',
] as const;
/** Of the exposed chains that a node is on. */
const chainRules = ['priority', ...exposedLists] as const;
const rules = [...ownRules, ...chainRules] as const;
type Rule = (typeof rules)[number];

const noProblem = { state: 'ready', problem: null } as const;

interface SelectByBarsProps {
  readonly drawing: CanvasDrawing;
  readonly exposed: Exposed;
}

/** Counts what is on the canvas, a bar for each value; a bar selects its nodes, with Shift in addition to the others. */
export function SelectByBars({ drawing, exposed }: SelectByBarsProps) {
  const { nodes } = useDocument();
  const { selected } = useSelection();
  const [rule, setRule] = useState<Rule>('kind');
  const { conditions } = useAddress().address;
  const read = useExposedBars(
    conditions,
    exposedLists.some((one) => one === rule),
  );
  const { state, problem } = ownRules.some((one) => one === rule) ? noProblem : rule === 'priority' ? exposed : read;
  const isKnown = state === 'ready';
  const members = new Map<string, string[]>();
  for (const box of isKnown ? drawing.boxes : []) {
    for (const value of valuesOf(rule, { box, node: nodes[box.id], drawing, exposed, read })) {
      const before = members.get(value);
      if (before === undefined) members.set(value, [box.id]);
      else before.push(box.id);
    }
  }
  const bars = [...members].sort(([, a], [, b]) => b.length - a.length);
  const longest = Math.max(1, ...bars.map(([, ids]) => ids.length));
  const isSelected = new Set(selected);
  const choose = (ids: readonly string[], adds: boolean): void => {
    select(adds ? [...new Set([...selected, ...ids])] : ids);
  };
  return (
    <>
      <label className="control">
        <span className="name">bars by</span>
        <select
          value={rule}
          onChange={({ target }) => {
            setRule(rules.find((one) => one === target.value) ?? 'kind');
          }}
        >
          <optgroup label="Properties of the nodes">
            {ownRules.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </optgroup>
          <optgroup label="Their exposed chains">
            {chainRules.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </optgroup>
        </select>
      </label>
      {!isKnown && problem === null && <p className="soft small">Finding the exposed chains…</p>}
      {problem !== null && (
        <p role="alert" className="small wrong">
          {problem}
        </p>
      )}
      {read.total > read.chains && (
        <p className="soft small">
          Based on the {inDigits(read.chains)} most urgent of {inDigits(read.total)} exposed chains.
        </p>
      )}
      {isKnown && bars.length === 0 && <p className="soft small">No node on the canvas has a value for this.</p>}
      <ul className="bar-list" aria-label={`Nodes by ${rule}`} onKeyDown={moveAmongRows}>
        {bars.map(([value, ids], at) => (
          <BarRow
            key={value}
            state={ids.every((id) => isSelected.has(id)) ? 'selected' : null}
            count={ids.length}
            longest={longest}
            first={at === 0}
            onChoose={(adds) => {
              choose(ids, adds);
            }}
          >
            {value}
          </BarRow>
        ))}
      </ul>
    </>
  );
}

interface Counted extends SelectByBarsProps {
  readonly box: CanvasBox;
  /** Undefined for a closed group. */
  readonly node: CanvasNode | undefined;
  readonly read: ExposedBars;
}

/** The bars of a box; a node is on chains of several countries, employers and so on. */
function valuesOf(rule: Rule, { box, node, drawing, exposed, read }: Counted): readonly string[] {
  switch (rule) {
    case 'kind':
      return [spelledOut(node?.type ?? 'Group')];
    case 'impact level':
      return node?.impactLevel == null ? [] : [`IL${node.impactLevel}`];
    case 'sensitivity':
      return node?.sensitivity === undefined ? [] : [sensitivityInWords(node.sensitivity)];
    case 'country, if abroad':
      return node?.country == null ? [] : [node.country];
    case 'evidence':
      return node?.dataClass == null ? [] : [valueName(node.dataClass)];
    case 'number of relations':
      return [relationsInWords(drawing.degrees.get(box.id) ?? 0)];
    case 'priority':
      return [worstOf(nodesOf(box), exposed.bands) ?? bandlessInWords(exposed)];
    default:
      return [...(read.bars.get(rule) ?? [])].flatMap(([bar, ids]) =>
        nodesOf(box).some((id) => ids.has(id)) ? [bar] : [],
      );
  }
}

function relationsInWords(count: number): string {
  if (count < 2) return count === 0 ? 'none' : '1';
  return count < 5 ? '2 to 4' : count < 20 ? '5 to 19' : '20 or more';
}
