// Serves for development: the page from its sources, which a browser shows as soon as they change, and the server, which starts again when one of its sources does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { createServer } from 'vite';
import { root } from './bundle.mjs';

const { readEnvironment } = await tsImport('./graph/env.ts', import.meta.url);
const { openDatabase } = await tsImport('./graph/engine/open-database.ts', import.meta.url);
const environment = readEnvironment();
const { host, port } = environment;
const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

// The database would stop and start with the server.
const database = await openDatabase({ environment, onProgress: (line) => console.error(line) });

/** What the server reads besides the modules that it imports. */
const read = ['cypher/**/*.cypher', 'api/**/*.{graphql,yaml}'];
const watch = ['watch', '--clear-screen=false', ...read.map((files) => `--include=${join(root, files)}`)];
const program = [join(root, 'api/command/main.ts'), 'serve', '--documented-case'];
const server = spawn(process.execPath, [fileURLToPath(import.meta.resolve('tsx/cli')), ...watch, ...program], {
  stdio: 'inherit',
});

const page = await createServer({
  root: join(root, 'web'),
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/graphql', '/imports', '/exports', '/ready', '/metrics', '/health'].map((path) => [path, address]),
    ),
  },
});
await page.listen();
console.log(`The page is at ${page.resolvedUrls.local[0]} – it reloads by itself. Press Ctrl+C to stop.`);

const ended = once(server, 'exit');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => server.kill(signal));
await ended;
await page.close();
await database.close();
