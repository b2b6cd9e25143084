import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database } from '../database/database.ts';
import { derivedForm, readGraphState } from '../edition/graph-state.ts';
import { addDescribed, affectedAccesses, dependenciesOf } from '../evidence/affected.ts';
import type { Touched } from '../evidence/affected.ts';
import { currentEvidence } from '../evidence/evidence-statements.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { deriveAccess } from '../exposure/derived-access.ts';
import { indexEvidence } from '../exposure/evidence-index.ts';
import type { EvidenceIndex } from '../exposure/evidence-index.ts';
import type { Evidence } from '../exposure/evidence.ts';
import { historyOf } from '../exposure/history.ts';
import { superseded } from '../model/vocabulary.ts';
import { countAccesses, countSome, recountAccesses, writeCounts } from './count-accesses.ts';
import { refreshDoubts } from './doubts.ts';
import { refreshForeignShares } from './foreign-shares.ts';
import { writeDerived } from './write-derived.ts';
import type { Derivation, Writer } from './write-derived.ts';

/** Accesses per read of evidence. */
const batch = 1000;

/** Accesses derived before answers of Neo4j are handled. */
const uninterrupted = 25;

/** With more accesses than this, all are counted. */
const maxRecounted = 20_000;

/** Progress is reported once per this many accesses. */
const progressInterval = 10_000;

/** Sorted by contract, because accesses of the same contract share evidence. */
const allAccesses = `MATCH ()-[r:ACCESSES]->()
  WITH r.access AS key, min(coalesce(r.contract, '')) AS contract
  RETURN key ORDER BY contract, key`;
const recordedAccesses = `MATCH (access:Access) RETURN access.key AS key`;

/** Deletes the nodes of accesses that no longer exist. Everything else derived for them has already been deleted. */
const deleteAccesses = `UNWIND $keys AS key ${byKey('access', 'Access', 'key')} DETACH DELETE access`;

/** Cypher for whether statements about personnel name the contract in a variable, which no relationship joins to them. Uses an index. */
function hasPersonnel(contract: string): string {
  return `(EXISTS { ()-[:ACCESSES {contract: ${contract}.key}]->() } OR EXISTS { ()-[:EMPLOYS {contract: ${contract}.key}]->() })`;
}

/** Cypher for whether statements about personnel or subcontracts name the contract in a variable, like `hasPersonnel`. */
export function isNamed(contract: string): string {
  return `(${hasPersonnel(contract)}
    OR EXISTS { ()-[r:SUBCONTRACTS_TO {contract: ${contract}.key}]->() WHERE r.to IS NOT NULL })`;
}

const countContracts = `MATCH (contract:Contract) WHERE ${hasPersonnel('contract')} RETURN count(contract) AS count`;

/** By how much an import that began at `$changedAt` changed the number of contracts with personnel, among the contracts `$keys`. */
export const changeOfContracts = `UNWIND $keys AS key
  ${byKey('contract', 'Contract', 'key')}
  WITH ${hasPersonnel('contract')} AS has,
    EXISTS { ()-[r:ACCESSES {contract: contract.key}]->() WHERE r.recordedAt <> $changedAt }
      OR EXISTS { ()-[r:EMPLOYS {contract: contract.key}]->() WHERE r.recordedAt <> $changedAt }
      OR EXISTS { ()-[r:${superseded} {contract: contract.key}]->()
        WHERE r.type IN ['ACCESSES', 'EMPLOYS'] AND r.supersededAt = $changedAt } AS had
  RETURN sum(CASE WHEN has = had THEN 0 WHEN has THEN 1 ELSE -1 END) AS count`;

const complete = `MATCH (graph:Subtier {key: 'graph'})
  SET graph.derivedVersion = $version, graph.derivedSteps = 0, graph.contractsWithPersonnel = $count,
    graph.derivedForm = $form, graph.derivedBase = coalesce(graph.derivedBase, $base)`;

/**
 * Derives again every access, every doubt and every share held from abroad that depends on what an import touched, then sets the graph's `derivedVersion`
 * to its `version`. The writer calls it at the end of an import, after raising `version`. If it is interrupted, the two
 * versions differ, and the next process that opens the graph recomputes everything.
 */
export async function refreshDerived(
  database: Database,
  writer: Writer,
  changed: Touched | 'all',
  onProgress: (message: string) => void = () => undefined,
): Promise<void> {
  const { version, base, contractsWithPersonnel } = await readGraphState(database);
  const touched = changed === 'all' ? changed : await addDescribed(database, changed);
  await refreshDoubts(database, writer, touched);
  await refreshForeignShares(database, writer, touched);
  const accesses = await accessesOf(database, touched);
  // The counts of an interrupted run are unknown.
  const isCounted = touched !== 'all' && base !== null;
  const before = isCounted && accesses.length <= maxRecounted ? await countSome(database, accesses) : null;
  const write = async (derivations: readonly Derivation[]) => {
    await writeDerived(database, writer, derivations, version);
    const gone = derivations.filter(({ derived }) => derived === null).map(({ key }) => key);
    if (gone.length > 0) await writer.write((transaction) => transaction.run(deleteAccesses, { keys: gone }));
  };
  // While a batch is computed, Neo4j writes the one before it and reads the one after it.
  let done = 0;
  let written = Promise.resolve();
  for await (const { keys, evidence } of readBatches(database, accesses)) {
    const derivations = await deriveBatch(keys, evidence);
    await written;
    written = write(derivations);
    // Awaited in the next round; until then, a rejection must not count as unhandled.
    written.catch(() => undefined);
    done += keys.length;
    if (done % progressInterval === 0)
      onProgress(`${done.toLocaleString('en-US')} of ${accesses.length.toLocaleString('en-US')} accesses derived`);
  }
  await written;
  const [count, counts] = await Promise.all([
    isCounted && touched.changedAt !== null
      ? recountContracts(database, contractsWithPersonnel, touched.personnelOf, touched.changedAt)
      : countRows(database, countContracts),
    before === null ? countAccesses(database) : recountAccesses(database, accesses, before),
  ]);
  const result = { version, count, form: derivedForm, base: randomUUID() };
  await writer.write(async (transaction) => {
    await transaction.run(writeCounts, { counts });
    await transaction.run(complete, result);
  });
}

/** Removes the random id of the derived part. The next import gives it another one, and counts all accesses. */
export async function forgetBase(database: Database): Promise<void> {
  await database.write(`MATCH (graph:Subtier {key: 'graph'}) REMOVE graph.derivedBase`);
}

async function countRows(
  database: Database,
  statement: string,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  const [row] = await database.read(statement, parameters);
  return z.number().parse(row?.['count']);
}

/** Counts the contracts with personnel from their number before. */
async function recountContracts(
  database: Database,
  before: number,
  contracts: Iterable<string>,
  changedAt: Date,
): Promise<number> {
  return before + (await countRows(database, changeOfContracts, { keys: [...contracts], changedAt }));
}

async function accessesOf(database: Database, touched: Touched | 'all'): Promise<readonly string[]> {
  const affected =
    touched === 'all'
      ? touched
      : await database.readTransaction((transaction) => affectedAccesses(transaction, touched));
  if (affected !== 'all') return [...affected].sort();
  const keys = new Set<string>();
  for (const statement of [allAccesses, recordedAccesses])
    for await (const { key } of database.stream(statement)) keys.add(z.string().parse(key));
  return [...keys];
}

interface Batch {
  /** Of accesses. */
  readonly keys: readonly string[];
  readonly evidence: Evidence;
}

/** Reads the evidence of a batch of accesses while the caller uses that of the batch before. */
async function* readBatches(database: Database, accesses: readonly string[]): AsyncIterable<Batch> {
  const read = (from: number) => {
    if (from >= accesses.length) return null;
    const keys = accesses.slice(from, from + batch);
    const evidence = database.readTransaction((transaction) =>
      readEvidence(currentEvidence(transaction), keys, { withProperties: false }),
    );
    // Also awaited in the next round.
    evidence.catch(() => undefined);
    return { keys, evidence };
  };
  let next = read(0);
  for (let from = batch; next !== null; from += batch) {
    const { keys } = next;
    const evidence = await next.evidence;
    next = read(from);
    yield { keys, evidence };
  }
}

async function deriveBatch(keys: readonly string[], evidence: Evidence): Promise<readonly Derivation[]> {
  const index = indexEvidence(evidence);
  const derivations: Derivation[] = [];
  for (const [at, key] of keys.entries()) {
    // Lets the next batch's reads go on: they are several statements, each of which needs the previous answer.
    if (at % uninterrupted === 0) await setImmediate();
    derivations.push(deriveOne(index, key));
  }
  return derivations;
}

function deriveOne(index: EvidenceIndex, key: string): Derivation {
  const access = index.accesses.get(key);
  if (access === undefined) return { key, derived: null };
  return {
    key,
    derived: { ...deriveAccess(index, access, historyOf(index, access)), ...dependenciesOf(index, key) },
  };
}
