import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';

const opened = new AsyncLocalStorage<Set<Socket>>();

subscribe('net.client.socket', (message) => {
  if (typeof message === 'object' && message !== null && 'socket' in message && message.socket instanceof Socket)
    opened.getStore()?.add(message.socket);
});

/** Runs work and collects the sockets that it opens: the driver gives no other way to bound what one answer may bring. */
export function collectSockets<T>(sockets: Set<Socket>, work: () => T): T {
  return opened.run(sockets, work);
}
