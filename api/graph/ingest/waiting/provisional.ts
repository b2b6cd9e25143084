import { z } from 'zod';
import type { Database, Row } from '../../database/database.ts';
import type { TouchedKeys } from '../../derive/touched.ts';
import { groupBy } from '../../model/keys.ts';
import { edgeTypes, tableNames } from '../../model/vocabulary.ts';
import type { EdgeType } from '../../model/vocabulary.ts';
import { narrowed, spellingsOf } from '../check/piid.ts';
import type { Candidate } from '../check/piid.ts';
import type { JoinedContract } from '../input.ts';
import type { Lease } from '../lease.ts';
import { deleteStatements } from '../statement-cypher.ts';
import { batch, parseWaitingRow } from './rows.ts';

const describingRow = z.object({
  id: z.string(),
  piid: z.string(),
  source: z.string(),
  statement: z.string().nullable(),
});

const awardRow = z.object({
  piid: z.string(),
  key: z.string(),
  agency: z.string().nullable(),
  parent: z.string().nullable(),
});

/** Awards of an input that is only checked, by PIID. */
export type AwardsOfInput = (piid: string) => readonly Candidate[];

/**
 * Finds what each provisional contract is: the award with its PIID, or itself. If there are several, its agency or its parent may tell them apart.
 * An award counts if it has another description than those by rows about provisional contracts.
 * @param leftOut sources whose rows do not count
 */
export async function findContracts(
  database: Database,
  awardsOfInput: AwardsOfInput = () => [],
  leftOut: readonly string[] = [],
): Promise<ReadonlyMap<string, string>> {
  const found = await database.read(
    `MATCH (w:WaitingRow) WHERE w.describes IS NOT NULL AND w.supersededAt IS NULL AND NOT w.source IN $leftOut
     UNWIND range(0, size(w.provisional) - 1) AS at
     WITH w, at WHERE w.provisional[at] = w.describes
     RETURN w.key AS key, w.row AS row, w.describes AS id, w.piids[at] AS piid, w.source AS source, head(w.statements) AS statement`,
    { leftOut },
  );
  if (found.length === 0) return new Map();
  const rows = found.map((row) => ({ ...describingRow.parse(row), values: parseWaitingRow(row).values }));
  const piids = [...new Set(rows.map(({ piid }) => piid))];
  const awards = groupBy(
    z.array(awardRow).parse(
      await database.read(
        `UNWIND $piids AS piid
         MATCH (c:Contract) USING INDEX c:Contract(piid) WHERE c.piid IN piid.spellings AND c.key STARTS WITH 'CONT_'
           AND EXISTS { (c)-[d:DESCRIBED_BY]->() WHERE NOT d.key IN $own }
         RETURN piid.piid AS piid, c.key AS key, c.agency AS agency, c.parent AS parent ORDER BY key`,
        {
          piids: piids.map((piid) => ({ piid, spellings: spellingsOf(piid) })),
          own: rows.flatMap(({ statement }) => (statement === null ? [] : [keyOf(statement)])),
        },
      ),
    ),
    ({ piid }) => piid,
  );
  return new Map(
    [...groupBy(rows, ({ id }) => id)].map(([id, group]) => {
      const clear = group.flatMap((row) => {
        const all = [
          ...(awards.get(row.piid) ?? []).map((one) => ({ ...one, withdrawn: false })),
          ...awardsOfInput(row.piid),
        ];
        const distinct = [...new Map(all.map((one) => [one.key, one])).values()];
        const [only, ...others] = narrowed(row, distinct);
        return only === undefined || others.length > 0 ? [] : [only.key];
      });
      const [only, ...others] = new Set(clear);
      return [id, only === undefined || others.length > 0 ? id : only];
    }),
  );
}

/** Waiting rows `w` with a provisional contract that they take for another one than `$contracts` says. */
const misplaced = `MATCH (w:WaitingRow) WHERE w.provisional IS NOT NULL AND w.statements IS NOT NULL AND w.supersededAt IS NULL
    AND any(at IN range(0, size(w.provisional) - 1) WHERE w.resolvedTo[at] <> $contracts[w.provisional[at]])`;

/** Counts the rows about each provisional contract that becomes an award. @param leftOut sources whose rows do not count */
export async function countJoined(
  database: Database,
  contracts: ReadonlyMap<string, string>,
  leftOut: readonly string[] = [],
): Promise<readonly JoinedContract[]> {
  if (contracts.size === 0) return [];
  const rows = await database.read(
    `${misplaced} AND NOT w.source IN $leftOut
     UNWIND range(0, size(w.provisional) - 1) AS at
     WITH w.provisional[at] AS id, w.resolvedTo[at] AS before
     WITH id, before, $contracts[id] AS award WHERE award <> before AND award <> id
     RETURN id, award, count(*) AS rows ORDER BY id`,
    { contracts: Object.fromEntries(contracts), leftOut },
  );
  return z.array(z.object({ id: z.string(), award: z.string(), rows: z.number() })).parse(rows);
}

const takenRow = z.object({ key: z.string(), statements: z.array(z.string()) });

/**
 * Takes back the statements of rows about provisional contracts that are another contract now, so that they can be made again. What the rows had
 * superseded stays so.
 * @returns the number of rows
 */
export async function takeBack(
  database: Database,
  lease: Lease,
  touched: TouchedKeys,
  contracts: ReadonlyMap<string, string>,
): Promise<number> {
  if (contracts.size === 0) return 0;
  const rows = z.array(takenRow).parse(
    await database.read(`${misplaced} RETURN w.key AS key, w.statements AS statements ORDER BY key`, {
      contracts: Object.fromEntries(contracts),
    }),
  );
  for (let at = 0; at < rows.length; at += batch) {
    const part = rows.slice(at, at + batch);
    const byEdge = groupBy(
      part.flatMap(({ statements }) => statements),
      (statement) => statement.slice(0, statement.indexOf(' ')),
    );
    await lease.write(async (transaction) => {
      await transaction.run(`MATCH (g:Subtier {key: 'graph'}) SET g.derivedVersion = -1`);
      for (const [name, statements] of byEdge) {
        const edge = edgeTypes.find((type) => type === name);
        if (edge === undefined) continue;
        touchRows(touched, edge, await transaction.run(deleteStatements(edge), { keys: statements.map(keyOf) }));
      }
      await transaction.run('UNWIND $keys AS key MATCH (w:WaitingRow {key: key}) SET w.statements = null', {
        keys: part.map(({ key }) => key),
      });
    });
    touched.mixTimes();
  }
  return rows.length;
}

/** Returns the key of a statement that is given as its type and its key. */
export function keyOf(statement: string): string {
  return statement.slice(statement.indexOf(' ') + 1);
}

const changedRow = z.object({ from: z.string(), to: z.string(), properties: z.looseObject({ key: z.string() }) });

/** Touches what depends on deleted or restored statements. */
export function touchRows(touched: TouchedKeys, edge: EdgeType, rows: readonly Row[]): void {
  for (const row of rows) {
    const { from, to, properties } = changedRow.parse(row);
    // The key begins with the source and the table.
    const name = properties.key.split('/')[1];
    const table = tableNames.find((one) => one === name);
    if (table !== undefined) touched.touch({ table, edge, from, to, properties });
  }
}
