import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

const run = promisify(execFile);

test('commands run from the bundle, and from the sources as soon as one of them has changed', async () => {
  const checkout = await mkdtemp(join(tmpdir(), 'subtier-checkout-'));
  onTestFinished(() => rm(checkout, { recursive: true, force: true }));
  for (const name of ['api', 'picture', 'seed', 'cypher', 'package.json', 'package-lock.json'])
    await cp(name, join(checkout, name), { recursive: true });
  await symlink(resolve('node_modules'), join(checkout, 'node_modules'));
  const command = async (...parameters: string[]) =>
    run(process.execPath, [join(checkout, 'api', 'command', 'bin.mjs'), ...parameters]);

  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile('package.json', 'utf8')));
  expect(await command('--version')).toEqual({ stdout: `${version}\n`, stderr: '' });

  await run(process.execPath, [join(checkout, 'api', 'write-bundle.mjs')]);
  const bundle = join(checkout, '.build', 'program', 'main.js');
  await writeFile(bundle, `process.stderr.write('from the bundle');\n${await readFile(bundle, 'utf8')}`);
  // Reads files beside its sources.
  const listed = await command('query', '--format', 'json');
  expect(listed.stderr).toBe('from the bundle');
  expect(listed.stdout).toContain('"suppliers-of-escorts"');

  for (const source of ['seed/readers/formats.ts', 'api/graph/rules/rules.yaml']) {
    const text = await readFile(join(checkout, source), 'utf8');
    await writeFile(join(checkout, source), `${text}\n`);
    expect(await command('--version')).toEqual({ stdout: `${version}\n`, stderr: '' });
    await writeFile(join(checkout, source), text);
  }
  expect((await command('--version')).stderr).toBe('from the bundle');
  // It has the values of the YAML files instead.
  const files = await readdir(join(checkout, '.build', 'program'));
  const code = await Promise.all(
    files
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFile(join(checkout, '.build', 'program', name), 'utf8')),
  );
  expect(code.join('')).toContain('10 U.S.C. 4872, Acquisition');
  expect(code.join('')).not.toMatch(/readFileSync.*rules.yaml/);
});
