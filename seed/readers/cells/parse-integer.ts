import type { Parsed } from './parsed.ts';

export function parseInteger(text: string): Parsed<number> {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? { value: value === 0 ? 0 : value } : { reason: 'not a whole number' };
}
