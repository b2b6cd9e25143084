import type { Band } from '../generated/graphql.ts';

/** “CRITICAL”, or “HIGH–CRITICAL” where unknown inputs leave a range. */
export function bandInWords(low: Band, high: Band): string {
  return low === high ? high : `${low}–${high}`;
}
