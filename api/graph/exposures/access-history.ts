import { z } from 'zod';
import { statementRow } from '../derive/evidence-statements.ts';
import type { Exposure, ExposureFilter, Period, Statement } from '../exposure/exposure.ts';
import { joinPeriods } from '../exposure/hops.ts';
import { findExposure } from './find.ts';
import type { Graph } from './graph.ts';
import { readPeriods } from './rows.ts';
import { apiStatement } from './statement.ts';

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
  return database.readTransaction(async (transaction) => {
    const ofChains = apiStatement('access-history', { access, engineer });
    const ofAccess = apiStatement('access-statements', { access, engineer, system });
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
