import { hopLook, tintColors } from '../../canvas/free-style.ts';
import { AllKinds, EdgeMarks, NodeMarks } from '../../canvas/legend.tsx';
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
        {lines.some((line) => line.chosen) && (
          <li>
            <span className="mark line-mark chosen" aria-hidden="true" />
            hop of an exposed chain
          </li>
        )}
        <EdgeMarks lines={lines} lookOf={hopLook} />
        {[...boxes, ...lines].some((one) => one.synthetic) && (
          <li>
            <span className="mark box-mark synthetic" aria-hidden="true" />
            synthetic
          </li>
        )}
      </ul>
      <ExposedLimits exposed={exposed} />
      <AllKinds />
    </>
  );
}

/** Why what is exposed is not marked, or not all of it. */
function ExposedLimits({ exposed: { problem, missing } }: Pick<CanvasLegendProps, 'exposed'>) {
  if (problem !== null) {
    return (
      <p role="alert" className="small wrong">
        What is exposed could not be loaded: {problem}
      </p>
    );
  }
  return missing === null ? null : <p className="soft small">{missing}</p>;
}
