import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isPanic } from '../database/failures.ts';
import { changePassword } from '../database/neo4j.ts';
import type { Connection } from '../database/neo4j.ts';
import { Failure, isFailure } from '../failure.ts';
import { checkRoom, checkRoomToWrite, flush, hasData, readSecret, roomToStart } from './home.ts';
import type { HomePaths } from './home.ts';
import { jarsFailure } from './jars.ts';
import { javaLocale } from './java.ts';

interface PrivateConnection {
  /** May change with a restart. */
  readonly boltPort: number;
  readonly password: string;
  readonly paths: HomePaths;
  readonly restart?: () => Promise<boolean>;
  /** Called when a statement fails because the database has panicked. */
  readonly onPanic?: () => Promise<void>;
  readonly release?: () => void;
}

/** Returns how to connect to the home's private Neo4j. */
export function privateConnection(connection: PrivateConnection): Connection {
  const { password, paths, restart, onPanic, release } = connection;
  return {
    get uri() {
      return `bolt://127.0.0.1:${connection.boltPort}`;
    },
    user: 'neo4j',
    password,
    trusts: (socket) => isServedByOwner(socket, paths),
    database: 'neo4j',
    passwordAdvice: `restore the password of this database in ${paths.password}, from a backup if it was changed`,
    reachAdvice: `see ${paths.logs} for the reason`,
    // The process is known to run, but a busy machine may be slow.
    patience: 30_000,
    restart,
    release,
    beforeWrite: () => checkRoomToWrite(paths),
    explain: async (error) => {
      if (isPanic(error)) await onPanic?.();
      // On a full disk, Neo4j goes away or fails with other errors.
      if (isFailure(error, 'SERVICE_UNAVAILABLE') || (isFailure(error, 'STATEMENT_FAILED') && !isFaulty(error)))
        await checkRoom(paths.neo4j, roomToStart);
    },
  };
}

/** Whether a statement failed because of what it says, such as a wrong name or a division by zero. */
function isFaulty({ extensions }: Failure): boolean {
  return String(extensions['neo4jCode']).startsWith('Neo.ClientError.Statement.');
}

/**
 * Whether a program of the password's owner, of this process's user or of root has the other end of a connection: while the database is
 * down, a program of another user may take its port. Only Linux shows the owner; on other systems, every program is trusted.
 */
async function isServedByOwner({ localPort = 0, remotePort = 0 }: Socket, { password }: HomePaths): Promise<boolean> {
  const inHex = (port: number) => port.toString(16).toUpperCase().padStart(4, '0');
  // Loopback, also in the IPv4-mapped IPv6 form that Java uses.
  const entry = new RegExp(
    `0100007F:${inHex(remotePort)} [0-9A-F]*0100007F:${inHex(localPort)} (?:\\S+ +){4}(\\d+) `,
    'g',
  );
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFile(file, 'utf8').catch(() => '')),
  );
  const owners = [...tables.join('\n').matchAll(entry)].map(([, uid]) => Number(uid));
  const trusted = [
    0,
    process.getuid?.(),
    await stat(password).then(
      ({ uid }) => uid,
      () => 0,
    ),
  ];
  return owners.every((uid) => trusted.includes(uid));
}

/**
 * Returns the private database's password; if there is none yet, generates it.
 * @throws WRONG_PASSWORD if there are data but no password file; HOME_UNAVAILABLE
 */
export async function preparePassword(paths: HomePaths): Promise<string> {
  const known = await readPassword(paths);
  if (known !== null) return known;
  if (await hasData(paths))
    throw new Failure(
      'WRONG_PASSWORD',
      `The password of the data in ${paths.data} is missing: restore ${paths.password} from a backup.`,
    );
  // Hexadecimal: one in 64 base64url passwords begins with a dash, and Neo4j's tool would take it for an option.
  const password = randomBytes(24).toString('hex');
  await writeFile(paths.password, password, { mode: 0o600 });
  await flush(paths.password);
  return password;
}

const run = promisify(execFile);

/**
 * Sets the password of a database that does not exist yet, with Neo4j's own tool.
 * @throws SERVICE_UNAVAILABLE
 */
export async function setPassword(paths: HomePaths, password: string, java: string, jars: string): Promise<void> {
  if (await hasData(paths)) return;
  await mkdir(paths.configuration, { recursive: true, mode: 0o700 });
  // In an argument file: every user of the machine can read a command line.
  const argument = join(paths.configuration, 'initial-password');
  await writeFile(argument, password, { mode: 0o600 });
  try {
    // NEO4J_CONF is any folder without a configuration: the tool needs none, and an invalid one would stop it.
    const environment = { ...javaLocale(), NEO4J_HOME: paths.neo4j, NEO4J_CONF: paths.neo4j };
    const tool = ['-cp', join(jars, '*'), 'org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', `@${argument}`];
    // It ends before Java's optimizing compiler pays off.
    await run(java, ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', ...tool], { env: environment });
  } catch (error) {
    const said = String(error instanceof Error && 'stderr' in error ? error.stderr : error).trim();
    const damaged = jarsFailure(said, jars);
    if (damaged !== null) throw damaged;
    const [reason = ''] = said.split('\n').slice(-1);
    throw new Failure('SERVICE_UNAVAILABLE', `Neo4j rejected the password in ${paths.password}: ${reason}`, {
      cause: error,
    });
  } finally {
    await rm(argument, { force: true });
  }
}

/**
 * Changes the password of a copied store to the home's own, unless that has been done. Keep the first password until the new one works: after wrong
 * passwords, Neo4j rejects even the right one for some seconds.
 * @throws SERVICE_UNAVAILABLE
 */
export async function changeFirstPassword(connection: PrivateConnection): Promise<void> {
  const { paths, password } = connection;
  const first = await readPassword(paths, paths.firstPassword);
  if (first === null) return;
  try {
    await changePassword(privateConnection({ ...connection, password: first }), password);
  } catch (error) {
    // An earlier start was interrupted after the change.
    if (!isFailure(error, 'WRONG_PASSWORD')) throw error;
  }
}

/**
 * Reads the private database's password; returns null if no database was ever started in the home.
 * @throws HOME_UNAVAILABLE if other users can read the file: they could read the graph too.
 */
export async function readPassword(paths: HomePaths, path = paths.password): Promise<string | null> {
  const password = await readSecret(path, paths.home);
  return password === '' ? null : password;
}
