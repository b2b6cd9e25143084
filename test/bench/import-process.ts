import { setFlagsFromString } from 'node:v8';
import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { ensurePolicyLists } from '#seed/import/policy.ts';
import { timedImport } from './world.ts';

// A process of its own imports a chain package into the private database of SUBTIER_HOME, and prints what it took: its memory is the import's.
// As the command line does.
setFlagsFromString('--heap-growing-percent=50');
const database = await openDatabase({ environment: readEnvironment(), onProgress: () => undefined });
try {
  await ensurePolicyLists(database);
  const { rows, seconds, deriveSeconds } = await timedImport(database, process.argv[2] ?? '', () => undefined);
  const memory = process.resourceUsage().maxRSS * 1024;
  process.stdout.write(JSON.stringify({ rows: rows.created + rows.unchanged, seconds, deriveSeconds, memory }));
} finally {
  await database.close();
}
