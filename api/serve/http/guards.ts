import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { ErrorCode } from '../error-codes.ts';

/**
 * Why a request must not be answered; null: it may. The server listens on loopback only, but a browser on this machine
 * would carry requests of any site to it: by a name that is made to point here (DNS rebinding), or across sites.
 * @param publicUrl origin under which a proxy shows the server; null: only this machine sees it
 */
export function hostGuard({ headers }: IncomingMessage, publicUrl: string | null): string | null {
  const { host = '', origin } = headers;
  if (!isLoopback(hostName(host)) && (publicUrl === null || host !== new URL(publicUrl).host)) {
    return 'The Host header names another machine: use the address that Subtier printed at its start.';
  }
  const isOwn = (from: string) => (publicUrl === null ? isLoopback(originHost(from)) : from === publicUrl);
  if (origin !== undefined && !isOwn(origin)) return 'Requests from other sites are not answered.';
  const isNavigation = headers['sec-fetch-mode'] === 'navigate';
  if (headers['sec-fetch-site'] === 'cross-site' && !isNavigation) return 'Requests from other sites are not answered.';
  return null;
}

/** Without the port, and without the brackets of an IPv6 address. */
function hostName(host: string): string {
  return host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1');
}

/** `null` is the origin of sandboxed frames and files. */
function originHost(origin: string): string {
  return URL.canParse(origin) ? hostName(new URL(origin).host) : '';
}

/** Refuses a GET whose `variables` or `extensions` are no JSON objects, as a body's are: Yoga takes that for a fault of the server. */
export function checkQueryString(): Plugin {
  return {
    onRequestParse({ request, url }) {
      if (request.method !== 'GET') return;
      for (const name of ['variables', 'extensions']) {
        const text = url.searchParams.get(name);
        if (text !== null && text !== '' && !isObject(text))
          throw new GraphQLError(`${name} is not a JSON object.`, {
            extensions: { code: 'BAD_REQUEST' satisfies ErrorCode, http: { status: 400 } },
          });
      }
    },
  };
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a host name or address is this machine's own, which nobody else can reach. */
export function isLoopback(host: string): boolean {
  if (host.toLowerCase() === 'localhost') return true;
  const version = isIP(host);
  return version !== 0 && loopback.check(host, version === 6 ? 'ipv6' : 'ipv4');
}

/** Sent with everything. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** The page loads its own files and speaks to its own server; inline styles are those that the drawing library sets. */
export const pagePolicy = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
});

/** GraphiQL is one document with everything inline; it can't fetch from anywhere else. */
export const graphiqlPolicy = policy({
  'default-src': "'none'",
  'script-src': "'unsafe-inline' blob:",
  'worker-src': 'blob:',
  'style-src': "'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': 'data:',
  'connect-src': "'self'",
});

function policy(directives: Readonly<Record<string, string>>): string {
  const own = { 'base-uri': "'none'", 'form-action': "'none'", 'frame-ancestors': "'none'" };
  return Object.entries({ ...directives, ...own })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** A page of another site can't send it without asking first, and is refused when it asks. Any value will do. */
export const csrfHeader = 'x-subtier-csrf';

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
