import { Socket } from 'node:net';
import type { Transaction } from 'neo4j-driver';

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
export async function watchConnection(transaction: Transaction, takes: (message: Buffer) => boolean): Promise<Socket> {
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
