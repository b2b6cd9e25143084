import type { Database } from '../database/database.ts';
import { TouchedKeys } from '../derive/touched.ts';
import { refreshDerived } from '../derive/refresh.ts';
import { isBehind, readGraphState } from '../edition/graph-state.ts';
import { sensitivityAtLevel, superseded } from '../model/vocabulary.ts';
import { completeWritten } from './journal.ts';
import { applyWaitingRows } from './waiting/arrival.ts';
import type { Lease } from './lease.ts';
import { resolveAll } from './resolve.ts';
import { unresolved } from './statement-cypher.ts';
import { deleteUnneeded, finishRollbacks, undoUnfinished } from './undo.ts';

/** Completes systems that were imported before systems had kinds, and what their sources state, as an import would now: see `withStatedByLevel`. */
const completeSystems = `MATCH (system:System) WHERE system.kind IS NULL
  SET system:${unresolved}
  WITH system
  MATCH (system)-[r:DESCRIBED_BY|${superseded}]->(:Source) WHERE r.impactLevel IS NOT NULL
  SET r.kind = 'CLOUD', r.sensitivity = $sensitivityAtLevel[toString(r.impactLevel)]`;

/** Completes organizations that were imported before all of their names were indexed. */
const completeOrganizations = `MATCH (o:Organization) WHERE o.name IS NOT NULL AND o.normalizedNames IS NULL AND o.withdrawn IS NULL
  SET o:${unresolved}`;

/**
 * Derives everything again if the derived part is behind the statements. First undoes imports that are partly written, and completes imports
 * and rollbacks that have changed all statements. The caller must hold the lease and have no import of its own.
 */
export async function deriveIfBehind(
  database: Database,
  lease: Lease,
  onProgress: (message: string) => void,
): Promise<void> {
  if (!isBehind(await readGraphState(database))) return;
  onProgress('Deriving accesses and exposures');
  await undoUnfinished(database, lease);
  await lease.write((transaction) => transaction.run(completeSystems, { sensitivityAtLevel }));
  await lease.write((transaction) => transaction.run(completeOrganizations));
  await resolveAll(lease, onProgress);
  const { hasChanged } = await applyWaitingRows(database, lease, new TouchedKeys());
  if (hasChanged) await resolveAll(lease, onProgress);
  await completeWritten(lease);
  await refreshDerived(database, lease, 'all', onProgress);
  await deleteUnneeded(lease, ['Contract']);
  await finishRollbacks(lease);
}
