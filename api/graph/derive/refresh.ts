import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { indexEvidence } from '../exposure/evidence-index.ts';
import type { Evidence } from '../exposure/evidence.ts';
import { affectedAccesses, dependenciesOf } from './affected.ts';
import { readGraphState } from './graph-state.ts';
import { encodeHistory, recordHistory } from './history.ts';
import { readEvidence } from './read-evidence.ts';
import type { Touched } from './touched.ts';

/** Accesses whose evidence is read and whose histories are written together. */
const batch = 1000;

/** Every how many accesses progress is told. */
const told = 10_000;

/** Neighbours in the order share contracts, and so evidence. */
const allAccesses = `MATCH ()-[r:ACCESSES]->() WHERE r.supersededAt IS NULL
  WITH r.access AS key, min(coalesce(r.contract, '')) AS contract
  RETURN key ORDER BY contract, key`;
const recordedAccesses = `MATCH (access:Access) RETURN access.key AS key`;

const writeHistories = `UNWIND $histories AS history
  MERGE (access:Access {key: history.key})
  SET access.segments = history.segments, access.organizations = history.organizations,
    access.sources = history.sources, access.version = $version`;

/** By index, contract by contract. */
const countContracts = `MATCH (contract:Contract)
  WHERE EXISTS { ()-[r:ACCESSES {contract: contract.key}]->() WHERE r.supersededAt IS NULL }
    OR EXISTS { ()-[r:EMPLOYS {contract: contract.key}]->() WHERE r.supersededAt IS NULL }
  RETURN count(contract) AS count`;

const complete = `MATCH (graph:Subtier {key: 'graph'})
  SET graph.analysisVersion = $version, graph.contractsWithPersonnel = $count,
    graph.analysisForm = $form, graph.analysisBase = coalesce(graph.analysisBase, $base)`;

/**
 * Recomputes the history of every access that rests on what an import touched, and sets the graph's
 * `analysisVersion` to its `version`. To be called by the writer, at the end of its import, after `version` went up. Where
 * it ends half way the versions differ, and whoever opens the graph next recomputes everything.
 */
export async function refreshAnalysis(
  database: Database,
  touched: Touched | 'all',
  onProgress: (message: string) => void = () => undefined,
): Promise<void> {
  const { version } = await readGraphState(database);
  const accesses = await accessesOf(database, touched);
  const read = (from: number) => {
    const keys = accesses.slice(from, from + batch);
    const evidence = database.readTransaction((transaction) => readEvidence(transaction, keys, { whole: false }));
    // It is awaited a batch later: until then a failure has nobody to tell.
    evidence.catch(() => undefined);
    return { keys, evidence };
  };
  let next = read(0);
  for (let from = 0; from < accesses.length; from += batch) {
    const { keys, evidence } = next;
    const known = await evidence;
    // Neo4j reads the next batch while this one is computed.
    next = read(from + batch);
    await database.write(writeHistories, { histories: historiesOf(keys, known), version });
    const done = from + keys.length;
    if (done % told === 0)
      onProgress(`${done.toLocaleString('en-US')} of ${accesses.length.toLocaleString('en-US')} accesses analysed`);
  }
  await next.evidence;
  const [row] = await database.read(countContracts);
  await database.write(complete, { version, count: row?.['count'], form: analysisForm, base: randomUUID() });
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

/** An access that is no more keeps a record without segments, so that whoever has it in memory learns of it. */
function historiesOf(keys: readonly string[], evidence: Evidence): readonly unknown[] {
  const index = indexEvidence(evidence);
  return keys.map((key) => {
    const history = recordHistory(index, key);
    if (history === null) return { key, segments: null, organizations: [], sources: [] };
    return { key, segments: JSON.stringify(encodeHistory(history)), ...dependenciesOf(index, key) };
  });
}

/** To be raised when histories are written otherwise, or when the same evidence gives other exposures. */
const form = 3;

/**
 * What recorded histories depend on beside the graph: how they are computed and written, and the decision table. Those of
 * another form are recomputed.
 */
export const analysisForm: string = createHash('sha256')
  .update(String(form))
  .update(readFileSync(new URL('../priority/decision-table.yaml', import.meta.url)))
  .digest('base64url');
