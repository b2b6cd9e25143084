import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { indexEvidence } from '../exposure/evidence-index.ts';
import type { Evidence } from '../exposure/evidence.ts';
import { historyOf } from '../exposure/history.ts';
import { affectedAccesses, dependenciesOf } from './affected.ts';
import { deriveAccess } from './derived-access.ts';
import { readGraphState } from './graph-state.ts';
import type { GraphState } from './graph-state.ts';
import { readEvidence } from './read-evidence.ts';
import type { Touched } from './touched.ts';
import { writeDerived } from './write-derived.ts';
import type { Derivation, Writer } from './write-derived.ts';

/** Accesses per read of evidence. */
const batch = 1000;

/** Progress is reported once per this many accesses. */
const progressInterval = 10_000;

/** Sorted by contract, because accesses of the same contract share evidence. */
const allAccesses = `MATCH ()-[r:ACCESSES]->()
  WITH r.access AS key, min(coalesce(r.contract, '')) AS contract
  RETURN key ORDER BY contract, key`;
const recordedAccesses = `MATCH (access:Access) RETURN access.key AS key`;

const writeDependencies = `UNWIND $dependencies AS one
  MERGE (access:Access {key: one.key})
  SET access.organizations = one.organizations, access.sources = one.sources, access.version = $version`;

/** Of accesses that no longer exist; everything else that was derived for them is gone already. */
const deleteAccesses = `UNWIND $keys AS key MATCH (access:Access {key: key}) DETACH DELETE access`;

/** Uses an index for each contract. */
const countContracts = `MATCH (contract:Contract)
  WHERE EXISTS { ()-[:ACCESSES {contract: contract.key}]->() }
    OR EXISTS { ()-[:EMPLOYS {contract: contract.key}]->() }
  RETURN count(contract) AS count`;

const complete = `MATCH (graph:Subtier {key: 'graph'})
  SET graph.analysisVersion = $version, graph.contractsWithPersonnel = $count,
    graph.analysisForm = $form, graph.analysisBase = coalesce(graph.analysisBase, $base)`;

/**
 * Derives again every access that depends on what an import touched, then sets the graph's `analysisVersion`
 * to its `version`. The writer calls it at the end of an import, after raising `version`. If it is interrupted, the two
 * versions differ, and the next process that opens the graph recomputes everything.
 */
export async function refreshAnalysis(
  database: Database,
  writer: Writer,
  touched: Touched | 'all',
  onProgress: (message: string) => void = () => undefined,
): Promise<void> {
  const { version } = await readGraphState(database);
  const accesses = await accessesOf(database, touched);
  const read = (from: number) => {
    const keys = accesses.slice(from, from + batch);
    const evidence = database.readTransaction((transaction) => readEvidence(transaction, keys, { whole: false }));
    // Awaited one batch later; until then, a rejection must not count as unhandled.
    evidence.catch(() => undefined);
    return { keys, evidence };
  };
  let next = read(0);
  for (let from = 0; from < accesses.length; from += batch) {
    const { keys, evidence } = next;
    const known = await evidence;
    // Neo4j reads the next batch during the computation of this one.
    next = read(from + batch);
    const { dependencies, derivations } = analyze(keys, known);
    await writer.write((transaction) => transaction.run(writeDependencies, { dependencies, version }));
    await writeDerived(database, writer, derivations);
    const gone = derivations.filter(({ derived }) => derived === null).map(({ key }) => key);
    if (gone.length > 0) await writer.write((transaction) => transaction.run(deleteAccesses, { keys: gone }));
    const done = from + keys.length;
    if (done % progressInterval === 0)
      onProgress(`${done.toLocaleString('en-US')} of ${accesses.length.toLocaleString('en-US')} accesses analyzed`);
  }
  await next.evidence;
  const [row] = await database.read(countContracts);
  const result = { version, count: row?.['count'], form: analysisForm, base: randomUUID() };
  await writer.write((transaction) => transaction.run(complete, result));
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

interface Analyzed {
  readonly dependencies: readonly unknown[];
  readonly derivations: readonly Derivation[];
}

function analyze(keys: readonly string[], evidence: Evidence): Analyzed {
  const index = indexEvidence(evidence);
  const derivations = keys.map((key): Derivation => {
    const access = index.accesses.get(key);
    return { key, derived: access === undefined ? null : deriveAccess(index, access, historyOf(index, access)) };
  });
  return {
    dependencies: keys.filter((key) => index.accesses.has(key)).map((key) => ({ key, ...dependenciesOf(index, key) })),
    derivations,
  };
}

/** Raise it when the derived form changes, or when the same evidence gives different exposures. */
const form = 6;

/**
 * Identifies how the derived part of the graph is computed, including the decision table. Of another form, it is derived again.
 */
export const analysisForm: string = createHash('sha256')
  .update(String(form))
  .update(readFileSync(new URL('../priority/decision-table.yaml', import.meta.url)))
  .digest('base64url');

/** Whether the derived part is older than the statements, or has another form. An empty graph is never behind. */
export function isBehind({ version, analysisVersion, form: found }: GraphState): boolean {
  return analysisVersion !== version || (version > 0 && found !== analysisForm);
}
