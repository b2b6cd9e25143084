import type { IncomingMessage } from 'node:http';

/** What Node's server hands to the API. */
export interface ClientRequest {
  readonly req: IncomingMessage;
}

/**
 * Who sends a request: its address, and whom the nearest proxy names last, as that is the one whom it saw itself. Clients
 * behind one address are one client.
 */
export function clientOf({ socket, headers }: IncomingMessage): string {
  return [socket.remoteAddress ?? '', forwardedFor(headers['x-forwarded-for'])].join(' ').trim();
}

function forwardedFor(header: string | readonly string[] | undefined): string {
  return [header ?? []].flat().join(',').split(',').at(-1)?.trim() ?? '';
}
