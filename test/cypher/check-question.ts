import type { Database } from '#graph/database/database.ts';
import { runCheck } from '#graph/questions/checks.ts';
import type { CheckOutcome } from '#graph/questions/checks.ts';
import type { Library } from '#graph/questions/question.ts';

/** Runs a policy check by name for a date, without a baseline. */
export function checkQuestion(
  { database, library }: { readonly database: Database; readonly library: Library },
  name: string,
  asOf: string,
): Promise<CheckOutcome> {
  const query = library.find(name);
  if (query === null) throw new Error(name);
  return runCheck(database, query, asOf, new Map());
}
