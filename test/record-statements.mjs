// Runs first in every process of a test run, by NODE_OPTIONS. Records the statements that leave the process for a Neo4j, as they are on the wire (Bolt), so
// that none is missed: whoever sends them, through whichever driver, from sources or from a bundle. `statement-report.ts` counts what Neo4j planned.
import { createHash } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const folder = process.env.SUBTIER_TEST_STATEMENTS;
const magic = 0x6060b017;
const handshakeBytes = 20;
/** A version and its capabilities, if the server let the driver choose. No message starts with two zeros. */
const choiceBytes = 5;
const runMessage = 0x10;
/** A repetition within so many milliseconds is not recorded: only another start of the database would plan it again. */
const quiet = 1000;

if (folder !== undefined && isMainThread)
  subscribe('net.client.socket', ({ socket }) => {
    // To connect, Node.js sets its own `write`.
    socket.once('connect', () => watch(socket));
  });

let connections = 0;

function watch(socket) {
  const messages = new Messages();
  connections += 1;
  const connection = { id: `${process.pid}-${connections}`, number: null };
  const { write, emit } = socket;
  socket.write = (data, ...others) => {
    if (Buffer.isBuffer(data) && messages.add(data))
      for (const message of messages.take()) record(socket.remotePort, connection, message);
    else socket.write = write;
    return write.call(socket, data, ...others);
  };
  // The server's number of the connection is in its answer to the first message.
  socket.emit = (event, data, ...others) => {
    if (event === 'data' && Buffer.isBuffer(data)) {
      const number = /bolt-(\d+)/.exec(data.toString('latin1'))?.[1];
      if (number !== undefined || !messages.isBolt) socket.emit = emit;
      if (number !== undefined) connection.number = Number(number);
    }
    return emit.call(socket, event, data, ...others);
  };
}

/** The messages of one connection, put together from their chunks. */
class Messages {
  #bytes = Buffer.alloc(0);
  #parts = [];
  #hasStarted = false;
  isBolt = true;

  /** Returns false if this is no Bolt connection. */
  add(data) {
    this.#bytes = this.#bytes.length === 0 ? data : Buffer.concat([this.#bytes, data]);
    if (!this.#hasStarted && this.#bytes.length >= 4) this.isBolt &&= this.#bytes.readUInt32BE() === magic;
    return this.isBolt;
  }

  *take() {
    if (!this.#hasStarted) {
      const start = this.#bytes.subarray(handshakeBytes);
      if (start.length < 2) return;
      this.#hasStarted = true;
      this.#bytes = start.readUInt16BE() === 0 ? start.subarray(choiceBytes) : start;
    }
    while (this.#bytes.length >= 2) {
      const end = 2 + this.#bytes.readUInt16BE();
      if (this.#bytes.length < end) return;
      if (end > 2) this.#parts.push(this.#bytes.subarray(2, end));
      else if (this.#parts.length > 0) yield Buffer.concat(this.#parts.splice(0));
      this.#bytes = this.#bytes.subarray(end);
    }
  }
}

/** When each statement was recorded last, by what it is recorded as. */
const last = new Map();

function record(port, connection, message) {
  if (message[1] !== runMessage) return;
  const reader = new PackedValues(message, 2);
  const text = reader.text();
  const types = reader.types();
  const digest = createHash('sha256').update(text).digest('base64url');
  const key = `${connection.id} ${digest} ${types}`;
  const now = Date.now();
  const before = last.get(key);
  if (before !== undefined && now - before < quiet) return;
  last.set(key, now);
  const project = process.env.SUBTIER_TEST_PROJECT ?? '';
  const entry = { time: now, project, port, connection, digest, types, ...(before === undefined && { text }) };
  // At once: many processes are killed.
  try {
    appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(entry)}\n`);
  } catch (error) {
    // The test run is over.
    if (error.code !== 'ENOENT') throw error;
  }
}

/** Reads PackStream: https://neo4j.com/docs/bolt/current/packstream/ */
class PackedValues {
  #bytes;
  #at;

  constructor(bytes, at) {
    this.#bytes = bytes;
    this.#at = at;
  }

  text() {
    const length = this.#header().size;
    this.#at += length;
    return this.#bytes.toString('utf8', this.#at - length, this.#at);
  }

  /** The types of a map's values, by name: what Neo4j plans for, as long as `internal.cypher.use_parameter_size` is off. */
  types() {
    const { size } = this.#header();
    const types = Array.from({ length: size }, () => `${this.text()}:${this.#skip()}`);
    return types.sort().join(' ');
  }

  /** Skips a value and returns its type. */
  #skip() {
    const { type, size } = this.#header();
    if (type === 'text' || type === 'bytes' || type === 'integer' || type === 'float') this.#at += size;
    else {
      const values = type === 'map' ? 2 * size : size;
      for (let count = 0; count < values; count += 1) this.#skip();
    }
    return type;
  }

  #header() {
    const marker = this.#bytes[this.#at++];
    const low = marker & 0x0f;
    if (marker < 0x80 || marker >= 0xf0) return { type: 'integer', size: 0 };
    if (marker < 0x90) return { type: 'text', size: low };
    if (marker < 0xa0) return { type: 'list', size: low };
    if (marker < 0xb0) return { type: 'map', size: low };
    if (marker < 0xc0) return { type: `structure ${this.#number(1)}`, size: low };
    if (marker === 0xc0) return { type: 'null', size: 0 };
    if (marker === 0xc1) return { type: 'float', size: 8 };
    if (marker < 0xc4) return { type: 'boolean', size: 0 };
    if (marker >= 0xc8 && marker <= 0xcb) return { type: 'integer', size: 2 ** (marker - 0xc8) };
    const sized = { 0xc: 'bytes', 0xd: marker < 0xd4 ? 'text' : marker < 0xd8 ? 'list' : 'map' }[marker >> 4];
    if (sized === undefined) throw new Error(`Unknown marker ${marker}.`);
    return { type: sized, size: this.#number(2 ** (marker & 0x03)) };
  }

  #number(bytes) {
    this.#at += bytes;
    return this.#bytes.readUIntBE(this.#at - bytes, bytes);
  }
}
