import { z } from 'zod';
import { fixedStatement } from '../database/statement-file.ts';
import { statementRow } from '../evidence/evidence-statements.ts';
import { readEvidenceIndex } from '../evidence/read-evidence.ts';
import { readInTransaction } from '../edition/torn-read.ts';
import { employmentOn } from '../exposure/chains.ts';
import type { Exposure, Hop, Period, Statement } from '../exposure/exposure.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { hopOn, joinPeriods } from '../exposure/hops.ts';
import { findExposure } from './find.ts';
import type { Graph } from '../graph.ts';
import { readPeriods } from './rows.ts';

/** On which days an access was on record, exposed, and exposed without an escort on record. All periods are in order and do not touch. */
interface AccessHistory {
  readonly onRecord: readonly Period[];
  readonly exposed: readonly Period[];
  readonly withoutEscort: readonly Period[];
  /** The statements of the access that no longer count, by first day. */
  readonly superseded: readonly SupersededStatement[];
}

interface SupersededStatement {
  readonly statement: Statement;
  /** When an import superseded it. */
  readonly supersededAt: string;
}

const chainRows = z.array(z.object({ id: z.string(), escorted: z.boolean() }));
const statementRows = z.array(z.object({ statement: statementRow, supersededAt: z.string().nullable() }));

/**
 * Returns the history of the access that an exposure is about, under a filter's lists and origins; the other conditions are ignored.
 * Null: no such chain on any day.
 * @throws BAD_USER_INPUT as `findExposure`
 */
export async function findAccessHistory(
  graph: Graph,
  id: string,
  conditions: Pick<ExposureFilter, 'asOf' | 'lists' | 'origins'>,
): Promise<AccessHistory | null> {
  const exposure = await findExposure(graph, id, conditions);
  return exposure === null ? null : readHistory(graph, exposure, conditions);
}

function readHistory(
  { database }: Graph,
  { access, engineer, system }: Exposure,
  conditions: Pick<ExposureFilter, 'lists' | 'origins'>,
): Promise<AccessHistory> {
  return readInTransaction(database, async (transaction) => {
    const ofChains = fixedStatement('access-history', { access, engineer });
    const ofAccess = fixedStatement('access-statements', { access, engineer, system });
    const chains = chainRows.parse(await transaction.run(ofChains.text, ofChains.parameters));
    const rows = statementRows.parse(await transaction.run(ofAccess.text, ofAccess.parameters));
    const ids = [...new Set(chains.map((chain) => chain.id))];
    const periods = await readPeriods(transaction, ids, conditions);
    const periodsOf = (wanted: typeof chains) => joinPeriods(wanted.flatMap((chain) => periods.get(chain.id) ?? []));
    return {
      onRecord: joinPeriods(
        rows
          .filter(({ supersededAt }) => supersededAt === null)
          .map(({ statement: { validFrom, validTo } }) => ({ from: validFrom, to: validTo })),
      ),
      exposed: periodsOf(chains),
      withoutEscort: periodsOf(chains.filter(({ escorted }) => !escorted)),
      superseded: rows.flatMap(({ statement, supersededAt }) =>
        supersededAt === null ? [] : [{ statement, supersededAt }],
      ),
    };
  });
}

/**
 * Returns the employment of the engineer of an exposure on a filter's day that counts for the access: on a contract of its family, or with
 * none named. Employment on other contracts is not in it, though the employer may be the same. None: no such chain on any day.
 * @throws BAD_USER_INPUT as `findExposure`
 */
export async function findEngineerEmployment(
  graph: Graph,
  id: string,
  conditions: Pick<ExposureFilter, 'asOf' | 'lists' | 'origins'>,
): Promise<readonly Hop[]> {
  const exposure = await findExposure(graph, id, conditions);
  if (exposure === null) return [];
  const { access: key, engineer } = exposure;
  const index = await readEvidenceIndex(graph.database, [key]);
  const access = index.accesses.get(key);
  const { asOf } = conditions;
  const holding = access === undefined ? [] : employmentOn(index, access, engineer, asOf);
  return holding.map(({ hop }) => hopOn(hop, asOf));
}
