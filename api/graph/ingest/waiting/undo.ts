import { z } from 'zod';
import type { Database, Transaction } from '../../database/database.ts';
import type { TouchedKeys } from '../../derive/touched.ts';
import { groupBy } from '../../model/keys.ts';
import { edgeTypes, superseded } from '../../model/vocabulary.ts';
import type { Lease } from '../lease.ts';
import { deleteStatements, restoreStatements } from '../statement-cypher.ts';
import { keyOf, touchRows } from './provisional.ts';
import { batch } from './rows.ts';

/**
 * Undoes what an import did to waiting rows, once its statements are gone: deletes those that it brought, and restores those that it
 * superseded. Rows wait again if no source describes their contracts any more, or none did before.
 */
export async function undoWaitingRows(
  database: Database,
  lease: Lease,
  id: string,
  touched: TouchedKeys,
): Promise<void> {
  for (;;) {
    const [row] = await lease.write((transaction) =>
      transaction.run('MATCH (w:WaitingRow {importId: $id}) WITH w LIMIT $batch DELETE w RETURN count(*) AS count', {
        id,
        batch,
      }),
    );
    if (row?.['count'] === 0) break;
  }
  await lease.write((transaction) =>
    transaction.run(
      `MATCH (i:Import {id: $id}) MATCH (w:WaitingRow) WHERE w.supersededAt = i.startedAt
       SET w.key = split(w.key, '~')[0], w.supersededAt = null`,
      { id },
    ),
  );
  const lost = z.array(lostRow).parse(await database.read(findLost));
  for (let at = 0; at < lost.length; at += batch) {
    const part = lost.slice(at, at + batch);
    await lease.write((transaction) => waitAgain(transaction, part, touched));
  }
}

const lostRow = z.object({ key: z.string(), recordedAt: z.string(), statements: z.array(z.string()) });

/** Applied rows whose statements name a contract that no source has ever described. */
const findLost = `MATCH (w:WaitingRow) WHERE w.statements IS NOT NULL AND w.supersededAt IS NULL
    AND any(contract IN w.resolvedTo WHERE NOT EXISTS {
      MATCH (c:Contract {key: contract})-[d:DESCRIBED_BY|${superseded}]->(:Source) WHERE coalesce(d.type, 'DESCRIBED_BY') = 'DESCRIBED_BY'
    })
  RETURN w.key AS key, toString(w.recordedAt) AS recordedAt, w.statements AS statements`;

async function waitAgain(
  transaction: Transaction,
  rows: readonly z.infer<typeof lostRow>[],
  touched: TouchedKeys,
): Promise<void> {
  const statements = rows.flatMap(({ recordedAt, statements: made }) =>
    made.map((one) => ({ edge: one.slice(0, one.indexOf(' ')), key: keyOf(one), recordedAt })),
  );
  for (const [name, group] of groupBy(statements, ({ edge }) => edge)) {
    const edge = edgeTypes.find((type) => type === name);
    if (edge === undefined) continue;
    touchRows(touched, edge, await transaction.run(deleteStatements(edge), { keys: group.map(({ key }) => key) }));
    const former = await transaction.run(
      `UNWIND $group AS one
       MATCH ()-[s:${superseded}]->() WHERE s.key STARTS WITH one.key + '~' AND s.supersededAt = datetime(one.recordedAt)
       RETURN s.key AS key`,
      { group },
    );
    touchRows(touched, edge, await transaction.run(restoreStatements(edge), { keys: former.map(({ key }) => key) }));
  }
  await transaction.run(
    'UNWIND $keys AS key MATCH (w:WaitingRow {key: key}) SET w.statements = null, w.resolvedTo = null',
    { keys: rows.map(({ key }) => key) },
  );
}
