import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { endDatabase } from '#graph/engine/private-database.ts';
import { readEnvironment } from '#graph/env.ts';

/** Creates a SUBTIER_HOME for one test. At the end of the test, ends its database and removes the folder. */
export async function temporaryHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'subtier-home-'));
  onTestFinished(async () => {
    await endDatabase({ ...readEnvironment(), home });
    await rm(home, { recursive: true, force: true });
  });
  return home;
}
