import { useAddress } from '../address/use-address.ts';
import { inDigits, underInWords } from '../words.ts';
import { select, useSelection } from './actions.ts';
import { titleOf, verbOf } from './document.ts';
import type { CanvasBox, CanvasDrawing } from './draw.ts';
import { bandlessInWords } from './look/exposed.ts';
import type { Exposed } from './look/exposed.ts';
import { whenItHolds } from './edge.ts';
import { useDocument } from './store.ts';

/** Rows that are in the page at once; more would take seconds to lay out. */
const ROWS = 1000;

interface CanvasTableProps {
  readonly drawing: CanvasDrawing;
  readonly exposed: Exposed;
}

/** The content of the canvas as two tables: boxes, which can be selected, and relations. */
export function CanvasTable({ drawing, exposed }: CanvasTableProps) {
  const { address } = useAddress();
  const document = useDocument();
  const { selected, edge: picked } = useSelection();
  const chosen = new Set(selected);
  const byPriority = document.colorBy === 'priority';
  const edges = drawing.lines.flatMap((line) => line.edges.flatMap((id) => document.edges[id] ?? []));
  const toggle = (id: string): void => {
    select(chosen.has(id) ? selected.filter((one) => one !== id) : [...selected, id]);
  };
  return (
    <div className="table-holder" tabIndex={0} role="region" aria-label="The canvas as tables">
      <table>
        <caption className="table-caption">Nodes{cut(drawing.boxes.length)}</caption>
        <thead>
          <tr>
            <th scope="col">Selected</th>
            <th scope="col">Name</th>
            <th scope="col">Kind</th>
            {byPriority && <th scope="col">Priority</th>}
            <th scope="col">On exposed chains</th>
            <th scope="col" className="number">
              Relations
            </th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {drawing.boxes.slice(0, ROWS).map((box) => (
            <tr key={box.id} aria-current={chosen.has(box.id) ? 'true' : undefined}>
              <td>
                <input
                  type="checkbox"
                  className="touchable"
                  aria-label={`Select ${box.title}`}
                  checked={chosen.has(box.id)}
                  onChange={() => {
                    toggle(box.id);
                  }}
                />
              </td>
              <td>
                <button
                  type="button"
                  className="plain"
                  onClick={() => {
                    select([box.id]);
                  }}
                >
                  {box.title}
                </button>
              </td>
              <td>{kindOf(box)}</td>
              {byPriority && <td>{box.band ?? bandlessInWords(exposed)}</td>}
              <td>{exposed.state === 'ready' ? box.chips.join(', ') : bandlessInWords(exposed)}</td>
              <td className="number">{inDigits(drawing.degrees.get(box.id) ?? 0)}</td>
              <td>{box.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <caption className="table-caption">Relations{cut(edges.length)}</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Relation</th>
            <th scope="col">To</th>
            <th scope="col">Contract or access</th>
            <th scope="col">Holds</th>
          </tr>
        </thead>
        <tbody>
          {edges.slice(0, ROWS).map((edge) => (
            <tr key={edge.id} aria-current={edge.id === picked ? 'true' : undefined}>
              <td>{titleOf(document, edge.from)}</td>
              <td>
                <button
                  type="button"
                  className="plain"
                  onClick={() => {
                    select([], edge.id);
                  }}
                >
                  {verbOf(document, edge)}
                </button>
              </td>
              <td>{titleOf(document, edge.to)}</td>
              <td>{underInWords(edge.type, edge.under)}</td>
              <td>{whenItHolds(edge, address.conditions)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function kindOf({ kind, struck, pinned, synthetic }: CanvasBox): string {
  const marks = [...(struck ? ['struck out'] : []), ...(pinned ? ['pinned'] : []), ...(synthetic ? ['synthetic'] : [])];
  return [kind, ...marks].join(' · ');
}

function cut(count: number): string {
  return count <= ROWS ? ` (${inDigits(count)})` : ` (the first ${inDigits(ROWS)} of ${inDigits(count)})`;
}
