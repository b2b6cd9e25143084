import { bandInWords } from '../words/band-words.ts';
import type { Band as BandName } from '../generated/graphql.ts';

/** A priority band in words; a range where unknown inputs leave one. */
export function Band({ low, high }: { readonly low: BandName; readonly high: BandName }) {
  return <span className={`band band-${high}`}>{bandInWords(low, high)}</span>;
}
