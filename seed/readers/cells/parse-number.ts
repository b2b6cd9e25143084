import type { Parsed } from './parsed.ts';

/** A decimal number with a point; no thousands separators, units or signs of currency. */
export function parseNumber(text: string): Parsed<number> {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? { value: value === 0 ? 0 : value } : { reason: 'not a number' };
}
