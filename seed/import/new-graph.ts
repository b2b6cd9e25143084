import { createHash } from 'node:crypto';
import { derivedForm } from '#graph/edition/graph-state.ts';
import type { StoreContents } from '#graph/engine/empty-store.ts';
import { schemaDigest } from '#graph/schema/schema.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { digestPolicy } from '../policy/package.ts';

/** What every new graph has: the schema and the designation lists. */
export const newGraph: StoreContents = {
  digest: newGraphDigest(derivedForm),
  write: async (database) => {
    // Loaded when a store is created, so that a running keeper needs less memory.
    const { writeNewGraph } = await import('./policy.ts');
    await writeNewGraph(database);
  },
};

/**
 * Identifies what a new graph has, including the form in which an import derives from it: a store that an older import wrote lacks what a newer
 * one derives, such as the names by which suppliers are screened.
 */
export function newGraphDigest(form: string): string {
  const parts = [packageJson.version, schemaDigest(), digestPolicy(), form];
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
