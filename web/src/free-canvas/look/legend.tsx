import { tintColors } from '../../canvas/free-canvas.ts';
import { AllKinds, EdgeMarks, NodeMarks } from '../../canvas/legend.tsx';
import { inDigits } from '../../words.ts';
import { tintWords, tints } from '../draw.ts';
import type { CanvasDrawing } from '../draw.ts';
import { useDocument } from '../store.ts';
import { bandlessInWords } from './exposed.ts';
import type { Exposed } from './exposed.ts';

interface CanvasLegendProps {
  readonly drawing: CanvasDrawing;
  readonly exposed: Exposed;
}

/** Explains the colors and lines that appear on the canvas. */
export function CanvasLegend({ drawing, exposed }: CanvasLegendProps) {
  const { colorBy } = useDocument();
  const words = tintWords(colorBy, bandlessInWords(exposed));
  const { boxes, lines } = drawing;
  if (boxes.length === 0) return null;
  const used = new Set(boxes.map((box) => box.tint));
  return (
    <>
      <ul className="legend canvas-legend" aria-label="Legend">
        {words === null ? (
          <NodeMarks boxes={boxes} />
        ) : (
          tints
            .filter((tint) => used.has(tint))
            .map((tint) => (
              <li key={tint}>
                <span
                  className="mark box-mark"
                  style={{ borderColor: `var(--${tintColors[tint]})` }}
                  aria-hidden="true"
                />
                {words[tint]}
              </li>
            ))
        )}
        <EdgeMarks lines={lines} />
        {[...boxes, ...lines].some((one) => one.synthetic) && (
          <li>
            <span className="mark line-mark synthetic" aria-hidden="true" />
            synthetic
          </li>
        )}
      </ul>
      {colorBy === 'priority' && <BandLimits exposed={exposed} />}
      <AllKinds />
    </>
  );
}

/** Why bands are missing: they could not be loaded, or there are too many chains to read. */
function BandLimits({ exposed: { problem, chains, total } }: Pick<CanvasLegendProps, 'exposed'>) {
  if (problem !== null) {
    return (
      <p role="alert" className="small wrong">
        The bands could not be loaded: {problem}
      </p>
    );
  }
  if (total <= chains) return null;
  return (
    <p className="soft small">
      Bands of the {inDigits(chains)} most urgent of {inDigits(total)} exposed chains.
    </p>
  );
}
