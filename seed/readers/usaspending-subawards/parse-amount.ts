import { parseNumber } from '../cells/parse-number.ts';
import type { Parsed } from '../cells/parsed.ts';

/** US dollars, negative for a correction; commas only where they part thousands. */
export function parseAmount(text: string): Parsed<number> {
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text);
  const parsed = parseNumber(grouped ? text.replaceAll(',', '') : text);
  return 'reason' in parsed ? { reason: 'not an amount' } : parsed;
}
