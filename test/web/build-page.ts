import { execFileSync } from 'node:child_process';
import { childEnvironment } from '#graph/env.ts';
import { findBrowser } from './start-browser.ts';

/** Builds the page as it is now and unpacks the browser, once a run: two workers that unpack it at the same time would break it. */
export async function setup(): Promise<void> {
  await findBrowser();
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'error'], {
    // The test runner's NODE_ENV would build React's development version.
    env: childEnvironment({ NODE_ENV: 'production' }),
  });
}
