// Bundles the programs that tests start, because loading their TypeScript file by file takes most of the time of a short one.
import { join } from 'node:path';
import { buildBundle } from '../api/build-bundle.mjs';
import { root } from '../api/bundle.mjs';

const entries = {
  'hold-database': 'test/api/graph/engine/hold-database.ts',
  'import-worker': 'test/seed/import/import-worker.ts',
};
await buildBundle(entries, join(root, '.build', 'test-programs'));
