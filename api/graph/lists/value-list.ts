import type { Value } from '../driver/database.ts';

/** A value that one of our own statements made a list. */
export function valueList(value: Value | undefined): readonly Value[] {
  if (isList(value)) return value;
  throw new TypeError('The database gave something else than a list.');
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}
