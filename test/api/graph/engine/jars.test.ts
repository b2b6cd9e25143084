import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockFolder } from '#graph/engine/home.ts';
import { fetchJars } from '#graph/engine/jars.ts';
import { distributionOf } from '#graph/engine/java.ts';
import { readEnvironment } from '#graph/env.ts';
import { temporaryFolder } from '#test/seed/temporary-folder.ts';

test('a start that waits for the download of another process for too long ends with one sentence', async () => {
  const folder = await temporaryFolder();
  const release = distributionOf(readEnvironment().neo4jVersion);
  const unlock = await lockFolder(folder, join(folder, `neo4j-${release.version}.lock`), { stale: 20_000 });
  const message: unknown = expect.stringMatching(
    /^Another command has been downloading Neo4j into [^\n]+ run the command again\.$/,
  );
  await expect(fetchJars(folder, release, () => undefined, 1000)).rejects.toMatchObject({
    code: 'MAVEN_UNAVAILABLE',
    exitCode: 3,
    message,
  });
  await unlock();
});
