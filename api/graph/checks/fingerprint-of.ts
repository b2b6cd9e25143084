import { createHash } from 'node:crypto';
import type { FindingPart } from './check-report.ts';

/** What stays the same of a finding: its query and what it is about, not days, counts or captions. SHA-256 in hexadecimal. */
export function fingerprintOf(query: string, subject: readonly Omit<FindingPart, 'caption'>[]): string {
  const parts = subject.map(({ column, type, key }) => [column, type, key]);
  return createHash('sha256')
    .update(JSON.stringify([query, parts]))
    .digest('hex');
}
