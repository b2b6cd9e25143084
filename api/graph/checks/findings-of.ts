import type { Value } from '../driver/database.ts';
import type { CypherResult } from '../guard/cypher-result.ts';
import type { SavedQuery, Subject } from '../library/saved-query.ts';
import type { Baseline, Finding } from './check-report.ts';
import { findingPart } from './finding-part.ts';
import { fingerprintOf } from './fingerprint-of.ts';

/** What a check's rows say: one finding for each subject, the worst verdict of its rows. */
export function findingsOf(
  { name }: Pick<SavedQuery, 'name'>,
  subject: Subject,
  result: Pick<CypherResult, 'columns' | 'rows'>,
  baseline: Baseline,
): readonly Finding[] {
  const at = (row: readonly Value[], column: string) => row[result.columns.indexOf(column)] ?? null;
  const found = new Map<string, Finding>();
  for (const row of result.rows) {
    const verdict = at(row, 'verdict');
    if (verdict !== 'VIOLATED' && verdict !== 'CANNOT_TELL') continue;
    const parts = subject.columns.map((column) => findingPart(column, at(row, column)));
    const fingerprint = fingerprintOf(name, parts);
    if (found.get(fingerprint)?.verdict === 'VIOLATED') continue;
    if (found.has(fingerprint) && verdict === 'CANNOT_TELL') continue;
    const word = at(row, 'finding');
    const finding = typeof word === 'string' ? word : null;
    const before = baseline.get(fingerprint);
    const isNew = before === undefined || (verdict === 'VIOLATED' && before !== 'VIOLATED');
    found.set(fingerprint, { fingerprint, verdict, subject: parts, finding, isNew });
  }
  return [...found.values()];
}
