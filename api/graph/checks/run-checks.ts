import type { Database } from '../driver/database.ts';
import { BadInput } from '../failure/bad-input.ts';
import { severities } from '../library/saved-query.ts';
import type { Library, SavedQuery } from '../library/saved-query.ts';
import type { Day } from '../model/day.ts';
import type { Baseline, CheckOutcome, CheckReport } from './check-report.ts';
import { runCheck } from './run-check.ts';

export interface CheckRequest {
  readonly asOf: Day;
  /** Only checks with this tag; null: all. */
  readonly tag: string | null;
  /** Findings that are known already. */
  readonly baseline: Baseline;
  readonly onProgress?: (message: string) => void;
}

/** The library's policy checks, with a tag if one is given: most severe first, then by name. @throws BadInput for a tag of none. */
export function checksOf(library: Library, tag: string | null): readonly SavedQuery[] {
  const checks = library.queries.filter(({ subject }) => subject !== null);
  const chosen = checks.filter(({ tags }) => tag === null || tags.includes(tag));
  if (chosen.length === 0) {
    const tags = [...new Set(checks.flatMap((query) => query.tags))].sort();
    throw new BadInput(`No policy check has the tag ${JSON.stringify(tag)}: there are ${tags.join(', ')}.`);
  }
  const rank = ({ severity }: SavedQuery) => (severity === null ? 0 : severities.indexOf(severity));
  return [...chosen].sort((a, b) => rank(b) - rank(a) || (a.name < b.name ? -1 : 1));
}

/** Runs policy checks as of a day, one after the other. @throws BadInput for a tag of none, and all that runStatement throws. */
export async function runChecks(database: Database, library: Library, request: CheckRequest): Promise<CheckReport> {
  const chosen = checksOf(library, request.tag);
  const checks: CheckOutcome[] = [];
  for (const [index, query] of chosen.entries()) {
    request.onProgress?.(`Checking ${query.name} (${index + 1} of ${chosen.length})`);
    checks.push(await runCheck(database, library, query, request.asOf, request.baseline));
  }
  return { asOf: request.asOf, checks };
}
