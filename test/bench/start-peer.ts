import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface Peer {
  /** URL with a trailing slash, like Subtier's. */
  readonly url: string;
  close(): Promise<void>;
}

export interface BoltLogin {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

const source = fileURLToPath(new URL('peer', import.meta.url));

/** Starts an @neo4j/graphql server on a database. Its packages are installed in the benchmark's folder, once. */
export async function startPeer(folder: string, { uri, user, password }: BoltLogin): Promise<Peer> {
  const home = join(folder, 'peer');
  await cp(source, home, { recursive: true });
  const isInstalled = await stat(join(home, 'node_modules')).then(
    () => true,
    () => false,
  );
  if (!isInstalled) await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund'], { cwd: home });
  const environment = { ...process.env, BOLT_URI: uri, BOLT_USER: user, BOLT_PASSWORD: password };
  const child = spawn(process.execPath, ['server.mjs'], {
    cwd: home,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = once(child, 'close');
  let said = '';
  for await (const line of createInterface(child.stderr)) {
    said += `${line}\n`;
    const url = /^Peer is at (\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stderr.resume();
    return {
      url,
      close: async () => {
        child.kill('SIGTERM');
        await closed;
      },
    };
  }
  throw new Error(`The peer did not start: ${said}`);
}
