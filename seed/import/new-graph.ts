import { createHash } from 'node:crypto';
import type { StoreContents } from '#graph/engine/empty-store.ts';
import { schemaDigest } from '#graph/schema/schema.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { digestPolicy } from '../policy/package.ts';

/** What every new graph has: the schema and the designation lists. */
export const newGraph: StoreContents = {
  digest: createHash('sha256').update(`${packageJson.version}\n${schemaDigest()}\n${digestPolicy()}`).digest('hex'),
  write: async (database) => {
    // Loaded when a store is created, so that a running keeper needs less memory.
    const { writeNewGraph } = await import('./policy.ts');
    await writeNewGraph(database);
  },
};
