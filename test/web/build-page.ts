import { execFileSync } from 'node:child_process';
import { childEnvironment } from '#graph/env.ts';

/** Builds the page as it is now, once a run. */
export function setup(): void {
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'error'], {
    // The test runner's NODE_ENV would build React's development version.
    env: childEnvironment({ NODE_ENV: 'production' }),
  });
}
