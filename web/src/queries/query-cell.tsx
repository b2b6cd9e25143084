import { cellLines } from './cell-lines.ts';
import { inDigits } from '../words/count-words.ts';

const FEW = 6;

/** One cell of an answer; a long list is folded. */
export function QueryCell({ value }: { readonly value: unknown }) {
  const lines = cellLines(value);
  const rest = lines.slice(FEW);
  return (
    <td>
      {lines.slice(0, FEW).map((line, i) => (
        <div key={i}>{line}</div>
      ))}
      {rest.length > 0 && (
        <details>
          <summary>{inDigits(rest.length)} more</summary>
          {rest.map((line, i) => (
            <div key={i}>{line}</div>
          ))}
        </details>
      )}
    </td>
  );
}
