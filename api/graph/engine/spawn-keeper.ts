import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DatabaseUnavailable } from '../failure/database-unavailable.ts';
import type { HomePaths } from './home-paths.ts';
import type { KeeperOrder } from './keeper-protocol.ts';

const keeper = fileURLToPath(new URL('keeper.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Starts a keeper that outlives this process; resolves once it listens and has written the run file. */
export async function spawnKeeper(paths: HomePaths, order: KeeperOrder): Promise<void> {
  const log = await open(paths.keeperLog, 'a', 0o600);
  try {
    const child = spawn(process.execPath, ['--import', tsx, keeper, JSON.stringify(order)], {
      cwd: order.home,
      detached: true,
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => {
        resolve();
      });
      child.once('error', reject);
      child.once('exit', () => {
        reject(new DatabaseUnavailable(`The private database did not start: see ${paths.keeperLog} for the reason.`));
      });
    });
    child.unref();
    child.channel?.unref();
  } finally {
    await log.close();
  }
}
