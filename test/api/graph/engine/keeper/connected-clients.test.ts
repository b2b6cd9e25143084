import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { KeeperLink } from '#graph/engine/keeper/client.ts';
import { ConnectedClients } from '#graph/engine/keeper/connected-clients.ts';
import type { ClientEvent } from '#graph/engine/keeper/transitions.ts';
import { until } from '#test/until.ts';
import { untilClosed } from '../client.ts';

const token = 'a token that only the owner of the home can read';
const hello = `${JSON.stringify({ type: 'hello', token })}\n`;

interface Listening {
  readonly clients: ConnectedClients;
  readonly keeperPort: number;
  readonly events: readonly ClientEvent[];
  /** Connects without a word. */
  readonly connect: () => Promise<Socket>;
  /** Connects a client, and waits until it is accepted. */
  readonly link: () => Promise<KeeperLink>;
}

async function listen(): Promise<Listening> {
  const events: ClientEvent[] = [];
  const clients = new ConnectedClients(token, (event) => {
    events.push(event);
  });
  const keeperPort = await clients.listen();
  const opened: { destroy(): void }[] = [];
  onTestFinished(async () => {
    for (const one of opened) one.destroy();
    await clients.close().catch(() => undefined);
  });
  return {
    clients,
    keeperPort,
    events,
    async connect() {
      const socket = connect(keeperPort, '127.0.0.1');
      opened.push(socket);
      await once(socket, 'connect');
      return socket;
    },
    async link() {
      const link = await KeeperLink.open({ keeperPort, token });
      if (link === null) throw new Error('Nobody listens.');
      opened.push({
        destroy: () => {
          link.close();
        },
      });
      const joined = events.length;
      await until('a client to be accepted', () => events.length > joined);
      return link;
    },
  };
}

test('a client is told the latest report and all later ones, and what it asks for has its number', async () => {
  const { clients, events, link } = await listen();
  clients.report({ type: 'progress', message: 'Starting …' });
  const one = await link();
  const other = await link();
  const heard: string[] = [];
  const ready = one.untilReady((message) => heard.push(message));
  clients.report({ type: 'progress', message: 'still starting …' });
  clients.report({ type: 'ready', boltPort: 7 });
  expect(await ready).toBe(true);
  expect(heard).toEqual(['Starting …', 'still starting …']);
  expect(await other.untilReady(() => undefined)).toBe(true);
  expect([one.boltPort, other.boltPort]).toEqual([7, 7]);

  await other.reportPanic();
  await until('its request', () => events.length === 3);
  one.close();
  await until('the client to leave', () => events.length === 4);
  expect(events).toEqual([
    { type: 'joined', client: 1 },
    { type: 'joined', client: 2 },
    { type: 'request', client: 2, request: 'panicked' },
    { type: 'left', client: 1 },
  ]);
});

test('callers that wait for a restart send one request, and go on once the database is ready again', async () => {
  const { clients, events, link } = await listen();
  const client = await link();
  clients.report({ type: 'ready', boltPort: 7 });
  await client.untilReady(() => undefined);
  let restarted = 0;
  const restarts = [client.restart(), client.restart()].map((restart) => restart.then(() => (restarted += 1)));
  await until('its request', () => events.length === 2);
  restarts.push(client.restart().then(() => (restarted += 1)));
  clients.report({ type: 'progress', message: 'Stopping …' });
  expect(restarted).toBe(0);
  clients.report({ type: 'ready', boltPort: 8 });
  await Promise.all(restarts);
  expect(events.slice(1)).toEqual([{ type: 'request', client: 1, request: 'restart' }]);
  expect(client.boltPort).toBe(8);
});

test('a client that asks for the end is told of other clients, or of the end', async () => {
  const { clients, events, link } = await listen();
  const client = await link();
  await link();
  for (const [others, text] of [
    [1, 'another command'],
    [3, '3 other commands'],
  ] as const) {
    const asked = events.length;
    const ended = client.end();
    const refused = expect(ended).rejects.toMatchObject({
      code: 'HOME_IN_USE',
      message: `The database is in use by ${text}: stop them and try again.`,
    });
    await until('its request', () => events.length > asked);
    clients.reportTo(1, { type: 'shared', others });
    await refused;
  }
  const ended = client.end();
  clients.report({ type: 'ended' });
  await clients.close();
  await ended;
});

test('a client that is killed has left', async () => {
  const { events, keeperPort } = await listen();
  const program = `require('node:net').connect(${keeperPort}, '127.0.0.1').write(${JSON.stringify(hello)})`;
  const child = spawn(process.execPath, ['-e', program], { stdio: 'inherit' });
  await until('the client to come', () => events.length === 1);
  child.kill('SIGKILL');
  await until('the client to leave', () => events.length === 2);
  expect(events).toEqual([
    { type: 'joined', client: 1 },
    { type: 'left', client: 1 },
  ]);
});

test('who sends too much, garbage, no token or another one is disconnected, and no client', async () => {
  const { events, connect: open } = await listen();
  const flood = await open();
  const flooded = untilClosed(flood);
  const chunk = Buffer.alloc(1024 ** 2, 'x');
  let sent = 0;
  for (; sent < 512 && flood.writable; sent += 1) {
    const drained = new Promise((resolve) => flood.write(chunk, resolve));
    await Promise.race([drained, flooded]);
  }
  await flooded;
  // What the kernel took; the keeper reads no more than the beginning.
  expect(sent).toBeLessThan(64);

  for (const text of [
    'GET / HTTP/1.1\r\n\r\n',
    `${JSON.stringify({ type: 'end' })}\n`,
    `${JSON.stringify({ type: 'hello', token: 'another' })}\n`,
    `${JSON.stringify({ type: 'hello', token, more: 'x'.repeat(1024) })}\n`,
  ]) {
    const socket = await open();
    const closed = untilClosed(socket);
    socket.write(text);
    await closed;
  }
  expect(events).toEqual([]);
});

test('who says nothing for ten seconds is disconnected', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { events, connect: open, link } = await listen();
  const client = await link();
  const silent = await open();
  const closed = once(silent, 'close');
  let isClosed = false;
  silent.once('close', () => {
    isClosed = true;
  });
  // A later connection was accepted, so this one was.
  await link();
  vi.advanceTimersByTime(9_000);
  await client.reportPanic();
  await until('a request after nine seconds', () => events.length === 3);
  expect(isClosed).toBe(false);
  vi.advanceTimersByTime(1_000);
  await closed;
  // Clients stay, however long they say nothing.
  await client.reportPanic();
  await until('a request after ten seconds', () => events.length === 4);
});

test('a keeper that ends lets its clients read the last report, and disconnects whoever comes too late', async () => {
  const { clients, events, connect: open, link } = await listen();
  const late = await open();
  const client = await link();
  clients.report({ type: 'failed', failure: 'DISK_FULL', message: 'The disk is full.' });
  const closed = clients.close();
  await expect(client.untilReady(() => undefined)).rejects.toMatchObject({ code: 'DISK_FULL' });
  // It has stopped to listen, but this connection keeps it.
  const disconnected = untilClosed(late);
  late.write(hello);
  await disconnected;
  await closed;
  expect(events.filter(({ type }) => type === 'joined')).toHaveLength(1);
});
