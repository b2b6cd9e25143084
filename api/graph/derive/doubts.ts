import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database } from '../database/database.ts';
import { maxKeys } from '../evidence/affected.ts';
import type { Touched } from '../evidence/affected.ts';
import { isReport, subawardDoubts } from '../evidence/doubts.ts';
import { openFrom, openTo } from '../model/day.ts';
import type { Writer } from './write-derived.ts';

/** Approximate number of subawards judged per transaction; those of a contract are never split. */
const maxSubawards = 10_000;

/** The contracts under which the organizations `$keys` are subcontractors. */
export const contractsInto = `UNWIND $keys AS key
  MATCH (organization:Organization {key: key})<-[r:SUBCONTRACTS_TO]-() USING INDEX SEEK organization:Organization(key)
  RETURN DISTINCT r.contract AS key LIMIT ${maxKeys + 1}`;

export const countOfSome = `UNWIND $keys AS key
  MATCH ()-[r:SUBCONTRACTS_TO {contract: key}]->() USING INDEX SEEK r:SUBCONTRACTS_TO(contract, to) WHERE r.to IS NOT NULL
  RETURN key, count(*) AS subawards`;

const countOfAll = `MATCH ()-[r:SUBCONTRACTS_TO]->() WHERE r.contract IS NOT NULL AND r.to IS NOT NULL
  RETURN r.contract AS key, count(*) AS subawards`;

const mostCents = '9'.repeat(17);

/** Cypher for the text in whose ascending order doubtful subawards are listed: by `doubts`, most first, by `amount`, and by key. */
const position = `toString(9 - size(doubts)) + ':' + right('${'0'.repeat(17)}' + toString(${mostCents}
    - CASE WHEN abs(amount) < 1e15 THEN toInteger(round(abs(amount) * 100)) WHEN amount IS NULL THEN 0 ELSE ${mostCents} END), 17) + ':' + first`;

/**
 * Judges every report of a subaward under the contracts `$keys`, and writes what differs. Reports that say the same of a subaward and have the
 * same doubts, whichever sources they are in, get the same position. Each property is read once: Neo4j does not cache those of relationships
 * in lists.
 */
export const judgeSubawards = `UNWIND $keys AS key
  OPTIONAL ${byKey('contract', 'Contract', 'key')}
  CALL (contract) {
    OPTIONAL MATCH (contract)-[award:DESCRIBED_BY]->(:Source)
    WHERE award.validFrom > date('${openFrom}') OR award.validTo < date('${openTo}')
    RETURN collect(DISTINCT [award.validFrom, award.validTo]) AS given
  }
  WITH key, contract.value AS value, [period IN given WHERE period[0] IS NOT NULL] AS periods
  MATCH (contractor:Organization)-[r:SUBCONTRACTS_TO {contract: key}]->(subcontractor:Organization)
  USING INDEX SEEK r:SUBCONTRACTS_TO(contract, to) WHERE r.to IS NOT NULL AND ${isReport('r')}
  WITH key, value, periods, contractor, subcontractor, r, r.key AS statement, r.source AS source, r.subawardNumber AS number,
    r.amount AS amount, r.validFrom AS day
  WITH key, value, periods, contractor, subcontractor, source, coalesce(number, [amount, day]) AS same,
    collect([r, statement, number, amount, day]) AS reports
  WITH *, size(reports) > 1 AS isRepeated
  UNWIND reports AS one
  WITH key, value, periods, contractor, subcontractor, isRepeated, one[0] AS r, one[1] AS statement, one[2] AS number, one[3] AS amount, one[4] AS day
  WITH key, contractor, subcontractor, r, statement, number, amount, day, [doubt IN [
    ${subawardDoubts.map(({ doubt, cypher }) => `CASE WHEN ${cypher} THEN '${doubt}' END`).join(',\n    ')}
  ] WHERE doubt IS NOT NULL] AS doubts
  WITH key, contractor, subcontractor, number, amount, day, doubts, collect(r) AS reports, min(statement) AS first
  WITH reports, nullIf(doubts, []) AS doubts, CASE WHEN doubts <> [] THEN ${position} END AS position
  UNWIND reports AS r
  WITH r, doubts, position
  WHERE coalesce(r.byDoubts, '') <> coalesce(position, '') OR coalesce(r.doubts, []) <> coalesce(doubts, [])
  SET r.doubts = doubts, r.byDoubts = position`;

const keyRows = z.array(z.object({ key: z.string() }));
const countRow = z.object({ key: z.string(), subawards: z.number() });

/**
 * Derives the doubts about the subawards that depend on what an import touched: those under touched contracts, and those to touched organizations.
 * A superseded statement has none.
 */
export async function refreshDoubts(database: Database, writer: Writer, touched: Touched | 'all'): Promise<void> {
  const contracts = touched === 'all' ? touched : await contractsOf(database, touched);
  if (contracts !== 'all' && contracts.size === 0) return;
  const counts =
    contracts === 'all' ? database.stream(countOfAll) : database.stream(countOfSome, { keys: [...contracts] });
  let keys: string[] = [];
  let subawards = 0;
  const judge = async () => {
    if (keys.length === 0) return;
    const part = keys;
    [keys, subawards] = [[], 0];
    await writer.write((transaction) => transaction.run(judgeSubawards, { keys: part }));
  };
  for await (const row of counts) {
    const found = countRow.parse(row);
    keys.push(found.key);
    subawards += found.subawards;
    if (subawards >= maxSubawards) await judge();
  }
  await judge();
}

async function contractsOf(database: Database, touched: Touched): Promise<ReadonlySet<string> | 'all'> {
  const organizations = [...touched.organizations];
  const into = organizations.length === 0 ? [] : await database.read(contractsInto, { keys: organizations });
  const contracts = new Set([...touched.contracts, ...keyRows.parse(into).map(({ key }) => key)]);
  return contracts.size > maxKeys ? 'all' : contracts;
}
