import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HomePaths } from './home-paths.ts';
import { memorySizes } from './memory.ts';

export interface Start {
  readonly boltPort: number;
  /** Whether a transaction at the end of the log that was not written whole is cut off, instead of the start failing. */
  readonly truncateTornLog: boolean;
}

/** Writes `neo4j.conf` for one start on a port: loopback only, Bolt only, nothing sent or fetched. */
export async function writeConfiguration(paths: HomePaths, { boltPort, truncateTornLog }: Start): Promise<void> {
  const { heap, pageCache } = memorySizes();
  const settings = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${boltPort}`,
    'server.bolt.advertised_address': `127.0.0.1:${boltPort}`,
    'server.http.enabled': false,
    'server.https.enabled': false,
    'dbms.usage_report.enabled': false,
    // Else every transaction log file takes 256 MB from the start.
    'db.tx_log.preallocate': false,
    'db.tx_log.rotation.retention_policy': '1 files',
    'dbms.security.allow_csv_import_from_file_urls': false,
    'internal.dbms.cypher_ip_blocklist': '0.0.0.0/0,::/0',
    // Clients of a database that ends are gone or told to go: waiting for more requests only delays the next start.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': 0,
    'server.memory.pagecache.size': `${pageCache}m`,
    // No single transaction may starve the others; the largest are an import's batches.
    'db.memory.transaction.max': `${Math.round(heap / 2)}m`,
    'dbms.memory.transaction.total.max': `${Math.round(heap * 0.7)}m`,
    // A net for what nobody waits for any more; what a user wrote has a much shorter limit of its own.
    'db.transaction.timeout': '30m',
    'internal.dbms.tx_log.fail_on_corrupted_log_files': !truncateTornLog,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  await mkdir(paths.configuration, { recursive: true, mode: 0o700 });
  await writeFile(join(paths.configuration, 'neo4j.conf'), lines.join(''), { mode: 0o600 });
}
