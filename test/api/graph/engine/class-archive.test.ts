import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { classArchive } from '#graph/engine/class-archive.ts';

test('drafts that killed keepers left are removed, but not one that Java is writing', async () => {
  const jars = await mkdtemp(join(tmpdir(), 'subtier-jars-'));
  onTestFinished(() => rm(jars, { recursive: true, force: true }));
  const [left, written] = ['draft-0123456789ab.jsa', 'draft-ba9876543210.jsa'];
  for (const name of [left, written]) await writeFile(join(jars, name), '');
  const anHourAgo = new Date(Date.now() - 3_600_000);
  await utimes(join(jars, left), anHourAgo, anHourAgo);
  const { options } = await classArchive(jars, process.execPath);
  expect(options[0]).toContain('-XX:ArchiveClassesAtExit=');
  expect(await readdir(jars)).toEqual([written]);
});
