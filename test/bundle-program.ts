import { execFileSync } from 'node:child_process';

/** Bundles the program as it is now, once a run: tests start it as users do. */
export function setup(): void {
  execFileSync(process.execPath, ['api/write-bundle.mjs']);
}
