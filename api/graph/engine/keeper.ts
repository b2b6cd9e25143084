/**
 * The program that keeps a home's database: started by the first client, detached from it, ended by itself when no
 * client is left. Tells its parent by a message once it listens.
 */
import { randomBytes } from 'node:crypto';
import { Failure } from '../failure/failure.ts';
import { fileFailure } from './file-failure.ts';
import { keepDatabase } from './keep-database.ts';
import { KeeperClients } from './keeper-clients.ts';
import { keeperFailures, keeperOrderSchema } from './keeper-protocol.ts';
import type { Report } from './keeper-protocol.ts';

const order = keeperOrderSchema.parse(JSON.parse(process.argv.at(-1) ?? ''));
const token = randomBytes(24).toString('base64url');
const clients = new KeeperClients(token);
const end = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  process.on(signal, () => {
    end.abort();
  });

// A log on a full disk must not end what keeps the database.
process.stdout.on('error', () => undefined);

try {
  const keeperPort = await clients.listen();
  await keepDatabase({
    order,
    clients,
    keeperPort,
    token,
    end: end.signal,
    onNoted: () => {
      if (process.connected)
        process.send?.('listening', () => {
          process.disconnect();
        });
    },
  });
} catch (error) {
  process.stdout.write(`${new Date().toISOString()} ${error instanceof Error ? error.stack : String(error)}\n`);
  clients.tell(reportOf(error));
  process.exitCode = 1;
}
await clients.close();
process.exit();

function reportOf(error: unknown): Report {
  const failure = fileFailure(error, order.home, 'SUBTIER_HOME');
  if (failure instanceof Failure) {
    const known = keeperFailures.find((name) => name === failure.name);
    if (known !== undefined) return { type: 'failed', failure: known, message: failure.message };
  }
  const reason = failure instanceof Error ? failure.message : String(failure);
  return { type: 'failed', failure: 'DatabaseUnavailable', message: `The database did not start: ${reason}` };
}
