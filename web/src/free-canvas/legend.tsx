import { useDocument } from './store.ts';
import { tintWords, tints } from './draw.ts';
import type { CanvasDrawing } from './draw.ts';
import { AllKinds, EdgeMarks, NodeMarks } from '../canvas/legend.tsx';

/** Explains the colors and lines that appear on the canvas. */
export function CanvasLegend({ drawing }: { readonly drawing: CanvasDrawing }) {
  const { colorBy } = useDocument();
  const words = tintWords(colorBy);
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
                <span className={`mark box-mark tint-${tint}`} aria-hidden="true" />
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
      <AllKinds />
    </>
  );
}
