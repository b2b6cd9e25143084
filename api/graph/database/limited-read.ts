import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';
import neo4j from 'neo4j-driver';
import type { Driver, ResultSummary, SessionConfig, Transaction } from 'neo4j-driver';
import { Failure, isFailure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { AnswerMeter, TimeSlice } from './answer-meter.ts';
import type { Limits, Parameters, Result, Row } from './database.ts';
import { commonType, cypherType, decodeRow, encodeParameters } from './values.ts';

/** A result with the plan that an EXPLAIN or a PROFILE has. */
export interface PlannedResult extends Result {
  readonly plan: ResultSummary['plan'] | ResultSummary['queryProfile'];
}

export interface ReadQuestion {
  /**
   * What is sent before the statement: places that Neo4j tells of are not counted from there. A profile is read to its end, for
   * Neo4j gives none of what was not; else it may end where the rows are cut.
   */
  readonly before: '' | 'EXPLAIN ' | 'PROFILE ';
  readonly statement: string;
  readonly parameters: Parameters;
}

/** How often the bytes received are looked at, in milliseconds. */
const watchInterval = 20;

/**
 * Runs one statement in a READ transaction on connections of its own, so that the answer can be given up at any moment
 * by closing them: the driver has no limit on a record's size, and its own ways to end wait for the server. Neo4j ends a
 * transaction whose connection is gone, as far as it can.
 * @throws READ_ABORTED by the signal; RESULT_TOO_LARGE beyond the bytes, the values or the levels; the driver's own errors.
 */
export async function readWithin(
  open: () => Driver,
  session: SessionConfig,
  limits: Limits,
  question: ReadQuestion,
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
    abort(new Failure('READ_ABORTED', 'The statement was given up before it had an answer.'));
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
          `The answer is larger than ${limits.bytes} bytes: ask for fewer rows or smaller values.`,
          {
            extensions: { ...exceeded(questionLimits.resultBytes, null, limits.bytes) },
          },
        ),
      );
  }, watchInterval);
  const meter = new AnswerMeter(limits.rows);
  const onTransaction = async (transaction: Transaction) => {
    const socket = await watchConnection(transaction, (message) => {
      try {
        return meter.takes(message);
      } catch (error) {
        if (isFailure(error, 'RESULT_TOO_LARGE')) abort(error);
        throw error;
      }
    });
    // Of those that are encrypted, no word came when they were opened.
    sockets.add(socket);
  };
  const driver = collectSockets(sockets, open);
  try {
    return await Promise.race([
      dropped,
      collectSockets(sockets, () => collectRows(driver, session, limits, question, onTransaction)),
    ]);
  } finally {
    clearInterval(watch);
    limits.signal.removeEventListener('abort', onAbort);
    // Not awaited: it waits for the server, which may be busy with what was given up.
    driver.close().catch(() => undefined);
  }
}

async function collectRows(
  driver: Driver,
  configuration: SessionConfig,
  limits: Limits,
  { before, statement, parameters }: ReadQuestion,
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
  const { plan, queryProfile } = await result.summary();
  await transaction.close();
  return { columns, columnTypes, rows, cut, plan: queryProfile === false ? plan : queryProfile };
}

const opened = new AsyncLocalStorage<Set<Socket>>();

subscribe('net.client.socket', (message) => {
  if (typeof message === 'object' && message !== null && 'socket' in message && message.socket instanceof Socket)
    opened.getStore()?.add(message.socket);
});

/** Runs work and collects the sockets that it opens: the driver gives no other way to bound what one answer may bring. */
export function collectSockets<T>(sockets: Set<Socket>, work: () => T): T {
  return opened.run(sockets, work);
}

/** What the driver's transaction holds and its types do not show. */
interface Inside {
  readonly _connectionHolder: { getConnection(): Promise<DriverConnection | null> };
}

interface DriverConnection {
  protocol(): Protocol;
  /** Of one that only passes on. */
  readonly _delegate?: DriverConnection;
  readonly _ch?: { readonly _conn: Socket };
}

interface Protocol {
  unpack(message: DriverBuffer): unknown;
}

/** A message: in one piece, or in the pieces in which it came. */
interface DriverBuffer {
  readonly constructor: new (bytes: Buffer) => DriverBuffer;
  readonly _buffer?: Buffer;
  readonly _buffers?: readonly DriverBuffer[];
}

/** What the driver takes for a row without values. */
const emptyRecord = { signature: 0x71, fields: [[]] };

/**
 * Shows every message on a transaction's connection before the driver unpacks it, which it does in one go however many values it has.
 * Messages come in one piece then: in pieces the driver goes through all of them for each byte.
 * @param takes whether a message is of use; a row that is not is unpacked as an empty one. What it throws ends the connection.
 * @returns the connection's socket
 */
async function watchConnection(transaction: Transaction, takes: (message: Buffer) => boolean): Promise<Socket> {
  const connection = await (transaction as unknown as Inside)._connectionHolder.getConnection();
  if (connection === null) throw new Error('The transaction has no connection.');
  const socket = socketOf(connection);
  const takesTurns = turnsOf(socket);
  const protocol = connection.protocol();
  const unpack = protocol.unpack.bind(protocol);
  protocol.unpack = (message) => {
    takesTurns();
    const [bytes, whole] = inOnePiece(message);
    return takes(bytes) ? unpack(whole) : emptyRecord;
  };
  return socket;
}

/** For so many milliseconds messages may be unpacked one after the other. */
const longestTurn = 25;

/**
 * To be called with each message: lets the rest of the process have its turn once in a while. Node by itself reads 32 times from a
 * socket that has more before it looks at another.
 */
function turnsOf(socket: Socket): () => void {
  let began: number | null = null;
  return () => {
    if (began !== null) {
      if (performance.now() - began > longestTurn) socket.pause();
      return;
    }
    began = performance.now();
    setImmediate(() => {
      began = null;
      socket.resume();
    });
  };
}

function inOnePiece(message: DriverBuffer): readonly [Buffer, DriverBuffer] {
  if (message._buffer !== undefined) return [message._buffer, message];
  const pieces = message._buffers ?? [];
  const [first] = pieces;
  const bytes = Buffer.concat(pieces.flatMap((piece) => piece._buffer ?? []));
  if (first === undefined) throw new Error('The driver gave a message without bytes.');
  return [bytes, new first.constructor(bytes)];
}

function socketOf(connection: DriverConnection): Socket {
  const socket = connection._delegate === undefined ? connection._ch?._conn : socketOf(connection._delegate);
  if (!(socket instanceof Socket)) throw new Error('The connection has no socket.');
  return socket;
}
