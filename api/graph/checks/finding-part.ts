import type { Value } from '../driver/database.ts';
import type { FindingPart } from './check-report.ts';

/** A cell of a result as what a finding is about: a node or relationship by its key, another value as it stands. */
export function findingPart(column: string, value: Value): FindingPart {
  if (value === null) return { column, type: null, key: '', caption: 'not on record' };
  if (typeof value !== 'object') return { column, type: null, key: String(value), caption: String(value) };
  const map = new Map<string, Value>(isList(value) ? [] : Object.entries(value));
  const key = map.get('key');
  const type = map.get('label') ?? map.get('type');
  if (typeof key !== 'string' || typeof type !== 'string') {
    const text = JSON.stringify(value);
    return { column, type: null, key: text, caption: text };
  }
  const caption = map.get('caption');
  return { column, type, key, caption: typeof caption === 'string' ? caption : key };
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
