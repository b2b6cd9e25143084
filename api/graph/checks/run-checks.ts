import type { Database } from '../driver/database.ts';
import { BadInput } from '../failure/bad-input.ts';
import { Failure } from '../failure/failure.ts';
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

/**
 * Runs policy checks as of a day, one after the other; one that can't be completed keeps no other from it.
 * @throws BadInput for a tag of none; what says that there is no database, or is a fault of ours.
 */
export async function runChecks(database: Database, library: Library, request: CheckRequest): Promise<CheckReport> {
  const chosen = checksOf(library, request.tag);
  const checks: CheckOutcome[] = [];
  for (const [index, query] of chosen.entries()) {
    request.onProgress?.(`Checking ${query.name} (${index + 1} of ${chosen.length})`);
    checks.push(
      await runCheck(database, library, query, request.asOf, request.baseline).catch((error: unknown) =>
        failed(query, error),
      ),
    );
  }
  return { asOf: request.asOf, checks };
}

/** The outcome of a check that met a limit, or that the database does not take. */
function failed(query: SavedQuery, error: unknown): CheckOutcome {
  if (!(error instanceof Failure) || error.exitCode !== 2) throw error;
  const shortfall = { kind: 'FAILED', code: error.code, reason: error.message } as const;
  return { query, inForce: true, findings: [], counts: null, shortfall };
}
