import { useAddress } from '../address/use-address.ts';
import { BareTable, TableHolder } from '../ui/data-table.tsx';
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
    <TableHolder label="The canvas as tables">
      <BareTable
        caption={`Nodes${cut(drawing.boxes.length)}`}
        rows={drawing.boxes.slice(0, ROWS)}
        keyOf={({ id }) => id}
        current={({ id }) => chosen.has(id)}
        columns={[
          {
            title: 'Selected',
            cell: ({ id, title }) => (
              <input
                type="checkbox"
                className="touchable"
                aria-label={`Select ${title}`}
                checked={chosen.has(id)}
                onChange={() => {
                  toggle(id);
                }}
              />
            ),
          },
          {
            title: 'Name',
            cell: ({ id, title }) => (
              <button
                type="button"
                className="plain"
                onClick={() => {
                  select([id]);
                }}
              >
                {title}
              </button>
            ),
          },
          { title: 'Kind', cell: kindOf },
          ...(byPriority
            ? [{ title: 'Priority', cell: ({ band }: CanvasBox) => band ?? bandlessInWords(exposed) }]
            : []),
          {
            title: 'On exposed chains',
            cell: ({ chips }) => (exposed.state === 'ready' ? chips.join(', ') : bandlessInWords(exposed)),
          },
          { title: 'Relations', number: true, cell: ({ id }) => inDigits(drawing.degrees.get(id) ?? 0) },
          { title: 'Note', cell: ({ note }) => note },
        ]}
      />
      <BareTable
        caption={`Relations${cut(edges.length)}`}
        rows={edges.slice(0, ROWS)}
        keyOf={({ id }) => id}
        current={({ id }) => id === picked}
        columns={[
          { title: 'From', cell: ({ from }) => titleOf(document, from) },
          {
            title: 'Relation',
            cell: (edge) => (
              <button
                type="button"
                className="plain"
                onClick={() => {
                  select([], edge.id);
                }}
              >
                {verbOf(document, edge)}
              </button>
            ),
          },
          { title: 'To', cell: ({ to }) => titleOf(document, to) },
          { title: 'Contract or access', cell: ({ type, under }) => underInWords(type, under) },
          { title: 'Holds', cell: (edge) => whenItHolds(edge, address.conditions) },
        ]}
      />
    </TableHolder>
  );
}

function kindOf({ kind, struck, pinned, synthetic }: CanvasBox): string {
  const marks = [...(struck ? ['struck out'] : []), ...(pinned ? ['pinned'] : []), ...(synthetic ? ['synthetic'] : [])];
  return [kind, ...marks].join(' · ');
}

function cut(count: number): string {
  return count <= ROWS ? ` (${inDigits(count)})` : ` (the first ${inDigits(ROWS)} of ${inDigits(count)})`;
}
