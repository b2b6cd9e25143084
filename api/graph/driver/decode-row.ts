import type { Record } from 'neo4j-driver';
import type { Row } from './database.ts';
import { decodeValue } from './decode-value.ts';

/** A driver's record as a row. */
export function decodeRow(record: Record): Row {
  return Object.fromEntries(record.keys.map((key) => [key, decodeValue(record.get(key))]));
}
