import { useAddress } from '../../address/use-address.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { counted, inDigits } from '../../words.ts';
import { select, useSelection } from '../actions.ts';
import { showAll } from '../document.ts';
import { nodesOf } from '../draw.ts';
import type { CanvasDrawing } from '../draw.ts';
import type { Exposed } from '../look/exposed.ts';
import { canvasStore, useDocument } from '../store.ts';
import { SelectByBars } from './bars.tsx';

interface SelectByProps {
  readonly drawing: CanvasDrawing;
  readonly exposed: Exposed;
}

/** Selects boxes by what they are, what they are connected to, and whether they are exposed. */
export function SelectBy({ drawing, exposed }: SelectByProps) {
  const { address } = useAddress();
  const document = useDocument();
  const { selected } = useSelection();
  const { boxes, lines, degrees } = drawing;
  const chosen = new Set(selected);
  const near = lines.flatMap(({ from, to }) => (chosen.has(from) ? [to] : chosen.has(to) ? [from] : []));
  const most = [...boxes].sort((a, b) => (degrees.get(b.id) ?? 0) - (degrees.get(a.id) ?? 0)).slice(0, 10);
  const choices: readonly (readonly [string, readonly string[]])[] = [
    [`all (${inDigits(boxes.length)})`, boxes.map(({ id }) => id)],
    ['none', []],
    ['all others', boxes.map(({ id }) => id).filter((id) => !chosen.has(id))],
    ['neighbors of the selection', [...new Set([...selected, ...near])]],
    ['10 with the most relations', most.map(({ id }) => id)],
    ['without relations', boxes.filter((box) => nodesOf(box).every((id) => !degrees.get(id))).map(({ id }) => id)],
  ];
  return (
    <>
      <p className="soft small">
        {counted(selected.length, 'node')} selected. Drag with Shift to select in a box, or use the lasso in the
        picture.
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
      {boxes.length > 0 && <SelectByBars drawing={drawing} exposed={exposed} />}
      <ExposedChoice drawing={drawing} exposed={exposed} facets={address.conditions.facets.length} />
      {document.hidden.length > 0 && (
        <button
          type="button"
          className="plain"
          onClick={() => {
            canvasStore.take(showAll(document));
          }}
        >
          Show {counted(document.hidden.length, 'hidden node')}
        </button>
      )}
    </>
  );
}

interface ExposedChoiceProps extends SelectByProps {
  /** The number of bars that are selected or excluded on the overview. */
  readonly facets: number;
}

/** Selects what is on exposed chains, under the conditions above and the bars chosen on the overview. */
function ExposedChoice({ drawing, exposed, facets }: ExposedChoiceProps) {
  const on = drawing.boxes.filter((box) => nodesOf(box).some((id) => exposed.bands.has(id))).map(({ id }) => id);
  return (
    <p>
      <ActionButton
        className="button"
        off={exposed.state !== 'ready' || on.length === 0}
        onClick={() => {
          select(on);
        }}
      >
        {exposed.state === 'loading'
          ? 'finding what is on exposed chains…'
          : `find what is on exposed chains (${inDigits(on.length)})`}
      </ActionButton>{' '}
      <span className="soft small">
        Under the conditions above
        {facets === 0
          ? '; bars selected on the overview also apply.'
          : ` and ${counted(facets, 'bar')} chosen on the overview.`}
        {exposed.missing !== null && ` ${exposed.missing}`}
      </span>
      {exposed.problem !== null && (
        <span role="alert" className="small wrong">
          {' '}
          {exposed.problem}
        </span>
      )}
    </p>
  );
}
