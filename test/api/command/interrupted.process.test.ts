import { appendFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runSubtier, startSubtier } from '../../run-subtier.ts';
import { temporaryFolder } from '../../seed/temporary-folder.ts';
import { testEnvironment } from '../../test-environment.ts';
import { until, untilInTime } from '#test/until.ts';

/** Starts to generate a world that takes minutes, and ends it by a signal once files are there. */
async function interrupt(signal: NodeJS.Signals, folder: string, parameters: readonly string[], variables = {}) {
  const before = await readdir(folder, { recursive: true });
  const command = startSubtier(['generate', '--scale', '5000000', ...parameters], variables);
  const outcome = command.outcome;
  const written = async () => (await readdir(folder, { recursive: true })).filter((name) => !before.includes(name));
  await until('18 files of the world', async () => (await written()).length >= 18);
  command.process.kill(signal);
  await outcome;
  expect(command.process.signalCode).toBe(signal);
}

test('a generated package is there as a whole or not at all, and the same command works after an interruption', async () => {
  const world = join(await temporaryFolder(), 'world');
  await mkdir(world);
  await interrupt('SIGKILL', world, ['--to', world]);
  expect((await readdir(world)).filter((name) => name.endsWith('.csv'))).toEqual([]);
  await interrupt('SIGINT', world, ['--to', world]);
  expect(await readdir(world)).toEqual([]);
  expect(await runSubtier(['generate', '--scale', '1', '--to', world], {})).toMatchObject({ code: 0 });
  const names = await readdir(world);
  expect(names).toContain('sources.csv');
  expect(names.filter((name) => !name.endsWith('.csv'))).toEqual([]);
});

test('a world to import leaves no temporary files if it is interrupted, and those of a killed command go with the next', async () => {
  const temporary = await temporaryFolder();
  await interrupt('SIGTERM', temporary, [], { TMPDIR: temporary });
  expect(await readdir(temporary)).toEqual([]);
  await interrupt('SIGKILL', temporary, [], { TMPDIR: temporary });
  expect(await readdir(temporary)).toHaveLength(1);
  const to = join(await temporaryFolder(), 'world');
  await runSubtier(['generate', '--scale', '1', '--to', to], { TMPDIR: temporary });
  expect(await readdir(temporary)).toEqual([]);
});

test('an import that is interrupted leaves no part of its rejects', async () => {
  const folder = await temporaryFolder();
  const world = join(folder, 'world');
  await runSubtier(['generate', '--scale', '20000', '--to', world], {});
  // The first table that is read.
  await appendFile(join(world, 'agencies.csv'), ',no id\n');
  const interruptImport = async () => {
    const command = startSubtier(['import', world, '--dry-run'], { SUBTIER_HOME: testEnvironment('spare').home });
    await until('a file beside the world', async () => (await readdir(folder)).length >= 2);
    command.process.kill('SIGINT');
    await command.outcome;
    return command.process.signalCode;
  };
  await untilInTime('interrupted the import in time', async () => {
    for (const name of await readdir(folder)) if (name !== 'world') await rm(join(folder, name), { recursive: true });
    const signal = await interruptImport();
    if (signal === null) return false;
    expect(signal).toBe('SIGINT');
    return true;
  });
  expect(await readdir(folder)).toEqual(['world']);
});
