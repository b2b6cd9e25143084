import { z } from 'zod';
import type { Database, Value } from '../driver/database.ts';
import { BadInput } from '../failure/bad-input.ts';
import { mostRows } from '../guard/statement-limits.ts';
import { runStatement } from '../guard/run-statement.ts';
import { coerceParameters } from '../library/coerce-parameters.ts';
import { runSavedQuery } from '../library/run-saved-query.ts';
import type { Library, SavedQuery } from '../library/saved-query.ts';
import { isInForce } from '../library/verdicts-in-force.ts';
import type { Day } from '../model/day.ts';
import type { Baseline, CheckOutcome } from './check-report.ts';
import { countVerdicts } from './count-verdicts.ts';
import { findingsOf } from './findings-of.ts';

const count = z.tuple([z.tuple([z.number()])]);

/**
 * Runs one policy check as of a day, with the defaults of its other parameters.
 * @throws BadInput for a query that is no policy check, and all that runStatement throws.
 */
export async function runCheck(
  database: Database,
  library: Library,
  query: SavedQuery,
  asOf: Day,
  baseline: Baseline,
): Promise<CheckOutcome> {
  const { subject, name } = query;
  if (subject === null) throw new BadInput(`The saved query ${name} is no policy check.`);
  const given = query.parameters.some((parameter) => parameter.name === 'asOf') ? { asOf } : {};
  const { values } = coerceParameters(query, given, asOf, (key) => key);
  if (!isInForce(query, values)) return { query, inForce: false, findings: [], counts: null, shortfall: null };
  const result = await runSavedQuery(database, library, name, given, mostRows);
  const total = await runStatement(database, {
    statement: subject.of,
    parameters: Object.fromEntries(
      subject.of.facts.parameters.map((parameter) => [parameter.name, values[parameter.name] ?? null]),
    ),
    first: 1,
  });
  const [[of]] = count.parse(total.rows);
  const counted = (verdicts: readonly Value[]) => {
    const [verdict, column] = [result.columns.indexOf('verdict'), result.columns.indexOf(subject.counted)];
    const rows = result.rows.filter((row) => verdicts.includes(row[verdict] ?? null));
    return new Set(rows.map((row) => JSON.stringify(row[column] ?? null)));
  };
  const violated = counted(['VIOLATED']);
  const whole = result.rowsCut ? await countVerdicts(database, query, subject, values) : null;
  const verdict = result.columns.indexOf('verdict');
  const areAllTold = whole?.violations === result.rows.filter((row) => row[verdict] === 'VIOLATED').length;
  return {
    query,
    inForce: true,
    findings: findingsOf(query, subject, result, baseline),
    counts: {
      violated: whole?.violated ?? violated.size,
      cannotTell: whole?.cannotTell ?? [...counted(['CANNOT_TELL'])].filter((one) => !violated.has(one)).length,
      of,
      noun: subject.noun,
    },
    shortfall: result.rowsCut
      ? {
          kind: areAllTold ? 'UNLISTED' : 'CUT',
          code: 'ROWS_CUT',
          reason: `It answered more than ${mostRows} rows, and the rest were cut.`,
        }
      : null,
  };
}
