import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { Failure } from '#graph/failure.ts';
import type { ErrorCode } from '../error-codes.ts';

/**
 * Returns why a request is refused, or null if it is allowed. The server listens on loopback only, but a browser on this
 * machine can send requests from any site to it: through a name that resolves to loopback (DNS rebinding), or across sites.
 * @param publicUrl public origin behind a proxy; null if the server is local
 */
export function hostGuard({ headers }: IncomingMessage, publicUrl: string | null): string | null {
  const { host = '', origin } = headers;
  if (!isLoopback(hostName(host)) && (publicUrl === null || !isHostOf(host, new URL(publicUrl)))) {
    return 'The Host header names another machine: use the address that Subtier printed when it started.';
  }
  const isOwn = (from: string) => (publicUrl === null ? isLoopback(originHost(from)) : from === publicUrl);
  if (origin !== undefined && !isOwn(origin)) return 'Requests from other sites are refused.';
  const isNavigation = headers['sec-fetch-mode'] === 'navigate';
  if (headers['sec-fetch-site'] === 'cross-site' && !isNavigation) return 'Requests from other sites are refused.';
  return null;
}

/** Whether a Host header names the host of an address: in upper or lower case, and with or without the protocol's own port. */
function isHostOf(host: string, { protocol, host: own }: URL): boolean {
  const withoutPort = host.toLowerCase().replace(protocol === 'https:' ? /:443$/ : /:80$/, '');
  return withoutPort === own;
}

/** The host without the port and without the brackets of an IPv6 address. */
function hostName(host: string): string {
  return host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1');
}

/** The host of an origin; empty for `null`, the origin of sandboxed frames and files. */
function originHost(origin: string): string {
  return URL.canParse(origin) ? hostName(new URL(origin).host) : '';
}

/** Refuses a GET whose `variables` or `extensions` are not JSON objects; Yoga would report an internal error. */
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

/** Whether a host name or address is loopback, which other machines cannot reach. */
function isLoopback(host: string): boolean {
  if (host.toLowerCase() === 'localhost') return true;
  const version = isIP(host);
  return version !== 0 && loopback.check(host, version === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Checks that a server listens on this machine only.
 * @throws HOST_REFUSED if the host is not a loopback address
 */
export function checkLoopback(host: string): void {
  if (isLoopback(host)) return;
  const reason =
    isIP(host) === 0
      ? 'which is neither localhost nor a complete IP address'
      : 'which other machines can reach, and Subtier has no authentication yet';
  throw new Failure('HOST_REFUSED', `HOST is ${host}, ${reason}: unset HOST, or set it to 127.0.0.1.`);
}

/** Headers of every response. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** Content security policy of the page: it loads only its own files and contacts only its own server. The drawing library sets inline styles. */
export const pagePolicy = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
});

/** Content security policy of GraphiQL: one document with everything inline, which can't load from anywhere else. */
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

/** Header that a page of another site can't send without a CORS preflight, which is refused. Any value is accepted. */
export const csrfHeader = 'x-subtier-csrf';

/**
 * Refuses a form without that header: a page of another program on this machine can send one without a CORS preflight, and a mutation in it.
 */
export function checkForm(): Plugin {
  return {
    onRequestParse({ request }) {
      const type = request.headers.get('content-type')?.toLowerCase() ?? '';
      if (request.method !== 'POST' || !type.startsWith('application/x-www-form-urlencoded')) return;
      if (request.headers.has(csrfHeader)) return;
      throw new GraphQLError(`Forms need the header ${csrfHeader}: send JSON, or add it.`, {
        extensions: { code: 'CSRF_HEADER_REQUIRED' satisfies ErrorCode, http: { status: 403 } },
      });
    },
  };
}

/** Refuses a body whose media type no parser accepts; Yoga would respond without a message. */
export function checkMediaType(): Plugin {
  return {
    onRequestParse({ request, requestParser }) {
      if (request.method !== 'POST' || requestParser !== undefined) return;
      throw new GraphQLError('Send the query as JSON, with the header Content-Type: application/json.', {
        extensions: { code: 'BAD_REQUEST' satisfies ErrorCode, http: { status: 415 } },
      });
    },
  };
}

/** The refusal of every request that would change something, at a public address: nobody can sign in yet, so everybody would be the same person. */
export const readOnly = {
  code: 'SERVER_READ_ONLY',
  status: 403,
  message:
    'This server has a public address, so it is read-only until people can sign in: change the data and cases on the machine itself, with the command line or a server without SUBTIER_PUBLIC_URL.',
} as const satisfies { readonly code: ErrorCode; readonly status: number; readonly message: string };

/** The part of Node's request that the API uses; null for the server's own requests. */
export interface ClientRequest {
  readonly req: IncomingMessage | null;
}

/**
 * Identifies the client by its address and, behind a proxy, by the last address in X-Forwarded-For, which the proxy saw itself. Without a proxy
 * anybody could write that header, so it is ignored. Clients behind the same address count as one.
 * @param isPublic whether the server has a public address, and so a proxy
 * @returns null for a request of the server's own
 */
export function clientOf({ req }: ClientRequest, isPublic: boolean): string | null {
  if (req === null) return null;
  const { socket, headers } = req;
  const forwarded = isPublic ? forwardedFor(headers['x-forwarded-for']) : '';
  return `${socket.remoteAddress ?? ''} ${forwarded}`.trim();
}

/** The last address in X-Forwarded-For; empty if there is none. Only for a server behind a proxy. */
export function forwardedFor(header: string | readonly string[] | null | undefined): string {
  return [header ?? []].flat().join(',').split(',').at(-1)?.trim() ?? '';
}
