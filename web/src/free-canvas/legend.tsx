import { useDocument } from './store.ts';
import { tintWords, tints } from './draw.ts';
import type { CanvasDrawing } from './draw.ts';
import type { BoxRole } from '../picture/picture.ts';

const roleWords = {
  organization: 'organization',
  contract: 'contract or record',
  escort: 'escort',
  engineer: 'person',
  system: 'system',
  country: 'country',
  unknown: 'unknown',
  rest: 'group',
  bundle: 'subcontractors',
} as const satisfies Readonly<Record<BoxRole, string>>;

/** Explains the colors and lines that appear on the canvas. */
export function CanvasLegend({ drawing }: { readonly drawing: CanvasDrawing }) {
  const { colorBy } = useDocument();
  const words = tintWords(colorBy);
  const { boxes, lines } = drawing;
  if (boxes.length === 0) return null;
  const roles = [...new Set(boxes.map((box) => box.role))];
  const used = new Set(boxes.map((box) => box.tint));
  return (
    <ul className="legend canvas-legend" aria-label="Legend">
      {words === null
        ? roles.map((role) => (
            <li key={role}>
              <span className={`mark box-mark ${role}`} aria-hidden="true" />
              {roleWords[role]}
            </li>
          ))
        : tints
            .filter((tint) => used.has(tint))
            .map((tint) => (
              <li key={tint}>
                <span className={`mark box-mark tint-${tint}`} aria-hidden="true" />
                {words[tint]}
              </li>
            ))}
      {lines.some((line) => line.kind === 'hop') && (
        <li>
          <span className="mark line-mark" aria-hidden="true" />
          subcontract
        </li>
      )}
      {lines.some((line) => line.kind === 'other') && (
        <li>
          <span className="mark line-mark other" aria-hidden="true" />
          other relation
        </li>
      )}
      {[...boxes, ...lines].some((one) => one.synthetic) && (
        <li>
          <span className="mark line-mark synthetic" aria-hidden="true" />
          synthetic
        </li>
      )}
    </ul>
  );
}
