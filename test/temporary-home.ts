import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readEnvironment } from '#graph/env.ts';
import { endWhenFree } from './start-test-databases.ts';

/** Creates a SUBTIER_HOME for one test. At the end of the test, ends its database and removes the folder. */
export async function temporaryHome(): Promise<string> {
  const { home, remove } = await createHome();
  onTestFinished(remove);
  return home;
}

/** Creates a SUBTIER_HOME. For `beforeAll`, which returns `remove`: it ends the home's database and removes the folder. */
export async function createHome(): Promise<{ readonly home: string; readonly remove: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'subtier-home-'));
  const remove = async () => {
    await endWhenFree({ ...readEnvironment(), home });
    await rm(home, { recursive: true, force: true });
  };
  return { home, remove };
}
