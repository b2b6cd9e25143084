import { AsyncLocalStorage } from 'node:async_hooks';
import { Socket } from 'node:net';
import neo4j from 'neo4j-driver';
import type { Driver, ResultSummary, SessionConfig, Transaction } from 'neo4j-driver';
import { Failure, isFailure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { AnswerMeter, TimeSlice } from './answer-meter.ts';
import type { Limits, Parameters, Result, Row } from './database.ts';
import { onSocket } from './driver.ts';
import { noteSummary } from './observed.ts';
import { commonType, cypherType, decodeRow, encodeParameters } from './values.ts';

/** A result with the plan of an EXPLAIN or PROFILE. */
export interface PlannedResult extends Result {
  readonly plan: ResultSummary['plan'] | ResultSummary['queryProfile'];
}

export interface LimitedRead {
  /**
   * The prefix that is sent before the statement. A PROFILE is read to its end, because Neo4j only then returns the profile; other
   * results end where their rows are cut.
   */
  readonly before: '' | 'EXPLAIN ' | 'PROFILE ';
  readonly statement: string;
  readonly parameters: Parameters;
}

/** How often the received bytes are checked, in milliseconds. */
const checkIntervalMs = 20;

/**
 * Runs one statement in a READ transaction on its own connections, so that closing them cancels it at any moment: the driver has no
 * limit on the size of a record, and its own ways to cancel wait for the server. When the connection is gone, Neo4j ends the
 * transaction as soon as it can.
 * @throws READ_ABORTED when the signal is aborted; RESULT_TOO_LARGE for too many bytes, values or levels; the driver's own errors.
 */
export async function readWithin(
  open: () => Driver,
  session: SessionConfig,
  limits: Limits,
  request: LimitedRead,
): Promise<PlannedResult> {
  const sockets = new Set<Socket>();
  let abort: (reason: Failure) => void = () => undefined;
  const dropped = new Promise<never>((_, reject) => {
    abort = (reason) => {
      reject(reason);
      for (const socket of sockets) socket.destroy();
    };
  });
  const onAbort = () => {
    abort(new Failure('READ_ABORTED', 'The statement was canceled before it finished.'));
  };
  if (limits.signal.aborted) onAbort();
  limits.signal.addEventListener('abort', onAbort, { once: true });
  const watch = setInterval(() => {
    let bytes = 0;
    for (const socket of sockets) bytes += socket.bytesRead;
    if (bytes > limits.bytes)
      abort(
        new Failure(
          'RESULT_TOO_LARGE',
          `The result is larger than ${limits.bytes.toLocaleString('en-US')} bytes: return fewer rows or smaller values.`,
          {
            extensions: { ...exceeded(questionLimits.resultBytes, null, limits.bytes) },
          },
        ),
      );
  }, checkIntervalMs);
  const meter = new AnswerMeter(limits.rows);
  const onTransaction = async (transaction: Transaction) => {
    const socket = await watchConnection(transaction, (message) => {
      try {
        return meter.admits(message);
      } catch (error) {
        if (isFailure(error, 'RESULT_TOO_LARGE')) abort(error);
        throw error;
      }
    });
    // `collectSockets` does not see encrypted connections open.
    sockets.add(socket);
  };
  const driver = collectSockets(sockets, open);
  try {
    return await Promise.race([
      dropped,
      collectSockets(sockets, () => collectRows(driver, session, limits, request, onTransaction)),
    ]);
  } finally {
    clearInterval(watch);
    limits.signal.removeEventListener('abort', onAbort);
    // Not awaited: it waits for the server, which may still be busy with the canceled statement.
    driver.close().catch(() => undefined);
  }
}

async function collectRows(
  driver: Driver,
  configuration: SessionConfig,
  limits: Limits,
  { before, statement, parameters }: LimitedRead,
  onTransaction: (transaction: Transaction) => Promise<void>,
): Promise<PlannedResult> {
  const toTheEnd = before === 'PROFILE ';
  const session = driver.session({
    ...configuration,
    defaultAccessMode: neo4j.session.READ,
    fetchSize: toTheEnd ? 1000 : Math.min(limits.rows + 1, 1000),
  });
  const transaction = await session.beginTransaction({ timeout: limits.milliseconds, metadata: { tag: limits.tag } });
  await onTransaction(transaction);
  limits.signal.throwIfAborted();
  const result = transaction.run(`${before}${statement}`, encodeParameters(parameters));
  const columns = await result.keys();
  const columnTypes = columns.map(() => 'NULL');
  const rows: Row[] = [];
  let cut = false;
  const slice = new TimeSlice();
  for await (const record of result) {
    if (rows.length === limits.rows) {
      cut = true;
      if (!toTheEnd) return { columns, columnTypes, rows, cut, plan: false };
      continue;
    }
    rows.push(decodeRow(record));
    columns.forEach((column, at) => {
      columnTypes[at] = commonType(columnTypes[at] ?? 'NULL', cypherType(record.get(column)));
    });
    if (slice.isOver) await slice.next();
  }
  const summary = await result.summary();
  noteSummary(summary);
  const { plan, queryProfile } = summary;
  await transaction.close();
  return { columns, columnTypes, rows, cut, plan: queryProfile === false ? plan : queryProfile };
}

const opened = new AsyncLocalStorage<Set<Socket>>();

onSocket((socket) => opened.getStore()?.add(socket));

/** Runs work and collects the sockets that it opens. The driver offers no other way to limit the bytes of a result. */
export function collectSockets<T>(sockets: Set<Socket>, work: () => T): T {
  return opened.run(sockets, work);
}

/** Internals of the driver's transaction, which its types do not declare. */
interface TransactionInternals {
  readonly _connectionHolder: { getConnection(): Promise<DriverConnection | null> };
}

interface DriverConnection {
  protocol(): Protocol;
  /** The wrapped connection, if this one only delegates. */
  readonly _delegate?: DriverConnection;
  readonly _ch?: { readonly _conn: Socket };
}

interface Protocol {
  unpack(message: DriverBuffer): unknown;
}

/** A message, either in one buffer or in the chunks in which it arrived. */
interface DriverBuffer {
  readonly constructor: new (bytes: Buffer) => DriverBuffer;
  readonly _buffer?: Buffer;
  readonly _buffers?: readonly DriverBuffer[];
}

/** A record that the driver takes for a row without values. */
const emptyRecord = { signature: 0x71, fields: [[]] };

/**
 * Inspects every message on a transaction's connection before the driver unpacks it, which blocks the process however many values it
 * has. Joins the chunks of a message, because the driver searches all of them for each byte.
 * @param admits returns whether a message is needed; a row that is not is unpacked as an empty one. An error that it throws ends the
 *   connection.
 * @returns the socket of the connection
 */
async function watchConnection(transaction: Transaction, admits: (message: Buffer) => boolean): Promise<Socket> {
  const connection = await (transaction as unknown as TransactionInternals)._connectionHolder.getConnection();
  if (connection === null) throw new Error('The transaction has no connection.');
  const socket = socketOf(connection);
  const onMessage = limitTurns(socket);
  const protocol = connection.protocol();
  const unpack = protocol.unpack.bind(protocol);
  protocol.unpack = (message) => {
    onMessage();
    const [bytes, joined] = joinChunks(message);
    return admits(bytes) ? unpack(joined) : emptyRecord;
  };
  return socket;
}

/** How long messages may be unpacked one after the other, in milliseconds. */
const turnMs = 25;

/**
 * Returns a function to call for each message: it pauses the socket after a turn so that the rest of the process can run. Node itself
 * reads up to 32 times from a socket with more data before it serves another.
 */
function limitTurns(socket: Socket): () => void {
  let began: number | null = null;
  return () => {
    if (began !== null) {
      if (performance.now() - began > turnMs) socket.pause();
      return;
    }
    began = performance.now();
    setImmediate(() => {
      began = null;
      socket.resume();
    });
  };
}

function joinChunks(message: DriverBuffer): readonly [Buffer, DriverBuffer] {
  if (message._buffer !== undefined) return [message._buffer, message];
  const chunks = message._buffers ?? [];
  const [first] = chunks;
  const bytes = Buffer.concat(chunks.flatMap((chunk) => chunk._buffer ?? []));
  if (first === undefined) throw new Error('The driver passed a message without bytes.');
  return [bytes, new first.constructor(bytes)];
}

function socketOf(connection: DriverConnection): Socket {
  const socket = connection._delegate === undefined ? connection._ch?._conn : socketOf(connection._delegate);
  if (!(socket instanceof Socket)) throw new Error('The connection has no socket.');
  return socket;
}
