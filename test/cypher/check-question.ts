import { runCheck } from '#graph/checks/run-check.ts';
import type { CheckOutcome } from '#graph/checks/check-report.ts';
import type { Database } from '#graph/driver/database.ts';
import type { Library } from '#graph/library/saved-query.ts';

/** A policy check by name as of a day, against no baseline. */
export function checkQuestion(
  { database, library }: { readonly database: Database; readonly library: Library },
  name: string,
  asOf: string,
): Promise<CheckOutcome> {
  const query = library.find(name);
  if (query === null) throw new Error(name);
  return runCheck(database, library, query, asOf, new Map());
}
