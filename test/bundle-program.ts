import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Bundles the program as it is now, once a run: tests start it as users do. So are the programs of tests. */
export function setup(): void {
  for (const script of ['api/write-bundle.mjs', 'test/write-programs.mjs']) execFileSync(process.execPath, [script]);
}

/** The file that starts a program of tests. */
export function testProgram(name: 'hold-database' | 'import-worker'): string {
  return join(import.meta.dirname, '..', '.build', 'test-programs', `${name}.js`);
}
