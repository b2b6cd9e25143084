import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { isLoopback } from '#graph/env.ts';
import type { Environment } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';
import type { ErrorCode } from '../error-codes.ts';

/**
 * Returns why a local server refuses a request that came through a proxy, or null: whoever reaches that proxy would be the local user, an ADMIN,
 * because proxies send loopback as the Host unless they are told to pass on the browser's.
 */
export function forwardedGuard({ headers }: IncomingMessage): string | null {
  const isForwarded = Object.keys(headers).some((name) => /^(x-forwarded-.+|x-real-ip|forwarded|via)$/.test(name));
  return isForwarded
    ? 'The request came through a proxy, but this server is for its own machine only: set SUBTIER_PUBLIC_URL and a way to sign in (docs/team.md).'
    : null;
}

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

type Reach = Pick<Environment, 'host' | 'publicUrl' | 'signIn'>;

/**
 * Checks that whoever can reach the server from elsewhere must sign in, over TLS.
 * @throws HOST_REFUSED, with what is missing
 */
export function checkReach({ host, publicUrl, signIn }: Reach): void {
  const refuse = (reason: string): never => {
    throw new Failure('HOST_REFUSED', `${reason} (docs/team.md).`);
  };
  const isPublic = publicUrl !== null && !isLoopback(hostName(new URL(publicUrl).host));
  if (isLoopback(host) && !isPublic) return;
  if (!isLoopback(host) && isIP(host) === 0)
    refuse(`HOST is ${host}, which is neither localhost nor a complete IP address: unset it, or set it to 127.0.0.1`);
  const where = isLoopback(host)
    ? `SUBTIER_PUBLIC_URL is ${publicUrl ?? ''}`
    : `HOST is ${host}, which other machines can reach`;
  if (signIn === null)
    refuse(`${where}, but nobody can sign in: set SUBTIER_OIDC_ISSUER or SUBTIER_PROXY_ISSUER with what belongs to it`);
  if (publicUrl === null) refuse(`${where}: set SUBTIER_PUBLIC_URL to the address that browsers will use`);
  else if (!publicUrl.startsWith('https:'))
    refuse(
      `${where}, but passwords and cookies need TLS: use https, with a proxy or with SUBTIER_TLS_CERT and SUBTIER_TLS_KEY`,
    );
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

/** Header of every response of a server that speaks TLS itself: browsers then never use plain HTTP for it. */
export const transportSecurity = { 'Strict-Transport-Security': 'max-age=31536000' } as const;

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

/** The part of Node's request that the API uses; null for the server's own requests. */
export interface ClientRequest {
  readonly req: IncomingMessage | null;
}

/**
 * The address from which a request comes: behind a proxy, the last one in X-Forwarded-For, which the proxy saw itself. Without a proxy, anybody could
 * write that header, so it is ignored.
 */
export function addressOf({ socket, headers }: IncomingMessage, isBehindProxy: boolean): string {
  const forwarded = isBehindProxy ? [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim() : '';
  return `${socket.remoteAddress ?? ''} ${forwarded ?? ''}`.trim();
}
