/** A value with everything in it that JSON can say; a whole number too large for it becomes text, digit by digit, and so do NaN and Infinity. */
export function plainJson(value: unknown): unknown {
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) return String(value);
  if (Array.isArray(value)) return value.map(plainJson);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plainJson(member)]));
  }
  return value ?? null;
}
